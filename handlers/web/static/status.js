// One line at the bottom, read aloud by screen readers, for what happens elsewhere on the page.

const SHOWN_FOR = 8000;
let hiding;

export function tell(text, { stay = false } = {}) {
  const line = document.getElementById("status");
  line.textContent = text;
  line.classList.add("shown");
  clearTimeout(hiding);
  if (!stay) hiding = setTimeout(() => line.classList.remove("shown"), SHOWN_FOR);
}
