// Forms and second questions. The focus goes back to where it was, and what was typed outlives a closed dialog.

import { drawBlocks } from "./card.js";
import { make, newId } from "./dom.js";
import { check, values } from "./fields.js";
import { Refused } from "./server.js";

const drafts = new Map();

function open(dialog) {
  const before = document.activeElement;
  document.body.append(dialog);
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before?.isConnected) before.focus();
  });
  dialog.showModal();
}

export function ask(confirm, careful, language) {
  return new Promise((resolve) => {
    const title = newId("title");
    const text = newId("text");
    const no = make("button", { type: "button", autofocus: true, onclick: () => dialog.close() }, confirm.no);
    const yes = make("button", { type: "submit", class: careful ? "careful" : "primary" }, confirm.yes);
    const form = make(
      "form",
      { method: "dialog" },
      make("h2", { id: title }, confirm.title),
      make("p", { id: text }, confirm.text),
      make("div", { class: "buttons" }, no, yes),
    );
    const attributes = { role: "alertdialog", lang: language, "aria-labelledby": title, "aria-describedby": text };
    const dialog = make("dialog", attributes, form);
    let said = false;
    form.addEventListener("submit", () => { said = true; });
    dialog.addEventListener("close", () => resolve(said));
    open(dialog);
  });
}

// `send` gets the values and returns the next form, or nothing; what it refuses stands in the form, which stays open.
// `press` is for buttons that stand in the form.
export function fillIn(form, send, press) {
  const title = newId("title");
  const problem = make("p", { class: "problem", role: "alert" });
  const submit = make("button", { type: "submit", class: "primary" }, form.submit);
  const cancel = make("button", { type: "button", onclick: () => dialog.close() }, form.cancel);
  const body = make(
    "form",
    { novalidate: true },
    make("h2", { id: title, tabindex: "-1" }, form.title),
    ...drawBlocks(form.blocks, { draft: drafts.get(form.action) ?? {}, press: (button) => { dialog.close(); press(button); } }),
    problem,
    make("div", { class: "buttons" }, cancel, submit),
  );
  const dialog = make("dialog", { "aria-labelledby": title, lang: form.language }, body);
  body.addEventListener("input", () => drafts.set(form.action, values(body)));
  body.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (submit.ariaDisabled === "true" || !check(body)) return;
    submit.ariaDisabled = "true";
    problem.textContent = "";
    try {
      const next = await send(form.action, values(body));
      drafts.delete(form.action);
      dialog.close();
      if (next) fillIn(next, send, press);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      problem.textContent = error.message;
    } finally {
      submit.ariaDisabled = null;
    }
  });
  open(dialog);
  (body.querySelector("textarea, input, select") ?? body.querySelector("h2")).focus();
}
