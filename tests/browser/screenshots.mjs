// Takes the pictures in docs/screenshots from a demo that was just started:
//   oppfolging demo --fresh --no-browser
//   node tests/browser/screenshots.mjs http://127.0.0.1:8080 /usr/bin/chromium light 1280 860

import { fileURLToPath } from "node:url";
import { until, walk, write } from "./browser.mjs";

const folder = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));
const DESKTOP = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 844 };

async function take(page, name, { scheme = "light", size = DESKTOP } = {}) {
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
  await page.evaluate(() => {
    document.getElementById("status")?.replaceChildren();
    if (!document.activeElement.closest("dialog")) document.activeElement.blur();
  });
  await page.mouse.move(0, 0);
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${folder}${name}.png` });
}

async function answer(page, words) {
  await page.getByRole("button", { name: "Skriv refleksjon" }).last().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").first().fill(words);
  await dialog.getByRole("radio").first().check();
  await take(page, "form-phone", { size: PHONE });
  await page.setViewportSize(DESKTOP);
  await dialog.locator("button[type=submit]").click();
  await dialog.waitFor({ state: "detached" });
}

await walk(async ({ as }) => {
  const [kari, eva, ola] = [await as("kari"), await as("eva"), await as("ola")];
  for (const page of [kari, eva, ola]) await page.getByRole("button", { name: /^(Jeg|Eg) er med/ }).first().click();
  await until(eva, eva.getByRole("button", { name: "Skriv refleksjon" }).last());
  await take(eva, "question");
  await take(eva, "question-dark", { scheme: "dark" });
  await answer(kari, "Eg trur vi må spørje oftare kva dei andre rollene treng.");
  await answer(eva, "Det hjelper å fortelle hva som ble valgt bort, ikke bare hva som ble valgt.");
  await write(ola, "/oppfølging nytt lage et årshjul innen 1. juni");
  await ola.getByRole("dialog").getByRole("radio").last().check();
  await ola.getByRole("dialog").locator("button[type=submit]").click();

  const channel = await as("eva", "#bord-1");
  await until(eva, channel.getByText("Svarene står i tråden", { exact: false }));
  await channel.reload();
  await take(channel, "channel");
  await take(channel, "channel-phone-dark", { scheme: "dark", size: PHONE });

  const asked = (page) => page.getByRole("button", { name: /^Ja, det gj[øe]r (jeg|eg)$/ }).last();
  await until(eva, asked(kari), asked(eva));
  const host = (await asked(kari).count()) ? kari : eva;
  await asked(host).click();
  await host.getByRole("button", { name: /^Skriv punkt/ }).last().click();
  const points = host.getByRole("dialog");
  await points.getByRole("textbox").first().fill("Vi la merke til at spørsmål åpner mer enn svar.");
  await points.getByRole("textbox").nth(1).fill("Vi lurer på hva de andre rollene trenger fra oss.");
  await points.locator("button[type=submit]").click();
  await until(eva, ola.getByRole("button", { name: "Jeg har lest" }));
  await ola.reload();
  await ola.getByRole("heading", { name: /Ukesbrev/ }).last().evaluate((one) => one.closest(".message").scrollIntoView({ block: "start" }));
  await take(ola, "digest");

  const outsider = await as("utenforstaende");
  await take(outsider, "empty");
  await write(outsider, "Hei, kan jeg være med?");
  await outsider.getByText("jeg finner deg ikke i noen av dem", { exact: false }).waitFor();
  await take(outsider, "outsider");
});
