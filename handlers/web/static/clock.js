// The clock: forward a day, to the next event, or to a date.

import { newId } from "./dom.js";
import { fillIn } from "./dialogs.js";
import { post, Refused } from "./server.js";
import { hush, tell } from "./status.js";
import { say } from "./texts.js";

let clock = null;

export function showClock(now) {
  clock = now;
  const shown = document.getElementById("clock-now");
  shown.textContent = now.text;
  shown.dateTime = now.at;
}

export function startClock() {
  document.getElementById("clock-day").addEventListener("click", () => moveAndTell({ to: "day" }));
  document.getElementById("clock-next").addEventListener("click", () => moveAndTell({ to: "next" }));
  document.getElementById("clock-date").addEventListener("click", askForDate);
}

async function moveAndTell(where) {
  try {
    await move(where);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    tell(error.message, { about: "clock" });
  }
}

async function move(where) {
  const buttons = [...document.querySelectorAll(".clock-moves button")];
  if (buttons.some((one) => one.ariaDisabled === "true")) return;
  for (const one of buttons) one.ariaDisabled = "true";
  tell(say("clock-running"), { about: "clock", stay: true });
  try {
    const { moved, clock: now } = await post("/api/clock", { persona: document.body.dataset.persona, ...where });
    showClock(now);
    tell(moved ? say("clock-is-now", { when: now.text }) : say("nothing-planned"), { about: "clock" });
  } catch (error) {
    hush("clock");
    throw error;
  } finally {
    for (const one of buttons) one.ariaDisabled = null;
  }
}

function askForDate() {
  const date = { kind: "date-input", name: "date", label: say("date-label"), help: say("date-help"), initial: clock.tomorrow, required: true };
  const form = { language: document.documentElement.lang, title: say("date-title"), blocks: [date], submit: say("go"), cancel: say("cancel"), action: newId("clock") };
  fillIn(form, (_, values) => move({ to: "date", date: values.date }));
}
