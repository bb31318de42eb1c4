// Takes pictures of the Playground as somebody at its window sees it: `look <name>` on standard input, one a line.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const [chosen, address, folder, packages] = process.argv.slice(2);
const { chromium } = createRequire(`${packages}/`)("playwright-core");
const browser = await chromium.launch({ executablePath: chosen, args: ["--headless", "--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1180, height: 940 } });
await page.goto(address);
await page.waitForTimeout(4_000);
await page.mouse.click(1148, 64); // the log has no place in a picture
console.log("ready");
for await (const line of createInterface({ input: process.stdin })) {
  const [what, ...rest] = line.split(" ");
  try {
    if (what === "click") await page.getByText(rest.join(" "), { exact: true }).first().click({ timeout: 5_000 });
    if (what === "point") await page.mouse.click(Number(rest[0]), Number(rest[1]));
    if (what === "press") await page.getByRole("button", { name: rest.join(" "), exact: true }).last().click({ timeout: 5_000 });
    if (what === "look") {
      await page.waitForTimeout(1_500);
      await page.screenshot({ path: `${folder}/${rest[0]}.png` });
    }
    console.log("done");
  } catch (fault) {
    console.log(`fault ${fault.message.split("\n")[0]}`);
  }
}
await browser.close();
