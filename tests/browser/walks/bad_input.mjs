// What breaks other pages is answered with a sentence here, and nothing typed is lost.

import { assert, step, walk } from "../browser.mjs";

await walk(async ({ as }) => {
  const page = await as("amina");
  const composer = page.locator("#composer-text");

  await composer.fill("   ");
  await composer.press("Enter");
  await page.getByText("Skriv noe først.").waitFor();

  await composer.fill("ord ".repeat(25_000));
  await composer.press("Enter");
  await page.getByText("Teksten er for lang for én melding.", { exact: false }).waitFor();
  assert.equal((await composer.inputValue()).length, 100_000, "the text is still there");
  await step(page, "a text that is too long");

  const odd = "*_~ <!channel> @everyone שלום 👩‍👩‍👧";
  await composer.fill(odd);
  await composer.press("Enter");
  await page.getByText(odd).nth(1).waitFor();

  await composer.fill("w".repeat(2_000));
  await composer.press("Enter");
  await page.getByText("w".repeat(2_000)).nth(1).waitFor();
  await step(page, "a word without an end");

  await composer.fill("/oppfølging krasj");
  await composer.press("Enter");
  await page.getByText("Noe gikk galt hos oss. Prøv igjen om litt.").waitFor();
  await step(page, "a fault of ours");

  await page.getByRole("button", { name: "nytt", exact: true }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Nytt oppfølgingspunkt" });
  await dialog.waitFor();
  await step(page, "a form with a list and a date");
  await dialog.getByRole("button", { name: "Avbryt" }).press("Enter");
});
