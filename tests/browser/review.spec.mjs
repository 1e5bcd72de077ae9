// Copies of a draft come back, and each change of theirs is accepted or rejected.

import { test, expect } from "./fixtures.mjs";
import { cell, choose, clean, draft, exportJson, grid, press, preview, saved, unstamped } from "./app.mjs";

const review = (page) => page.getByRole("region", { name: /^Review changes to/ });
const card = (page) => page.getByRole("region", { name: "Current change" });
const changes = (page) => page.getByRole("complementary", { name: "Changes" });

/** Opens the review of a file that came back. */
async function begin(page, name, text) {
  await choose(page, name, text);
  await (await preview(page)).getByRole("button", { name: "Review changes" }).click();
  await expect(review(page)).toBeVisible();
}

test("a colleague's file is reviewed change by change, and one undo takes it back", async ({ page }) => {
  // Export a draft, go on editing, let a colleague change the old file, import it, "Apply": the
  // later edits were gone without a word.
  await draft(page);
  const { name, text } = await exportJson(page);
  await press(page, "Handle incidents", "Customer", "c");
  const changed = unstamped(text)
    .replace("Choose service location", "Pick the location")
    .replace("Provide personal data", "Hand over personal data");
  await begin(page, name, changed);
  await clean(page, "a review");
  // Nobody knows what this file parted from, so each difference is to be decided.
  await expect(review(page)).toContainText("to decide");
  await expect(page.locator("#review-accept")).toBeFocused();
  const rows = page.getByRole("grid", { name: /with the changes/ }).locator("tbody [data-change]");
  await expect(rows.first()).toBeVisible();

  // Nothing is taken before it is decided.
  await review(page).getByRole("button", { name: "Finish" }).click();
  await expect(review(page).getByRole("alert")).toContainText("to decide before you can finish");

  const of = (words) => changes(page).getByRole("listitem").filter({ hasText: words }).getByRole("button");
  await of("personal data").click();
  await card(page).getByRole("button", { name: "Accept" }).click();
  await of("location").click();
  await expect(card(page)).toContainText("Pick the location");
  await card(page).getByLabel("Something else").fill("Select the location");
  await page.keyboard.press("Tab");
  await expect(of("location")).toContainText("accepted");
  await of("Handle incidents").first().click();
  await card(page).getByRole("button", { name: "Reject" }).click();

  // What was decided survives a reload.
  await page.reload();
  await expect(review(page)).toBeVisible();
  await expect(review(page)).toContainText("1 rejected");
  await review(page).getByRole("button", { name: "Reject all", exact: true }).click();
  await expect(review(page)).toContainText("0 accepted");
  await of("personal data").click();
  await card(page).getByRole("button", { name: "Accept" }).click();
  await of("location").click();
  await card(page).getByLabel("Something else").fill("Select the location");
  await page.keyboard.press("Tab");
  await review(page).getByRole("button", { name: "Finish" }).click();

  await grid(page, "OVHcloud OKMS");
  await expect(page.getByRole("rowheader", { name: /^Hand over personal data/ })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: /^Select the location/ })).toBeVisible();
  await expect(cell(page, "Handle incidents", "Customer")).toHaveText(/C/);
  await saved(page);
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("rowheader", { name: /^Provide personal data/ })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: /^Choose service location/ })).toBeVisible();
  await expect(cell(page, "Handle incidents", "Customer")).toHaveText(/C/);
});

test("a review is put off and gone on with, by keys", async ({ page }) => {
  await draft(page);
  const { name, text } = await exportJson(page);
  await begin(page, name, text.replace("Choose service location", "Pick the location"));
  await review(page).getByRole("button", { name: "Later" }).press("Enter");
  await grid(page, "OVHcloud OKMS");
  await clean(page, "a review that is put off");
  await page.getByRole("button", { name: "Continue review" }).press("Enter");
  await expect(page.locator("#review-accept")).toBeFocused();
  await page.keyboard.press("F8");
  await page.locator("#review-accept").press("Space");
  await review(page).getByRole("button", { name: "Finish" }).press("Enter");
  await grid(page, "OVHcloud OKMS");
  await expect(page.getByRole("rowheader", { name: /^Pick the location/ })).toBeVisible();
  await page.reload();
  await grid(page, "OVHcloud OKMS");
  await expect(review(page)).toHaveCount(0);
});

