// A commitment from a free sentence to what was learned, while nobody else sees it.

import { assert, step, until, walk, write } from "../browser.mjs";

await walk(async ({ as }) => {
  const eva = await as("eva");
  await eva.getByRole("button", { name: "Jeg er med" }).first().press("Enter");
  await write(eva, "/oppfølging nytt ring etatsdirektøren innen fredag");
  const dialog = eva.getByRole("dialog");
  await dialog.waitFor();
  await step(eva, "a filled-in draft");
  assert.match(await dialog.getByRole("textbox").first().inputValue(), /^ring etatsdirektøren$/i);
  await dialog.getByRole("button", { name: "Lagre" }).press("Enter");
  await eva.getByText(/Notert\. Du vil: «ring etatsdirektøren» innen fredag/i).waitFor();
  await step(eva, "the commitment is kept");

  const done = eva.getByRole("button", { name: "Ferdig" }).last();
  await until(eva, done);
  await step(eva, "the reminder");
  await done.press("Enter");
  await eva.getByText("Fint, da er det gjort. Hva lærte du?", { exact: false }).waitFor();
  await step(eva, "what was learned");
  await eva.getByRole("button", { name: "Hopp over" }).last().press("Enter");

  for (const other of ["kari", "ola"]) {
    const page = await as(other);
    assert.equal(await page.getByText("etatsdirektøren").count(), 0, `${other} sees nothing of it`);
    await step(page, `nothing for ${other}`);
  }
});
