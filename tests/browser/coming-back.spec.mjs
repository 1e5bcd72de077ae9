// Every kind of file finds the draft that it came from, and is joined with what was done since.

import { readFile } from "node:fs/promises";

import { test, expect } from "./fixtures.mjs";
import { cell, choose, clean, draft, drafts, duplicate, exportJson, grid, open, press, preview, retype, saved, unstamped } from "./app.mjs";
import { pack, unpack } from "./workbook.mjs";

const review = (page) => page.getByRole("region", { name: /^Review changes to/ });
const card = (page) => page.getByRole("region", { name: "Current change" });

/** Exports the open draft in a format of the menu. */
async function exported(page, item) {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: item, exact: true }).click();
  if (item === "HTML") {
    const dialog = page.getByRole("dialog");
    const go = dialog.getByRole("button", { name: /^(Download|Export)/ });
    if (await go.isVisible()) await go.click();
  }
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

const TEXTS = ["Choose service location", "Pick the location"];
const replaced = (bytes) => Buffer.from(bytes.toString("utf8").replaceAll(...TEXTS));

/** The draft went on, and the file came back with an activity reworded: both are there. */
async function joins(page, name, bytes) {
  await choose(page, name, bytes);
  const dialog = await preview(page);
  await expect(dialog).toContainText("Changed since this file was exported");
  await expect(dialog).toContainText("1 activity edited");
  await clean(page, `the preview of ${name}`);
  await dialog.getByRole("button", { name: /^Apply to/ }).click();
  await expect(page.getByRole("rowheader", { name: /^Pick the location/ })).toBeVisible();
  await expect(cell(page, "Handle incidents", "Customer")).toHaveText(/C/);
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("rowheader", { name: /^Choose service location/ })).toBeVisible();
  await expect(cell(page, "Handle incidents", "Customer")).toHaveText(/C/);
}

test("a CSV finds its draft by the ids of its rows, and changes only what it holds", async ({ page }) => {
  await draft(page);
  const { name, bytes } = await exported(page, "CSV");
  await press(page, "Handle incidents", "Customer", "c");
  await saved(page);
  await joins(page, name, replaced(bytes));
});

test("a web page finds its draft", async ({ page }) => {
  await draft(page);
  const { name, bytes } = await exported(page, "HTML");
  await press(page, "Handle incidents", "Customer", "c");
  await saved(page);
  await choose(page, name, replaced(bytes));
  const dialog = await preview(page);
  await dialog.getByRole("button", { name: "Review changes" }).click();
  await expect(review(page)).toBeVisible();
  await expect(card(page)).toContainText("Pick the location");
});

test("a workbook finds its draft", async ({ page }) => {
  await draft(page);
  const { name, bytes } = await exported(page, "Excel");
  await press(page, "Handle incidents", "Customer", "c");
  await saved(page);
  const files = unpack(bytes);
  let edited = 0;
  for (const [title, data] of files) {
    const text = data.toString("utf8");
    // The sheet with the JSON keeps what went out.
    if (title.includes("sharedStrings") && text.includes(TEXTS[0])) {
      files.set(title, Buffer.from(text.replace(...TEXTS)));
      edited += 1;
    }
  }
  expect(edited).toBe(1);
  await joins(page, name, pack(files));
});

test("a CSV of a draft that was duplicated belongs to one of two, and a person says to which", async ({ page }) => {
  await draft(page);
  const { name, bytes } = await exported(page, "CSV");
  await duplicate(page, "OVHcloud OKMS");
  await choose(page, name, replaced(bytes));
  const dialog = await preview(page);
  const which = dialog.getByLabel(/are in several of your drafts/);
  await clean(page, "which draft a file belongs to");
  await which.selectOption({ index: 1 });
  await expect(dialog).toContainText("1 activity edited");
  await expect(which).toBeFocused();
  await which.selectOption("none of them");
  await expect(dialog.getByRole("button", { name: "Review changes" })).toHaveCount(0);
});

