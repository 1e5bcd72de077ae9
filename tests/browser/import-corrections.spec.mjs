// What a person corrects in the preview, and what happens when something goes wrong.

import AxeBuilder from "@axe-core/playwright";
import { readFile } from "node:fs/promises";
import { test, expect } from "./fixtures.mjs";
import { choose, exportJson, grid, open, preview, readGrid, saved } from "./app.mjs";

const TABLE = "# Who\n\n| Task | PM | Dev | Ops |\n|---|---|---|---|\n| Plan it | A | R | C |\n| Build it | I | RA | Q |\n| Run it | C | A | RI |\n";

const cells = (dialog, party) => dialog.locator(`td[data-party="${party}"]`);

test("columns and letters are corrected, and the result is seen at once", async ({ page }) => {
  await open(page);
  await choose(page, "who.md", TABLE);
  const dialog = await preview(page);
  await expect(dialog).toContainText("Roles: 1 not defined");
  await expect(cells(dialog, "Ops")).toHaveText(["C", "Q", "RI"]);
  const letter = dialog.getByLabel("Read Q as");
  await letter.focus();
  await letter.selectOption({ label: "Same as C" });
  await expect(cells(dialog, "Ops")).toHaveText(["C", "C", "RI"]);
  // Drawn anew, it still has the focus.
  await expect(letter).toBeFocused();

  await dialog.getByText(/^Tables and columns/).click();
  await dialog.getByLabel("Use “Ops” as").selectOption({ label: "Comments" });
  await expect(dialog.getByRole("columnheader", { name: "Comment" })).toBeVisible();
  await expect(cells(dialog, "Ops")).toHaveCount(0);
  await dialog.getByLabel("Use “Ops” as").selectOption({ label: "Ignore" });
  await expect(dialog.getByRole("columnheader", { name: "Comment" })).toHaveCount(0);

  await dialog.getByLabel("Draft title").fill("Mine");
  await dialog.getByRole("button", { name: "Add as draft" }).click();
  await grid(page, "Mine");
  expect((await readGrid(page)).map((row) => row.cells)).toEqual([{ PM: "A", Dev: "R" }, { PM: "I", Dev: "RA" }, { PM: "C", Dev: "A" }]);
});

test("a table is turned, and given another header and another format", async ({ page }) => {
  await open(page);
  await choose(page, "who.csv", "Who does what,,\nTask,PM,Dev\nPlan it,A,R\nBuild it,I,RA\n");
  const dialog = await preview(page);
  await expect(cells(dialog, "PM")).toHaveText(["A", "I"]);
  await dialog.getByText(/^Tables and columns/).click();
  await dialog.getByLabel("Layout").selectOption({ label: "Activities in columns, parties in rows" });
  await expect(cells(dialog, "Plan it")).toHaveText(["A", "R"]);
  await dialog.getByLabel("Layout").selectOption({ label: "Activities in rows, parties in columns" });
  await expect(cells(dialog, "PM")).toHaveText(["A", "I"]);
  await dialog.getByLabel("Read as").selectOption({ label: "CSV file with semicolons" });
  await expect(dialog.getByRole("alert")).toContainText("That setting doesn't work: No RACI table was found");
  await expect(cells(dialog, "PM")).toHaveText(["A", "I"]);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.locator("li.draft")).toHaveCount(0);
});

test("a table that is not understood is shown, and a person says what its columns are", async ({ page }) => {
  // It was refused, and there was no way to say it.
  await open(page);
  await choose(page, "who.csv", "Was;Wer;Wozu\nPlanen;Anna;Bernd\nBauen;Bernd;Carla\n");
  const dialog = await preview(page);
  await expect(dialog).toContainText("Remit can't tell who does what in this table.");
  const column = dialog.getByLabel("Use “Wer” as");
  await expect(column).toBeVisible();
  await column.selectOption({ label: "Parties with R" });
  await dialog.getByLabel("Use “Wozu” as").selectOption({ label: "Parties with A" });
  await expect(cells(dialog, "Bernd")).toHaveText(["A", "R"]);
  await expect(dialog).not.toContainText("Remit can't tell");
  expect((await new AxeBuilder({ page }).include("dialog").analyze()).violations).toEqual([]);
  await dialog.getByRole("button", { name: "Add as draft" }).click();
  await grid(page);
  expect((await readGrid(page)).map((row) => row.cells)).toEqual([
    { Anna: "R", Bernd: "A", Carla: "" },
    { Anna: "", Bernd: "R", Carla: "A" },
  ]);
});

test("a row that can be read in several ways is chosen by one key", async ({ page }) => {
  await open(page);
  await choose(page, "okms.txt", await readFile(new URL("../data/texts/ovhcloud-okms.txt", import.meta.url)));
  const dialog = await preview(page);
  await dialog.getByText(/^Ambiguous rows/).click();
  const way = dialog.getByLabel(/^Reading of “Provide personal data/);
  const before = await cells(dialog, "Customer").first().innerText();
  await way.focus();
  await page.keyboard.press("2");
  await expect(cells(dialog, "Customer").first()).not.toHaveText(before);
  // What was chosen is confirmed.
  await expect(cells(dialog, "Customer").first()).not.toHaveClass(/open/);
});

