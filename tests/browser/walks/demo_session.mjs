// A live session in the channel: one starts it, the others see it, it can wait, and it ends.

import { step, until, walk, write } from "../browser.mjs";

await walk(async ({ as }) => {
  for (const person of ["kari", "eva", "ola"]) {
    const page = await as(person);
    await page.getByRole("button", { name: /^(Jeg|Eg) er med/ }).first().press("Enter");
  }
  const [kari, eva, ola] = [await as("kari", "#bord-1"), await as("eva", "#bord-1"), await as("ola", "#bord-1")];
  await write(eva, "/oppfølging økt");
  const dialog = eva.getByRole("dialog");
  await dialog.getByRole("radio").first().check();
  await step(eva, "choosing how to talk");
  await dialog.locator("button[type=submit]").press("Enter");
  await kari.getByText(/Økta er i gang/).first().waitFor();
  await ola.getByText(/Økta er i gang/).first().waitFor();
  await step(kari, "the session seen by another");
  await until(ola, kari.getByText(/Økta er ferdig/).last());
  await step(ola, "the session is over");
});
