// Where one writes, with the words one might begin with.

import { make } from "./dom.js";
import { Refused } from "./server.js";
import { say } from "./texts.js";

const COMMAND = "/oppfølging";
const WORDS = { private: ["", "mine", "nytt", "hjelp"], channel: ["økt", "punkter", "hjelp"] };
const typed = new Map();
let open = null;
let send = null;

const text = () => document.getElementById("composer-text");

export function startComposer(sending) {
  send = sending;
  const form = document.getElementById("composer");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(text().value, true);
  });
  grows(text(), () => form.requestSubmit());
}

export function showComposer(room, isPrivate) {
  if (open) typed.set(open, text().value);
  open = room.id;
  text().value = typed.get(open) ?? "";
  problem("");
  document.getElementById("composer-label").textContent = isPrivate ? say("write-private") : say("write-channel", { room: room.name });
  text().placeholder = document.getElementById("composer-label").textContent;
  document.getElementById("composer-hint").textContent = say(isPrivate ? "hint-private" : "hint-channel");
  const words = WORDS[isPrivate ? "private" : "channel"];
  const buttons = words.map((word) => {
    const whole = `${COMMAND} ${word}`.trim();
    const label = word === words[0] ? whole : word;
    return make("button", { type: "button", onclick: () => submit(whole, false) }, label);
  });
  document.getElementById("suggestions").replaceChildren(...buttons);
}

// Enter sends, Shift and Enter makes a new line; a word that is still being composed is left alone.
export function grows(area, enter) {
  const fit = () => {
    area.style.blockSize = "auto";
    area.style.blockSize = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  };
  area.addEventListener("input", fit);
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    enter();
    fit();
  });
}

let sending = false;
async function submit(words, written) {
  if (sending) return;
  sending = true;
  problem("");
  const area = text();
  if (written) area.value = "";
  try {
    await send(words);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (written && !area.value) area.value = words;
    problem(error.message);
  } finally {
    sending = false;
    area.dispatchEvent(new Event("input"));
  }
}

function problem(words) {
  document.getElementById("composer-problem").textContent = words;
}
