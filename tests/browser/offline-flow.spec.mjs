// A day on the train: load once, then no network. A matrix of sixty activities with keys alone,
// checked, reloaded, exported, and sent to a colleague as a link.

import { readFile } from "node:fs/promises";
import { PUBLISHED, cell, exportJson, findings, grid, open, readGrid, saved, unstamped } from "./app.mjs";
import { expect, ready, test } from "./host.mjs";

test("a new service is drafted offline and arrives at a colleague's", async ({ page, host, browser }) => {
  test.setTimeout(180_000);
  await open(page);
  await ready(page);
  host.goOffline();
  for (const [slug, title] of PUBLISHED) {
    await open(page, `/published/${slug}`);
    await grid(page, title);
  }

  // With keys alone from here.
  await page.keyboard.press("Alt+n");
  await page.getByRole("dialog", { name: "New draft" }).waitFor();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Managed Postgres");
  await page.keyboard.press("Enter");
  await grid(page, "Managed Postgres");
  for (let section = 1; section <= 6; section += 1) {
    await page.keyboard.press("Alt+Shift+Enter");
    await expect(page.getByLabel("Heading")).toBeFocused();
    await page.keyboard.type(`${section}. Part ${section}`);
    await page.keyboard.press("Enter");
    for (let at = 1; at <= 10; at += 1) {
      await page.keyboard.press("Alt+Enter");
      await expect(page.getByLabel("Activity", { exact: true }).last()).toBeFocused();
      await page.keyboard.type(`Do ${section}.${at} for the service`);
      await page.keyboard.press("Enter");
      await page.keyboard.press("i");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.type(at === 10 ? "r" : "ra");
    }
  }
  await expect(page.getByRole("rowheader")).toHaveCount(60);
  // The one of each section that nobody is accountable for.
  await expect(findings(page, "no-accountable")).toHaveCount(6);
  await page.keyboard.press("F8");
  await page.keyboard.press("ArrowRight");
  await saved(page);

  const rows = await readGrid(page);
  await page.reload();
  await grid(page, "Managed Postgres");
  await expect.poll(() => readGrid(page)).toEqual(rows);
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Control+s")]);
  const file = await readFile(await download.path(), "utf8");

  await page.getByRole("button", { name: "Share", exact: true }).focus();
  await page.keyboard.press("Enter");
  const link = await page.getByLabel("Link").inputValue();
  console.log(`The link to 60 activities: ${link.length} characters`);
  await page.keyboard.press("Escape");

  await host.goOnline();
  const context = await browser.newContext({ serviceWorkers: "allow" });
  const other = await context.newPage();
  await other.goto(link);
  await other.getByRole("dialog", { name: "Import" }).getByRole("button", { name: "Add as draft" }).click();
  await grid(other, "Managed Postgres");
  expect(await readGrid(other)).toEqual(rows);
  expect(unstamped((await exportJson(other)).text)).toBe(unstamped(file));
  await expect(cell(other, "Do 6.10", "Provider")).toHaveText("R");
  await context.close();
});
