// In the preview of an import a click on a row says what it is, and the rows can go into the draft
// that is open.

import { test, expect } from "./fixtures.mjs";
import { choose, clean, draft, grid, open, pasteText, preview, readGrid, cell, saved } from "./app.mjs";

const PAGE = "# Backups\n\n|Task|Customer|Acme|\n|-|-|-|\n|Daily work|||\n|Keep copies|A|R|\n|except archives|||\n|Old line|I|I|\n";

const rows = (dialog) => dialog.getByRole("group", { name: "Preview of the matrix" }).locator("tbody tr");

test("a row of the preview is what a person says, by keys alone", async ({ page }) => {
  await open(page);
  await choose(page, "backups.md", PAGE);
  const dialog = await preview(page);
  await expect(rows(dialog)).toHaveCount(4);
  await rows(dialog).nth(1).getByRole("button").focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  const menu = page.getByRole("menu", { name: "Read “Daily work” as" });
  await expect(menu.getByRole("menuitem").first()).toBeFocused();
  await clean(page, "the menu of a row");
  // Escape closes the menu alone.
  await page.keyboard.press("Escape");
  await expect(menu).toHaveCount(0);
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Daily work" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("rowheader", { name: "Daily work", exact: true })).toHaveAttribute("scope", "rowgroup");
  await expect(dialog.locator("#import-row-0")).toBeFocused();

  await dialog.getByRole("button", { name: "except archives" }).click();
  await page.getByRole("menuitem", { name: "Comment or note" }).click();
  await expect(rows(dialog).filter({ hasText: "Keep copies" }).locator("td.comment")).toHaveText("except archives");
  await dialog.getByRole("button", { name: "Old line" }).click();
  await page.getByRole("menuitem", { name: "Ignore" }).click();
  await expect(rows(dialog)).toHaveCount(2);
  await clean(page, "rows that a person has changed");

  // What was said can be changed again, and no choice is lost by another.
  await expect(dialog.getByRole("heading", { name: "3 rows changed by you" })).toBeVisible();
  await dialog.getByLabel("Line 8: read as, “Old line | I | I”").selectOption("Detect automatically");
  await expect(rows(dialog)).toHaveCount(3);
  await expect(dialog.getByRole("heading", { name: "2 rows changed by you" })).toBeVisible();
  await dialog.getByRole("button", { name: "Add as draft" }).click();
  await grid(page, "Backups");
  expect((await readGrid(page)).map((row) => row.activity)).toEqual(["Keep copies", "Old line"]);
});

test("the rows of an import go into the open draft, and one undo takes them back", async ({ page }) => {
  await draft(page);
  const before = (await readGrid(page)).length;
  await choose(page, "more.csv", "Task,Customer,Auditor\nAudit the keys,I,RA\nReport,C,R\n");
  const dialog = await preview(page);
  await clean(page, "an import beside an open draft");
  await dialog.getByRole("button", { name: /^Insert into “OVHcloud OKMS/ }).click();
  await expect(page.getByRole("columnheader", { name: "Auditor" })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: "Audit the keys" })).toBeVisible();
  const added = (await readGrid(page)).slice(before);
  expect(added[0].section).toMatch(/more$/);
  expect(added.map((row) => [row.activity, row.cells.Customer, row.cells.Auditor])).toEqual([
    ["Audit the keys", "I", "RA"],
    ["Report", "C", "R"],
  ]);
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("columnheader", { name: "Auditor" })).toHaveCount(0);
  await saved(page);
  expect((await readGrid(page)).length).toBe(before);
});

test("letters that mean something else are not inserted, and nothing is lost", async ({ page }) => {
  await draft(page);
  await choose(page, "other.md", "Roles\n\n- A: Approval – approves the item\n- L: Lead – has the last word\n- R: Reviewer – only reviews\n\n| Task | Customer | Dev |\n|---|---|---|\n| Check | R | L |\n| Build | A | L |\n");
  const dialog = await preview(page);
  await dialog.getByRole("button", { name: /^Insert into/ }).click();
  await expect(dialog.getByRole("alert")).toContainText("Nothing inserted: its roles and those of the draft don't go together");
  await dialog.getByRole("button", { name: "Add as draft" }).click();
  await grid(page, "other");
});

test("letters beyond the columns are offered as a new party", async ({ page }) => {
  await draft(page);
  await cell(page, "Provide personal data", "Customer").click();
  await pasteText(page, "Customer\tOVHcloud\tAuditor\nR\tA\tI\nC\tI\tC\n");
  const dialog = page.getByRole("dialog", { name: "Paste" });
  await expect(dialog).toContainText("The matrix has no column for “Auditor”.");
  await clean(page, "a paste that is too wide");
  await dialog.getByRole("button", { name: "Add 1 party and paste" }).click();
  const held = async () => (await readGrid(page)).slice(0, 2).map((row) => Object.values(row.cells).join("|"));
  await expect.poll(held).toEqual(["R|A|I", "C|I|C"]);
  await page.keyboard.press("Control+z");
  await expect.poll(held).toEqual(["RA|I", "RA|I"]);
});

test("columns are matched by the names of a header, or by position where a person wants that", async ({ page }) => {
  await draft(page);
  await cell(page, "Provide personal data", "Customer").click();
  const table = "OVHcloud\tCustomer\nR\tA\n";
  await pasteText(page, table);
  const dialog = page.getByRole("dialog", { name: "Paste" });
  await expect(dialog).toContainText("Columns are matched by the names in the first row: “OVHcloud, Customer”.");
  await dialog.getByRole("button", { name: "Paste by position instead" }).click();
  await expect(dialog.getByRole("button", { name: "Match columns by name instead" })).toBeVisible();
  await expect(dialog.locator(":focus")).toHaveCount(1);
  await dialog.getByRole("button", { name: "Match columns by name instead" }).click();
  await dialog.getByRole("button", { name: "Paste", exact: true }).click();
  await expect.poll(async () => Object.values((await readGrid(page))[0].cells).join("|")).toEqual("A|R");
});
