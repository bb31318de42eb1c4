// The page's own sentences, in the language of the one who looks.

let texts = {};

export function learn(found) {
  texts = found;
}

export function say(key, values = {}) {
  return fill(texts[key], values);
}

export function count(key, n) {
  const [one, several] = texts[key];
  return fill(n === 1 ? one : several, { n });
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}
