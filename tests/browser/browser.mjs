// Chromium, with axe-core on every step and no way out of this machine.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [base, chosen, scheme, width, height] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const MOST_MOVES = 12;
export const isPhone = Number(width) < 821;

export async function walk(steps) {
  const browser = await chromium.launch({ executablePath: chosen, args: FLAGS });
  const faults = [];
  try {
    await steps({ as: (persona, room) => open(browser, `/?${new URLSearchParams({ persona, ...(room && { room }) })}`, faults), at: (path) => open(browser, path, faults) });
  } finally {
    await browser.close();
  }
  assert.deepEqual(faults, [], "the browser complained, or asked for another machine");
}

async function open(browser, path, faults) {
  const context = await browser.newContext({
    viewport: { width: Number(width), height: Number(height) },
    colorScheme: scheme,
    reducedMotion: "reduce",
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (line) => line.type() === "error" && !/status of [45]\d\d/.test(line.text()) && faults.push(line.text()));
  page.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url()) && new URL(request.url()).origin !== new URL(base).origin) faults.push(request.url());
  });
  await page.goto(base + path);
  await page.locator("#room-name:not(:empty), #cards > *").first().waitFor();
  return page;
}

export async function step(page, name) {
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];
    const { violations } = await window.axe.run(document, { runOnly: rules });
    return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`);
  });
  assert.deepEqual(found, [], `axe-core, ${name}`);
  const wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  assert.ok(wide <= 0, `${name}: the page is ${wide} pixels wider than the window`);
  console.log(`ok ${name}`);
}

// Presses «next event» until it is there, as somebody would who waits for it.
export async function until(page, ...wanted) {
  for (let moved = 0; moved < MOST_MOVES; moved += 1) {
    if (await seen(wanted)) return;
    const clock = page.locator("#clock-now");
    const before = await clock.textContent();
    await page.locator("#clock-next").press("Enter");
    await page.waitForFunction(
      (then) => document.querySelector("#clock-now").textContent !== then && !document.querySelector("#clock-next[aria-disabled]"),
      before,
    );
  }
  assert.fail("it did not come, however far the clock went");
}

// What was sent at this moment is on its way to the page.
function seen(wanted) {
  return Promise.any(wanted.map((one) => one.waitFor({ timeout: 700 }))).then(() => true, () => false);
}

export async function write(page, words) {
  await page.locator("#composer-text").fill(words);
  await page.locator("#composer-text").press("Enter");
}

export const focused = (page) => page.evaluate("document.activeElement.textContent || document.activeElement.id");
export { assert };