test("a page that somebody else wrote is compared with the draft that has its activities", async ({ page }) => {
  await draft(page);
  // It has become another matrix than the one that it began as.
  for (const text of ["Handle incidents", "Manage backups", "Provide personal data"]) {
    const row = page.getByRole("rowheader", { name: new RegExp(`^${text}`) });
    if (await row.count()) await retype(page, row.first(), `${text} of ours`);
  }
  await saved(page);
  const { bytes } = await exported(page, "Markdown");
  const rows = bytes.toString("utf8").split("\n");
  // Only the tables: nothing says any more where they are from.
  const bare = rows.filter((row) => row.startsWith("|") || row.startsWith("## ")).join("\n");
  await choose(page, "theirs.md", bare.replace(...TEXTS));
  const dialog = await preview(page);
  await expect(dialog).toContainText("Differences from your draft “OVHcloud OKMS”");
  await expect(dialog).toContainText(/in this file are also in your draft/);
  await clean(page, "the preview of a page like a draft");
  await dialog.getByRole("button", { name: "Review changes" }).click();
  await expect(review(page)).toBeVisible();
  await expect(review(page)).toContainText("Pick the location");
  await review(page).getByRole("button", { name: "Discard review" }).click();
  await grid(page, "OVHcloud OKMS");
});

test("what a merge left open in a file is decided here", async ({ page }) => {
  // `remit merge` leaves a file that no reader takes for a matrix, and the app refused it as well.
  await draft(page);
  const { text } = await exportJson(page);
  await open(page);
  const file = JSON.parse(unstamped(text));
  const { format, version, ...rest } = file;
  const change = JSON.stringify({ title: "Theirs" });
  const left = [{ what: "title", ours: "“OVHcloud OKMS”", theirs: "“Theirs”", change }];
  await choose(page, "okms.raci.json", JSON.stringify({ format, version, unresolved: left, ...rest }, null, 2));
  await expect(review(page)).toBeVisible();
  await expect(review(page)).toContainText("1 to decide");
  await expect(card(page)).toContainText("Theirs");
  await card(page).getByRole("button", { name: "Accept" }).click();
  await review(page).getByRole("button", { name: "Finish" }).click();
  await grid(page, "Theirs");
  await expect(drafts(page)).toHaveCount(1);
});

test("what a file changed can be looked at afterwards, and some of it brought back", async ({ page }) => {
  await draft(page);
  const { name, text } = await exportJson(page);
  await choose(page, name, text.replace(...TEXTS).replace("Provide personal data", "Hand over personal data"));
  await (await preview(page)).getByRole("button", { name: /^Apply to/ }).click();
  await expect(page.getByRole("rowheader", { name: /^Pick the location/ })).toBeVisible();
  await saved(page);
  await drafts(page).getByRole("button", { name: /OVHcloud OKMS/ }).click();
  await page.getByRole("menuitem", { name: /^History/ }).click();
  const before = page.getByRole("listitem").filter({ hasText: "Before changes from a file were taken" });
  await before.getByRole("link").first().click();
  await expect(page.getByRole("rowheader", { name: /^Choose service location/ })).toBeVisible();
  await page.getByRole("button", { name: "Review differences" }).click();
  await expect(review(page)).toContainText("2 changes from the version from");
  await clean(page, "the review of a version");
  await review(page).getByRole("button", { name: "Reject all", exact: true }).click();
  await review(page).getByRole("listitem").filter({ hasText: "location" }).getByRole("button").click();
  await card(page).getByRole("button", { name: "Accept" }).click();
  await review(page).getByRole("button", { name: "Finish" }).click();
  await expect(page.getByRole("rowheader", { name: /^Choose service location/ })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: /^Hand over personal data/ })).toBeVisible();
});

/** A release of a page of somebody else. */
const release = (rows) => `Activity,Customer,Provider\n${rows.join("\n")}\n`;
const FIRST_RELEASE = ["Choose a location,R,I", "Manage backups,I,RA", "Patch servers,I,RA", "Handle incidents,C,RA"];

