// Files that went out of a draft and come back, while the draft went on.

import { test, expect } from "./fixtures.mjs";
import { cell, choose, clean, draft, drafts, exportJson, grid, press, preview, saved, unstamped } from "./app.mjs";

test("a file that says what it parted from is joined with what was done since", async ({ page }) => {
  await draft(page);
  const { name, text } = await exportJson(page);
  expect(JSON.parse(text).version).toBe(2);
  await press(page, "Handle incidents", "Customer", "c");
  await saved(page);
  await choose(page, name, text.replace("Choose service location", "Pick the location"));
  const dialog = await preview(page);
  await expect(dialog).toContainText("Changed since this file was exported");
  await dialog.getByRole("button", { name: /^Apply to/ }).click();
  await expect(page.getByRole("rowheader", { name: /^Pick the location/ })).toBeVisible();
  await expect(cell(page, "Handle incidents", "Customer")).toHaveText(/C/);
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("rowheader", { name: /^Choose service location/ })).toBeVisible();
});

test("a colleague's file takes nothing back that was done since", async ({ page }) => {
  // A draft went out as JSON and was worked on. The file came back changed, and "Apply" made the
  // draft what the file was: what had been done since was gone without a word.
  await draft(page);
  const { name, text } = await exportJson(page);
  await press(page, "Handle incidents", "Customer", "c");
  const changed = unstamped(text).replace("Choose service location", "Pick the location");
  await choose(page, name, changed);
  let dialog = await preview(page);
  await expect(dialog).toContainText("1 activity edited");
  await expect(dialog.getByRole("button", { name: /^Apply/ })).toHaveCount(0);
  await expect(dialog).toContainText("has changed since this file was made");
  await clean(page);
  await dialog.getByRole("button", { name: "Add as a copy" }).click();
  await grid(page, "OVHcloud OKMS (copy)");
  await expect(page.getByRole("rowheader", { name: /^Pick the location/ })).toBeVisible();
  await expect(drafts(page)).toHaveCount(2);
  await drafts(page).getByRole("link", { name: /^OVHcloud OKMS\b(?! \(copy)/ }).click();
  await grid(page, "OVHcloud OKMS");
  await expect(cell(page, "Handle incidents", "Customer")).toHaveText(/C/);
  await expect(page.getByRole("rowheader", { name: /^Choose service location/ })).toBeVisible();
});

test("of a draft that went out twice nobody knows which of its files comes back", async ({ page }) => {
  await draft(page);
  const first = await exportJson(page);
  await press(page, "Handle incidents", "Customer", "c");
  await exportJson(page);
  await choose(page, first.name, unstamped(first.text).replace("Choose service location", "Pick the location"));
  const dialog = await preview(page);
  await expect(dialog.getByRole("button", { name: /^Apply/ })).toHaveCount(0);
  await expect(dialog.getByRole("button", { name: "Add as a copy" })).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
});

test("a file goes into the draft that it was imported as, as long as that stays as it is", async ({ page }) => {
  await draft(page);
  const { name, text } = await exportJson(page);
  const other = unstamped(text).replace(/"id": "[0-9a-f]{16}"/, '"id": "00000000000000aa"');
  await choose(page, name, other);
  await (await preview(page)).getByRole("button", { name: "Add as draft" }).click();
  await grid(page);
  const newer = other.replace("Choose service location", "Pick the location");
  await choose(page, name, newer);
  const dialog = await preview(page);
  await dialog.getByRole("button", { name: /^Apply to/ }).click();
  await expect(page.getByRole("rowheader", { name: /^Pick the location/ })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("rowheader", { name: /^Choose service location/ })).toBeVisible();
});

/** The ways by which a draft goes to a colleague: what they import, and how. */
const WAYS = {
  "a file": async (from, to) => {
    const { name, text } = await exportJson(from);
    await choose(to, name, text);
  },
  "a link": async (from, to) => {
    await from.getByRole("button", { name: "Share", exact: true }).click();
    const dialog = from.getByRole("dialog", { name: "Share this matrix" });
    await dialog.getByRole("button", { name: "Copy link" }).click();
    const link = await dialog.getByLabel("Link").inputValue();
    await saved(from);
    await dialog.getByRole("button", { name: "Close" }).click();
    await to.goto("about:blank");
    await to.goto(link);
  },
};

for (const [way, send] of Object.entries(WAYS)) {
  test(`two who both use Remit send a draft to and fro as ${way}, and nothing is asked of them`, async ({ page, browser, baseURL }) => {
    // A colleague imported a file, edited it and sent it back: it named only the state that they
    // had exported, and every difference was to be decided.
    await draft(page);
    const context = await browser.newContext({ baseURL, serviceWorkers: "block" });
    const colleague = await context.newPage();
    await colleague.goto("./");
    await send(page, colleague);
    await (await preview(colleague)).getByRole("button", { name: "Add as draft" }).click();
    await grid(colleague, "OVHcloud OKMS");

    // Both go on, and each takes in what the other one did, twice.
    const steps = [
      [page, colleague, "Handle incidents", "Manage backups"],
      [colleague, page, "Qualify, Intervene", "Provide personal data"],
    ];
    for (const [to, from, ours, theirs] of steps) {
      await press(to, ours, "Customer", "c");
      await press(from, theirs, "Customer", "i");
      await send(from, to);
      const dialog = await preview(to);
      await expect(dialog.getByRole("button", { name: "Add as a copy" })).toHaveCount(0);
      await dialog.getByRole("button", { name: /^Apply to/ }).click();
      await expect(cell(to, theirs, "Customer")).toHaveText(/I/);
      await expect(cell(to, ours, "Customer")).toHaveText(/C/);
      await saved(to);
    }

    // What was joined and taken back again is not joined: the next file asks, and brings it.
    await colleague.keyboard.press("Control+z");
    await expect(cell(colleague, "Provide personal data", "Customer")).not.toHaveText(/I/);
    await send(page, colleague);
    const dialog = await preview(colleague);
    await dialog.getByRole("button", { name: /^(Apply to|Review changes)/ }).first().click();
    await expect(colleague.locator("body")).toContainText(/Provide personal data/);
    await context.close();
  });
}
