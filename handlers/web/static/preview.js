// Every card, as each platform draws it. The drawings of Slack and Teams come from a bundle that may not be there.

import { drawBlocks } from "./card.js";
import { make } from "./dom.js";
import { get } from "./server.js";
import { learn, say } from "./texts.js";

const NAMES = { slack: "preview-slack", teams: "preview-teams" };

async function start() {
  const { samples, texts } = await get("/api/preview", { language: document.documentElement.lang });
  learn(texts);
  const contents = document.getElementById("contents");
  const cards = document.getElementById("cards");
  for (const sample of samples) {
    contents.append(make("li", {}, make("a", { href: `#${place(sample)}` }, title(sample))));
    cards.append(draw(sample));
  }
  document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
}

const title = (sample) => sample.web.summary ?? sample.web.title;

const place = (sample) => sample.name.replaceAll(/[^a-z0-9]+/gi, "-");

function draw(sample) {
  const drawings = Object.entries(sample.platforms).map(([platform, sent]) => drawPlatform(platform, sent));
  return make(
    "section",
    { class: "sample", "aria-labelledby": place(sample) },
    make("h2", { id: place(sample), lang: sample.web.language }, title(sample)),
    make("p", { class: "help" }, make("code", {}, sample.name)),
    make(
      "div",
      { class: "drawings" },
      ...drawings,
      drawing("preview-web", drawWeb(sample)),
      drawing("preview-text", make("pre", {}, sample.text)),
    ),
  );
}

function drawing(heading, body) {
  return make("div", { class: "drawing" }, make("h3", {}, say(heading)), body);
}

function drawWeb(sample) {
  const heading = sample.form ? [make("h3", {}, sample.web.title)] : [];
  const blocks = drawBlocks(sample.web.blocks, { press: () => {} });
  const ends = [make("button", { type: "button" }, sample.web.cancel), make("button", { type: "button", class: "primary" }, sample.web.submit)];
  return make("div", { class: "card", inert: true }, ...heading, ...blocks, sample.form ? make("div", { class: "buttons" }, ...ends) : null);
}

function drawPlatform(platform, sent) {
  const json = make("details", {}, make("summary", {}, say("preview-as-sent")), make("pre", { tabindex: "0" }, JSON.stringify(sent, null, 2)));
  const paper = make("div", { class: `paper ${platform}`, inert: true }); // a drawing: the text beside it says the same
  const made = globalThis.oppfolgingPreview?.[platform];
  try {
    made?.(sent, paper);
  } catch {
    paper.replaceChildren(say("preview-not-drawn"));
  }
  return drawing(NAMES[platform], make("div", {}, made ? paper : null, json));
}

start();
