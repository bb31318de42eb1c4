// Two people in one channel, each in a window: what one writes, the other sees without reloading.

import { assert, isPhone, step, walk } from "../browser.mjs";

await walk(async ({ as }) => {
  const amina = await as("amina", "#bord-1");
  const eva = await as("eva", "#bord-1");
  await step(amina, "the channel with a thread");

  await amina.getByRole("button", { name: /Svar i tråden/ }).first().press("Enter");
  const reply = amina.getByRole("textbox", { name: "Svar i tråden" });
  await reply.fill("<script>document.title = 'broken'</script> ‮abc‬");
  await step(amina, "a reply being written");
  await reply.press("Enter");
  await eva.getByText("<script>document.title = 'broken'</script>", { exact: false }).last().waitFor();
  assert.notEqual(await eva.title(), "broken");
  await eva.getByText("3 svar").waitFor();
  await step(eva, "a reply that came while the page was open");

  const composer = amina.locator("#composer-text");
  await composer.fill("/oppfølging status");
  await composer.press("Enter");
  await amina.getByText("Bare du ser dette").waitFor();
  await step(amina, "an answer that only one sees");
  assert.equal(await eva.getByText("Bare du ser dette").count(), 0);
  assert.equal(await eva.getByText("/oppfølging status").count(), 0, "a command is not shown to the others");

  await amina.getByRole("button", { name: "/oppfølging økt" }).click();
  await eva.getByText("Økta er i gang.").waitFor();

  const ingrid = await as("ingrid", "#bord-1");
  await ingrid.getByText("Her er det stille ennå.", { exact: false }).waitFor();
  assert.equal(await ingrid.locator("[data-room]").count(), 1, "an outsider has no channel");
  await step(ingrid, "an empty conversation");

  if (isPhone) {
    await amina.locator("#drawer-button").press("Enter");
    await step(amina, "the list of conversations on a phone");
    await amina.keyboard.press("Escape");
    assert.ok(await amina.locator("#drawer-button").evaluate((one) => one === document.activeElement));
    await amina.locator("#drawer-button").press("Enter");
  }
  await amina.locator('[data-room="@amina"]').click();
  await amina.getByRole("heading", { name: "Oppfølging", level: 1 }).waitFor();
  await step(amina, "another conversation");
});
