// What one fills in: labelled, explained, and checked with a sentence beside the field.

import { make, newId } from "./dom.js";
import { count, say } from "./texts.js";

const SHOW_COUNTER_BELOW = 500;

export function drawField(block, draft = {}) {
  const value = draft[block.name] ?? block.initial;
  if (block.kind === "choice" && block.open) return drawRadios(block, value);
  const id = newId("field");
  const control = drawControl(block, id, value);
  const label = make("label", { for: id }, block.label, optional(block));
  return drawn(block, "div", control, [label], [control]);
}

export function values(container) {
  const found = {};
  for (const field of container.querySelectorAll(".field")) {
    const control = field.querySelector("textarea, input:not([type=radio]), select, input:checked");
    found[field.dataset.name] = control?.value ?? "";
  }
  return found;
}

export function check(container) {
  let first = null;
  for (const field of container.querySelectorAll(".field")) {
    const problem = problemOf(field);
    field.querySelector(".problem").textContent = problem;
    const control = field.querySelector("textarea, input, select");
    const judged = field.tagName === "FIELDSET" ? field : control;
    judged.setAttribute("aria-invalid", String(problem !== ""));
    if (problem) first ??= control;
  }
  first?.focus();
  return first === null;
}

function problemOf(field) {
  const value = values(field.parentElement)[field.dataset.name];
  const letters = [...value].length;
  const longest = Number(field.dataset.longest);
  if (field.hasAttribute("data-required") && !value.trim()) return say(field.tagName === "FIELDSET" ? "choose-one" : "fill-in");
  return longest && letters > longest ? count("too-many-letters", letters - longest) : "";
}

function drawControl(block, id, value) {
  if (block.kind === "choice") {
    const chosen = block.options.some((option) => option.value === value);
    const first = chosen && block.required ? [] : [make("option", { value: "" }, say("choose"))];
    const options = block.options.map((one) => make("option", { value: one.value, selected: one.value === value }, one.label));
    return make("select", { id, name: block.name }, ...first, ...options);
  }
  const attributes = { id, name: block.name, placeholder: block.placeholder || null, autocomplete: "off" };
  if (block.multiline) {
    const area = make("textarea", { ...attributes, rows: 6 });
    area.value = value;
    return area;
  }
  const input = make("input", { ...attributes, type: block.kind === "date-input" ? "date" : "text" });
  input.value = value;
  return input;
}

function drawRadios(block, value) {
  const group = newId("choice");
  const options = block.options.map((one) => {
    const help = one.help ? newId("help") : null;
    return make(
      "label",
      { class: "option" },
      make("input", { type: "radio", name: group, value: one.value, checked: one.value === value, "aria-describedby": help }),
      make("span", { class: "label" }, one.label),
      one.help ? make("span", { class: "help", id: help }, one.help) : null,
    );
  });
  return drawn(block, "fieldset", null, [make("legend", {}, block.label, optional(block))], options);
}

function drawn(block, tag, control, before, after) {
  const help = block.help ? make("p", { class: "help", id: newId("help") }, block.help) : null;
  const problem = make("p", { class: "problem", id: newId("problem") });
  const counter = control && block.longest ? make("p", { class: "counter", id: newId("counter") }) : null;
  control?.setAttribute("aria-describedby", [help, counter, problem].filter(Boolean).map((one) => one.id).join(" "));
  const data = { "data-name": block.name, "data-required": block.required || null, "data-longest": block.longest ?? null };
  const described = control ? null : [help, problem].filter(Boolean).map((one) => one.id).join(" ");
  if (counter) {
    control.addEventListener("input", () => {
      const left = block.longest - [...control.value].length;
      counter.textContent = left < SHOW_COUNTER_BELOW && left >= 0 ? count("letters-left", left) : "";
    });
  }
  const group = control ? {} : { role: "radiogroup", "aria-required": String(block.required) };
  return make(tag, { class: "field", "aria-describedby": described, ...group, ...data }, ...before, help, ...after, counter, problem);
}

function optional(block) {
  return block.required ? null : make("span", { class: "optional" }, ` (${say("optional")})`);
}
