// Every card on one page, in the language one asks for.

import { step, walk } from "../browser.mjs";

await walk(async ({ at }) => {
  const page = await at("/preview?language=nn");
  await page.getByRole("heading", { name: "Alle meldingane" }).waitFor();
  await step(page, "the cards in nynorsk");
  if ((await page.locator("body").getAttribute("data-bundle")) === "yes") {
    await page.locator(".paper.slack").getByText("Et spørsmål å tenke over in Slack").waitFor();
    await page.locator(".paper.teams").getByText("Et spørsmål å tenke over in Teams").waitFor();
  }
  await page.getByRole("link", { name: "English" }).press("Enter");
  await page.getByRole("heading", { name: "All the messages" }).waitFor();
  await step(page, "the cards in English");
});