/** Imports the first release of the page as a draft. */
async function importRelease(page) {
  await open(page);
  await choose(page, "page.csv", release(FIRST_RELEASE));
  await (await preview(page)).getByRole("button", { name: "Add as draft" }).click();
  await grid(page);
}

test("a newer release of an imported page is followed into the draft, and a conflict is decided", async ({ page }) => {
  await importRelease(page);
  await press(page, "Patch servers", "Customer", "c");
  await press(page, "Handle incidents", "Customer", "i");
  await saved(page);

  // The provider gives backups to the customer, and changes a cell that was changed here as well.
  const newer = ["Choose a location,R,I", "Manage backups,RA,I", "Patch servers,R,RA", "Handle incidents,C,RA", "Test restores,RA,I"];
  await choose(page, "page-2.csv", release(newer));
  const dialog = await preview(page);
  await expect(dialog).toContainText("This looks like a newer release of");
  await expect(dialog).toContainText("1 conflict");
  await clean(page, "a newer release");
  await dialog.getByRole("button", { name: "Review changes" }).click();
  await expect(review(page)).toContainText("1 to decide");
  await expect(card(page)).toContainText("Patch servers");
  await card(page).getByLabel(/^Theirs/).check();
  await review(page).getByRole("button", { name: "Finish" }).click();
  await expect(cell(page, "Manage backups", "Customer")).toHaveText(/^RA/);
  await expect(cell(page, "Patch servers", "Customer")).toHaveText(/^R/);
  await expect(cell(page, "Handle incidents", "Customer")).toHaveText(/CI/);
  await expect(page.getByRole("rowheader", { name: /^Test restores/ })).toBeVisible();
  await saved(page);

  // Both are kept: what the draft was before, and the release. They were once kept in the same
  // millisecond, and one of them took the place of the other.
  await page.keyboard.press("Alt+h");
  const history = page.getByRole("dialog", { name: "History" });
  await expect(history.getByRole("listitem").filter({ hasText: "Before changes from a file were taken" })).toHaveCount(1);
  await expect(history.getByRole("listitem").filter({ hasText: "As imported" })).toHaveCount(2);
  await history.getByRole("button", { name: "Close" }).click();

  // The release after that is known by what is new since this one.
  await choose(page, "page-3.csv", release([...newer, "Report usage,I,RA"]));
  await expect(await preview(page)).toContainText("1 activity added");
});

test("an activity that a newer release says in other words stays the same activity", async ({ page }) => {
  // It came as one that is removed and one that is added: what the draft had of it was lost.
  await importRelease(page);
  await press(page, "Manage backups", "Customer", "c");
  await saved(page);
  await choose(page, "page-2.csv", release(FIRST_RELEASE.with(1, "Manage daily backups,I,A")));
  await (await preview(page)).getByRole("button", { name: "Review changes" }).click();
  await expect(review(page)).toBeVisible();
  const changes = page.getByRole("complementary", { name: "Changes" });
  const of = (words) => changes.getByRole("listitem").filter({ hasText: words }).getByRole("button").first();
  await of("Manage daily backups").click();
  await expect(card(page)).toContainText("May be a new wording of “Manage backups”");
  await clean(page, "a proposal of what is reworded");
  await card(page).getByRole("button", { name: "Same activity" }).press("Enter");
  await expect(card(page)).toContainText("Manage backups: text");
  await expect(page.locator("#review-accept")).toBeFocused();
  await review(page).getByRole("button", { name: "Finish" }).click();
  await expect(page.getByRole("rowheader", { name: "Manage backups", exact: true })).toHaveCount(0);
  await expect(cell(page, "Manage daily backups", "Customer")).toHaveText(/CI/);
  await expect(cell(page, "Manage daily backups", "Provider")).toHaveText(/^A/);
});