test("two who made a row of one accountable each are shown that, and what it brings", async ({ page }) => {
  await draft(page);
  const { name, text } = await exportJson(page);
  const file = JSON.parse(text);
  const row = file.rows.find((row) => row.activity?.startsWith("Choose service location") || row.text?.startsWith("Choose service location"));
  expect(row).toBeTruthy();
  row.cells.OVHcloud = "A";
  await begin(page, name, JSON.stringify(file));
  await expect(review(page).getByRole("status")).toContainText(/This merge/);
  await expect(page.locator('[role=gridcell][data-party="OVHcloud"][data-change]').first()).toBeVisible();
  await review(page).getByRole("button", { name: "Accept all", exact: true }).click();
  await expect(review(page).getByRole("status")).toContainText(/brings 1 error/);
});

test("five colleagues' copies come together in one review", async ({ page }) => {
  await draft(page);
  const { name, text } = await exportJson(page);
  const titles = ["Provide personal data", "Choose service location", "Handle incidents"];
  const words = ["Hand over personal data", "Pick the location", "Handle all incidents"];
  const copies = [0, 1, 2, 2, 1].map((at, nr) => ({
    name: `${nr}-${name}`,
    mimeType: "application/json",
    buffer: Buffer.from(text.replace(titles[at], nr === 4 ? "Select the location" : words[at])),
  }));
  copies.push({ name: "other.txt", mimeType: "text/plain", buffer: Buffer.from("nothing at all") });
  await page.locator("#import-file").setInputFiles(copies);
  await expect(review(page)).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Not part of this review" })).toContainText("other.txt");
  await clean(page, "a review of five copies");
  // Two of them changed the same differently; what the others did is taken.
  await expect(review(page)).toContainText("1 to decide, 2 accepted");
  await expect(card(page)).toContainText("Pick the location");
  await card(page).getByLabel(/^Theirs \(4-/).check();
  await review(page).getByRole("button", { name: "Finish" }).click();
  for (const title of ["Hand over personal data", "Select the location", "Handle all incidents"]) {
    await expect(page.getByRole("rowheader", { name: title })).toBeVisible();
  }
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("rowheader", { name: /^Provide personal data/ })).toBeVisible();
});

test("a file that comes while a review is put off joins it", async ({ page }) => {
  await draft(page);
  const { name, text } = await exportJson(page);
  await begin(page, name, text.replace("Provide personal data", "Hand over personal data"));
  await card(page).getByRole("button", { name: "Reject" }).click();
  await review(page).getByRole("button", { name: "Later" }).click();
  await begin(page, `2-${name}`, text.replace("Choose service location", "Pick the location"));
  await expect(review(page)).toContainText("1 accepted, 1 rejected");
  await review(page).getByRole("button", { name: "Finish" }).click();
  await grid(page, "OVHcloud OKMS");
  await expect(page.getByRole("rowheader", { name: /^Pick the location/ })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: /^Provide personal data/ })).toBeVisible();
});

test("a kept review that cannot be read is not written over", async ({ page }) => {
  const id = await draft(page);
  const { name, text } = await exportJson(page);
  const changed = text.replace("Provide personal data", "Hand over personal data");
  const key = `remit:review:${id}`;
  const keep = (text) => page.evaluate(([key, text]) => localStorage.setItem(key, text), [key, text]);
  const kept = () => page.evaluate((key) => localStorage.getItem(key), key);

  // One of a newer Remit stays.
  const newer = "Import file\n[99]";
  await keep(newer);
  await choose(page, name, changed);
  await (await preview(page)).getByRole("button", { name: "Review changes" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "newer version of Remit" })).toBeVisible();
  await expect(review(page)).toHaveCount(0);
  expect(await kept()).toBe(newer);

  // One that is damaged is set aside.
  const damaged = "Import file\n[1, 2";
  await keep(damaged);
  await begin(page, name, changed);
  expect(await page.evaluate(() => Object.values(localStorage))).toContain(damaged);
  expect(await kept()).not.toBe(damaged);
});
