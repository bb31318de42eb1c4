// Short lines at the top, read aloud by screen readers, for what happens elsewhere on the page.

import { make } from "./dom.js";

const SHOWN_FOR = 8000;
const hiding = new Map();

// A line takes the place of an earlier one about the same thing; lines about other things stand beside it.
export function tell(text, { about = text, stay = false } = {}) {
  const box = document.getElementById("status");
  const before = [...box.children].find((line) => line.dataset.about === about);
  const line = make("span", { "data-about": about }, text);
  if (before) before.replaceWith(line);
  else box.append(line);
  clearTimeout(hiding.get(about));
  if (!stay) hiding.set(about, setTimeout(() => hush(about), SHOWN_FOR));
}

export function hush(about) {
  for (const line of [...document.getElementById("status").children]) {
    if (line.dataset.about === about) line.remove();
  }
}
