// A form from the first press to the saved answer, with the keyboard alone.

import { assert, focused, step, walk } from "../browser.mjs";

await walk(async ({ as }) => {
  const page = await as("amina");
  await step(page, "the question");

  const write = page.getByRole("button", { name: "Skriv refleksjon" });
  await write.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Skriv refleksjon" });
  const text = dialog.getByRole("textbox", { name: "Hva tenker du?" });
  await text.waitFor();
  assert.ok(await text.evaluate((field) => field === document.activeElement), "the first field has the focus");
  await step(page, "the empty form");

  await dialog.getByRole("button", { name: "Lagre" }).press("Enter");
  await dialog.getByText("Fyll ut dette feltet.").waitFor();
  await dialog.getByText("Velg ett av alternativene.").waitFor();
  assert.equal(await text.getAttribute("aria-invalid"), "true");
  await step(page, "the form with what is missing");

  await text.fill("å".repeat(3001));
  await dialog.getByRole("button", { name: "Lagre" }).press("Enter");
  await dialog.getByText("Teksten er ett tegn for lang.").waitFor();

  await text.fill("Det hjelper å <b>spørre</b> 👩‍👩‍👧 først.");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.equal(await focused(page), "Skriv refleksjon", "the focus is back on the button");

  await page.keyboard.press("Enter");
  assert.equal(await text.inputValue(), "Det hjelper å <b>spørre</b> 👩‍👩‍👧 først.", "a closed dialog loses nothing");
  await dialog.getByRole("radio", { name: "Bare for meg" }).focus();
  await page.keyboard.press("Space");
  await dialog.getByRole("button", { name: "Lagre" }).press("Enter");
  await page.getByText("Det hjelper å <b>spørre</b> 👩‍👩‍👧 først.").waitFor();
  await step(page, "the saved answer");

  await page.getByRole("button", { name: "Stå over denne gangen" }).press("Enter");
  await page.getByRole("button", { name: "Angre" }).waitFor();
  assert.match(await focused(page), /Greit, du står over/, "the focus stays with the message that changed");
  await step(page, "a message that changed in place");
});
