// Cards and forms, block by block.

import { drawChart, drawTable } from "./chart.js";
import { make } from "./dom.js";
import { drawField } from "./fields.js";

const DRAWN = {
  heading: (block) => make("h3", {}, block.text),
  text: (block) => make("p", {}, ...inline(block.inline)),
  bullets: (block) => make("ul", { class: "bullets" }, ...block.items.map((item) => make("li", {}, ...inline(item)))),
  quote: (block) =>
    make(
      "figure",
      { class: "quote" },
      make("blockquote", {}, block.text),
      block.by ? make("figcaption", {}, block.by) : null,
    ),
  facts: (block) =>
    make("dl", { class: "facts" }, ...block.pairs.flatMap(([what, is]) => [make("dt", {}, what), make("dd", {}, is)])),
  table: drawTable,
  chart: drawChart,
  divider: () => make("hr"),
  "text-input": (block, { draft }) => drawField(block, draft),
  choice: (block, { draft }) => drawField(block, draft),
  "date-input": (block, { draft }) => drawField(block, draft),
  buttons: (block, { press }) => make("div", { class: "buttons" }, ...block.buttons.map((one) => drawButton(one, press))),
};

export function drawBlocks(blocks, how) {
  return blocks.map((block) => DRAWN[block.kind](block, how));
}

function inline(parts) {
  return parts.map((part) => (part.strong ? make("strong", {}, part.text) : document.createTextNode(part.text)));
}

function drawButton(button, press) {
  if (button.url) {
    const outside = button.url.startsWith("/") ? {} : { target: "_blank", rel: "noopener noreferrer" };
    return make("a", { class: "link-button", href: button.url, ...outside }, button.label);
  }
  const style = button.style === "normal" ? null : button.style;
  return make("button", { type: "button", class: style, onclick: (event) => press(button, event.currentTarget) }, button.label);
}
