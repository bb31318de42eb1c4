// A round from the question to «Jeg har lest», as two elected members and their leader.

import { assert, step, until, walk } from "../browser.mjs";

const KARI = { write: "Skriv refleksjon", named: "Del med namnet mitt", save: "Lagre" };
const EVA = { write: "Skriv refleksjon", named: "Del med navnet mitt", only: "Bare for meg", save: "Lagre" };

async function answer(page, words, as) {
  await page.getByRole("button", { name: as.write }).last().press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").first().fill(words);
  await dialog.getByRole("radio", { name: as.named }).check();
  await step(page, "writing a reflection");
  await dialog.getByRole("button", { name: as.save }).press("Enter");
  await dialog.waitFor({ state: "detached" });
}

async function withdraw(page, as) {
  await page.getByRole("button", { name: "Endre" }).last().press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: as.only }).check();
  await dialog.getByRole("button", { name: as.save }).press("Enter");
  await dialog.waitFor({ state: "detached" });
}

await walk(async ({ as }) => {
  const [kari, eva, ola] = [await as("kari"), await as("eva"), await as("ola")];
  for (const page of [kari, eva, ola]) {
    await page.getByRole("button", { name: /^(Jeg|Eg) er med/ }).first().waitFor();
    await step(page, "the welcome");
    await page.getByRole("button", { name: /^(Jeg|Eg) er med/ }).first().press("Enter");
  }

  await until(eva, eva.getByRole("button", { name: EVA.write }).last());
  await step(eva, "the question");
  await kari.getByRole("button", { name: KARI.write }).last().waitFor();
  await answer(kari, "Vi bør spørje <b>oftare</b> kva dei andre treng.", KARI);
  await answer(eva, "Det hjelper å fortelle hva vi valgte bort.", EVA);

  const channel = await as("eva", "#bord-1");
  await until(eva, channel.getByText("Svarene står i tråden, i tilfeldig rekkefølge."));
  await channel.getByText("Vi bør spørje <b>oftare</b> kva dei andre treng.").waitFor();
  await channel.getByText("Det hjelper å fortelle hva vi valgte bort.").waitFor();
  await step(channel, "what was shared, in the thread");
  await withdraw(eva, EVA);
  const withdrawn = channel.getByText("Det hjelper å fortelle hva vi valgte bort.");
  await withdrawn.waitFor({ state: "detached" });
  await channel.getByText("1 svar", { exact: true }).waitFor();
  await step(channel, "a text that was withdrawn while the page was open");
  await channel.reload();
  await channel.getByText("Vi bør spørje <b>oftare</b> kva dei andre treng.").waitFor();
  assert.equal(await withdrawn.count(), 0, "nothing is left of it after a reload either");

  const asked = (page) => page.getByRole("button", { name: /^Ja, det gj[øe]r (jeg|eg)$/ }).last();
  await until(eva, asked(kari), asked(eva));
  const host = (await asked(kari).count()) ? kari : eva;
  await asked(host).press("Enter");
  await host.getByRole("button", { name: /^Skriv punkt/ }).last().press("Enter");
  const points = host.getByRole("dialog");
  await points.getByRole("textbox").first().fill("at spørsmål åpner mer enn svar");
  await points.locator("button[type=submit]").press("Enter");
  await points.getByText(/Skriv minst to lin/).waitFor();
  await step(host, "one point is too few, and nothing typed is lost");
  await points.getByRole("textbox").nth(1).fill("hva de andre rollene trenger fra oss");
  await step(host, "writing the points");
  await points.locator("button[type=submit]").press("Enter");
  await channel.getByText("Det gruppa vil ta med seg").last().waitFor();
  await step(channel, "the points in the channel");

  const read = ola.getByRole("button", { name: "Jeg har lest" });
  await until(eva, read);
  await step(ola, "the digest to the leader");
  await read.press("Enter");
  await channel.getByText("Ola Nordmann har lest punktene deres", { exact: false }).last().waitFor();
  await step(channel, "the group learns that it was read");
});
