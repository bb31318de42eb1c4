// The clock goes forward, and what is due arrives by itself.

import { assert, step, walk } from "../browser.mjs";

await walk(async ({ as }) => {
  const page = await as("amina");
  await page.getByText("tirsdag 14. april 2026 kl. 08.40").waitFor();
  await page.getByRole("button", { name: "Et døgn fram" }).press("Enter");
  await page.getByText("Klokka er nå onsdag 15. april 2026 kl. 08.40.").waitFor();
  await page.getByText("Dette har du sagt at du vil gjøre:").waitFor();
  await step(page, "reminders with a choice in the card");

  await page.getByRole("combobox", { name: "Hvilket gjelder det?" }).selectOption("c2");
  await page.getByRole("button", { name: "Ferdig" }).press("Enter");
  await page.getByText("Notert.").waitFor();

  await page.getByRole("button", { name: "Til dato" }).press("Enter");
  const date = page.getByRole("textbox", { name: "Dato" });
  await date.fill("2026-04-01");
  await step(page, "asking for a date");
  await page.getByRole("button", { name: "Gå dit" }).press("Enter");
  await page.getByText("Klokka går bare framover.", { exact: false }).waitFor();
  await date.fill("2026-05-08");
  await page.getByRole("button", { name: "Gå dit" }).press("Enter");
  await page.getByText("Klokka er nå fredag 8. mai 2026 kl. 12.00.").waitFor();

  await page.getByRole("button", { name: "Neste hendelse" }).press("Enter");
  await page.getByRole("button", { name: "Slett alt mitt" }).waitFor();
  await page.getByRole("button", { name: "Slett alt mitt" }).press("Enter");
  const sure = page.getByRole("alertdialog", { name: "Slette alt?" });
  await sure.waitFor();
  await step(page, "a second question before deleting");
  await page.keyboard.press("Enter");
  await sure.waitFor({ state: "detached" });
  assert.equal(await page.getByText("Notert.").count(), 1, "Enter alone deletes nothing");

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Last ned" }).press("Enter");
  await page.getByRole("link", { name: "Last ned fila" }).click();
  assert.equal((await download).suggestedFilename(), "mine-data.json");
  await step(page, "a file to take away");

  await page.getByRole("button", { name: "Neste hendelse" }).press("Enter");
  await page.getByText("Ingenting er planlagt framover.", { exact: false }).waitFor();

  const ola = await as("ola");
  await ola.getByRole("img", { name: /Oppfølgingspunkt gruppa har delt/ }).waitFor();
  await step(ola, "a digest with a chart");
  await ola.getByText("Vis tallene som tabell").first().press("Enter");
  await ola.getByRole("table", { name: "Oppfølgingspunkt gruppa har delt" }).waitFor();
  await step(ola, "the chart as a table");
});