test("the lines of a text without tables are corrected", async ({ page }) => {
  await open(page);
  const text = "Who does it\nMy team\nYour team\nOne\nRA\nI\nOperations\nTwo\nI\nRA\nThree\nRA\nK\n";
  await choose(page, "page.txt", text);
  const dialog = await preview(page);
  await dialog.getByText(/^Lines without roles/).click();
  // One layout is all that such a text can have: it is not asked for.
  await dialog.getByText(/^Tables and columns/).click();
  await expect(dialog.getByLabel("Layout")).toHaveCount(0);
  await expect(cells(dialog, "My team")).toHaveCount(4);
  const line = dialog.getByLabel(/^Read line 7 as/);
  await line.focus();
  await line.selectOption("Section");
  await expect(dialog.getByRole("rowheader", { name: "Operations" }).first()).toBeVisible();
  await expect(cells(dialog, "My team")).toHaveText(["RA", "I", "RA"]);
  // Drawn anew, it still has the focus, and the list is still open.
  await expect(line).toBeFocused();
  await line.selectOption("Ignore");
  await expect(dialog).toContainText("3 activities in 0 sections");
  await dialog.getByLabel("Read K as").selectOption({ label: "Same as I" });
  await expect(cells(dialog, "Your team")).toHaveText(["I", "RA", "I"]);
  expect((await new AxeBuilder({ page }).include("dialog").analyze()).violations).toEqual([]);
  await dialog.getByRole("button", { name: "Add as draft" }).click();
  await grid(page);
  expect((await readGrid(page)).map((row) => row.cells)).toEqual([
    { "My team": "RA", "Your team": "I" },
    { "My team": "I", "Your team": "RA" },
    { "My team": "RA", "Your team": "I" },
  ]);
});

test("a row of a text without tables is what a person says", async ({ page }) => {
  await open(page);
  await choose(page, "page.txt", "Activity\nMy team\nYour team\nOne\nRA\nI\nOperations\nTwo\nI\nRA\nThree\nRA\nC\n");
  const dialog = await preview(page);
  // It had no menu, because no table has it.
  const row = dialog.getByRole("button", { name: "Operations", exact: true });
  await expect(row).toHaveAttribute("tabindex", "0");
  await row.click();
  await page.getByRole("menuitem", { name: "Section" }).click();
  await expect(dialog.getByRole("rowheader", { name: "Operations", exact: true })).toHaveAttribute("scope", "rowgroup");
  await expect(dialog).toContainText("3 activities in 1 section");
});

test("a long import says how far it is, and is cancelled", async ({ page }) => {
  await open(page);
  const line = "| Do the thing that has to be done, carefully | RA | I |\n";
  const large = `# Large\n\n| Task | PM | Dev |\n|---|---|---|\n${line.repeat(150_000)}`;
  await choose(page, "large.md", large);
  const dialog = page.getByRole("dialog", { name: "Import" });
  await expect(dialog.getByRole("status")).toContainText(/(Reading|Understanding|Assembling): \d+ %/);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toHaveCount(0);
  await choose(page, "who.md", TABLE);
  await preview(page);
});

test.describe("without the worker", () => {
  test.use({ tolerate: /failed request: .*worker|console error: .*(worker|Failed to load resource)/ });

  test("what cannot be loaded is said, and nothing is lost", async ({ page }) => {
    await open(page, "/published/ovhcloud-okms");
    await grid(page);
    await page.getByRole("button", { name: "Edit as draft" }).click();
    await saved(page);
    await page.route(/worker-.*\.(js|wasm)$/, (route) => route.abort());
    await choose(page, "who.md", TABLE);
    await expect(page.getByRole("alert")).toContainText("couldn't be loaded. Your work is safe.");
    await page.getByRole("button", { name: "Dismiss" }).click();
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page.getByRole("menuitem", { name: "Markdown", exact: true }).click();
    await expect(page.getByRole("alert")).toContainText("couldn't be loaded. Your work is safe.");
    // JSON needs no worker to go out.
    expect((await exportJson(page)).text).toContain("remit-matrix");
    await page.unroute(/worker-.*\.(js|wasm)$/);
    await choose(page, "who.md", TABLE);
    await preview(page);
  });
});

test("a workbook edited elsewhere says what was changed, and goes back into its draft", async ({ page }) => {
  const workbook = await readFile(new URL("../data/okms-edited-in-libreoffice.xlsx", import.meta.url));
  await open(page);
  await choose(page, "okms.xlsx", workbook);
  const dialog = await preview(page);
  await expect(dialog).toContainText("Changed since this file was exported");
  await expect(dialog).toContainText(
    "1 cell, 1 activity added, 1 activity removed, 1 section moved, 1 party renamed",
  );
  await expect(dialog.getByRole("group", { name: "Changes" })).toContainText("Rotate the root key: added: Customer A, OVH R");
  // It came from a published matrix: there is no draft to take it into.
  await expect(dialog.getByRole("button", { name: /^Apply to/ })).toHaveCount(0);
  await dialog.getByRole("button", { name: "Add as draft" }).click();
  await grid(page);
  await expect(page.getByRole("columnheader", { name: /^OVH\b/ })).toBeVisible();
});
