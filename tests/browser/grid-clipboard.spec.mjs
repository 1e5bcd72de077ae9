// Copy, cut and paste. payloads/README.md says where the payloads come from.

import AxeBuilder from "@axe-core/playwright";
import { readFile } from "node:fs/promises";
import { test, expect } from "./fixtures.mjs";
import { cell, grid, open, paste, readGrid } from "./app.mjs";
import { largeMatrix } from "./large.mjs";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const payload = (name) => readFile(new URL(`payloads/${name}`, import.meta.url), "utf8");

/** A draft of OKMS with the cursor on the first cell of its first activity. */
async function draft(page) {
  await open(page, "/published/ovhcloud-okms");
  await grid(page);
  await page.getByRole("button", { name: "Edit as draft" }).press("Enter");
  await expect(page).toHaveURL(/#\/draft\//);
  await cell(page, "Provide personal data", "Customer").click();
}

/** The letters of the first activities: "RA|I". */
async function rows(page, count = 2) {
  return (await readGrid(page)).slice(0, count).map((row) => Object.values(row.cells).join("|"));
}

const text = (text) => ({ "text/plain": text });
const said = (page) => page.locator("p.visually-hidden[role=status]");

test("what is copied is text and a table", async ({ page }) => {
  await draft(page);
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Control+c");
  await expect(said(page)).toHaveText("2 cells copied");
  const held = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const text = async (type) => (await item.getType(type)).text();
    return [await text("text/plain"), await text("text/html")];
  });
  expect(held[0]).toBe("Provide personal data needed for service subscription\tRA\n");
  expect(held[1]).toContain("<td>Provide personal data needed for service subscription</td><td>RA</td>");
});

test("copy and paste, by keys alone, as one change", async ({ page }) => {
  await draft(page);
  for (const key of ["Shift+ArrowRight", "Control+c", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "Control+v"]) {
    await page.keyboard.press(key);
  }
  await expect(said(page)).toHaveText(/^Paste 2 cells\. /);
  await expect.poll(() => rows(page, 3)).toEqual(["RA|I", "RA|I", "RA|I"]);
  await page.keyboard.press("Control+z");
  await expect.poll(() => rows(page, 3)).toEqual(["RA|I", "RA|I", "I|RA"]);
  await expect(said(page)).toHaveText(/^Undo: paste 2 cells\. /);
});

test("cut empties, and texts keep what is not plain in them", async ({ page }) => {
  await draft(page);
  await page.keyboard.press("Control+x");
  await expect.poll(() => rows(page, 1)).toEqual(["|I"]);
  await page.keyboard.press("Control+z");
  await expect.poll(() => rows(page, 1)).toEqual(["RA|I"]);
  await page.keyboard.press("Home");
  await page.keyboard.type("Some **bold** text");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Control+c");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Control+v");
  await expect(page.getByRole("rowheader", { name: "Some bold text" })).toHaveCount(2);
  await expect(page.locator("th strong", { hasText: "bold" })).toHaveCount(2);
});

for (const [name, second] of [
  ["libreoffice.html", "RA|"],
  ["excel.html", "RA|"],
  ["google-sheets.html", "RA|"],
  ["word.html", "RA|"],
  ["web-page.html", "RA|"],
]) {
  test(`${name} is pasted`, async ({ page }) => {
    await draft(page);
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Delete");
    await page.keyboard.press("Escape");
    await paste(page, { "text/html": await payload(name), "text/plain": "not this" });
    if (name.startsWith("libre")) {
      // It has a row more, which meets a heading.
      await expect(page.getByRole("dialog", { name: "Paste" })).toContainText("2 cells can't be pasted");
      await page.getByRole("button", { name: "Paste the rest" }).press("Enter");
    }
    await expect.poll(() => rows(page)).toEqual(["RA|I", second]);
    expect(await page.evaluate(() => window.ran)).toBeUndefined();
  });
}

test("libreoffice.tsv is pasted: quotes, line ends within cells, empty last cells", async ({ page }) => {
  await draft(page);
  await cell(page, "Manage data security", "Customer").click();
  await paste(page, text(await payload("libreoffice.tsv")));
  const after = (await readGrid(page)).slice(6, 9).map((row) => Object.values(row.cells).join("|"));
  expect(after).toEqual(["RA|I", "RA|", "RA|C"]);
});

test("every way to write letters is understood", async ({ page }) => {
  await draft(page);
  for (const written of [
    "RA", "R/A", "A / R", "R, A", "**RA**", "__RA__", "R&A", "ra", "ＲＡ", "RA*", "RA(1)", "RА", "\u00a0R\u00a0A ",
  ]) {
    await page.keyboard.press("Delete");
    await paste(page, text(written));
    await expect.poll(() => rows(page, 1), written).toEqual(["RA|I"]);
  }
  await paste(page, text("С\tІ\r\n"));
  await expect.poll(() => rows(page)).toEqual(["C|I", "RA|I"]);
  await paste(page, text("| R | A |\n|---|---|\n| I | C |"));
  await expect.poll(() => rows(page)).toEqual(["R|A", "I|C"]);
  await paste(page, text("R\t\n\t"));
  await expect.poll(() => rows(page)).toEqual(["R|", "|"]);
});

test("what is not a letter is refused with its place, and the rest waits for a yes", async ({ page }) => {
  await draft(page);
  await paste(page, text("C\tthe board\nRX\tI"));
  const dialog = page.getByRole("dialog", { name: "Paste" });
  await expect(dialog).toContainText("2 cells can't be pasted");
  await expect(dialog.getByRole("term")).toHaveText([
    "Provide personal data needed for service subscription, OVHcloud",
    "Choose service location aligned with location of Instances, Customer",
  ]);
  await expect(dialog.getByRole("definition")).toHaveText([/“the board”/, /“RX”/]);
  await expect.poll(() => rows(page)).toEqual(["RA|I", "RA|I"]);
  await page.keyboard.press("Escape");
  await expect.poll(() => rows(page)).toEqual(["RA|I", "RA|I"]);
  await expect(cell(page, "Provide personal data", "Customer")).toBeFocused();
  await paste(page, text("C\tthe board\nRX\tI"));
  await page.getByRole("button", { name: "Paste the rest" }).press("Enter");
  await expect.poll(() => rows(page)).toEqual(["C|I", "RA|I"]);
  await page.keyboard.press("Control+z");
  await expect.poll(() => rows(page)).toEqual(["RA|I", "RA|I"]);
});

test("what somebody may not mean is asked about, with its place", async ({ page }) => {
  // Rows of a table with an activity over two rows were pasted: the name below became empty.
  await draft(page);
  await page.keyboard.press("Home");
  const html = "<table><tr><td rowspan=2>Back it up<td>R<td>A<tr><td>C<td>I</table>";
  await paste(page, { "text/html": html, "text/plain": "not this" });
  await expect.poll(() => rows(page)).toEqual(["R|A", "C|I"]);
  await expect(page.getByRole("rowheader", { name: "Back it up" })).toHaveCount(1);
  await expect(page.getByRole("rowheader", { name: "Choose service location" })).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Escape");
  // With a header, and as plain text, in which the name below is an empty cell.
  await paste(page, text("Activity\tClient\tVendor\nBack it up\tR\tA\n\tC\tI\n"));
  const dialog = page.getByRole("dialog", { name: "Paste" });
  await expect(dialog).toContainText("The first row is a header and is not pasted");
  await expect(dialog).toContainText("1 change to confirm:");
  await expect(dialog.getByRole("group", { name: "Changes to confirm" }).getByRole("term")).toHaveText(
    "Choose service location aligned with location of Instances",
  );
  expect((await new AxeBuilder({ page }).include("dialog").analyze()).violations).toEqual([]);
  await page.getByRole("button", { name: "Paste the rest" }).press("Enter");
  await expect.poll(() => rows(page)).toEqual(["R|A", "RA|I"]);
  await expect(page.getByRole("rowheader", { name: "Choose service location" })).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect.poll(() => rows(page)).toEqual(["RA|I", "RA|I"]);
});

test("a heading that is copied with its rows is a heading where rows are added", async ({ page }) => {
  await draft(page);
  await page.keyboard.press("Home");
  for (let step = 0; step < 2; step += 1) await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control+c");
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Home");
  await page.keyboard.press("Control+v");
  await page.getByRole("button", { name: "Add 2 rows and paste" }).press("Enter");
  await expect(page.locator("#grid tbody tr[data-section]").last()).toContainText("Service availability");
});

test("more rows than there are can be added, in one change", async ({ page }) => {
  await draft(page);
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Home");
  await paste(page, text("Last\tR\tA\nNew\tRA\t\nNewer\t\tI\n"));
  await expect(page.getByRole("dialog")).toContainText("The table is 2 rows longer than the matrix.");
  await page.getByRole("button", { name: "Add 2 rows and paste" }).press("Enter");
  await expect(page.getByRole("rowheader")).toHaveCount(33);
  await expect(cell(page, "Newer", "OVHcloud")).toHaveText("I");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("rowheader")).toHaveCount(31);
});

test("one cell fills all that is selected", async ({ page }) => {
  await draft(page);
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowRight");
  await paste(page, text("C"));
  await expect.poll(() => rows(page)).toEqual(["C|C", "C|C"]);
});

test("in a field, the clipboard is the field's", async ({ page }) => {
  await draft(page);
  await page.keyboard.press("Home");
  await page.keyboard.press("F2");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  await page.keyboard.press("End");
  await page.keyboard.press("Control+v");
  await page.keyboard.press("Enter");
  const twice = "Provide personal data needed for service subscription".repeat(2);
  await expect(page.getByRole("rowheader", { name: twice })).toBeVisible();
});

test("a published matrix can be copied, and pasting makes a draft", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  await grid(page);
  await cell(page, "Provide personal data", "Customer").click();
  await page.keyboard.press("Control+c");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Control+v");
  await expect(page).toHaveURL(/#\/draft\//);
  await expect.poll(() => rows(page, 1)).toEqual(["RA|RA"]);
});

test("10,000 rows are pasted and taken back", async ({ page }) => {
  test.slow();
  await open(page);
  const file = { name: "l.raci.json", mimeType: "application/json", buffer: Buffer.from(largeMatrix(10_000, 8)) };
  await page.locator("#import-file").setInputFiles(file);
  await page.getByRole("button", { name: "Add as draft" }).click();
  await grid(page, "10000 by 8");
  await page.locator("#grid tbody [tabindex='0']").focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  const line = (row) => (row % 21 === 20 ? "\t".repeat(7) : Array(8).fill("C").join("\t"));
  await paste(page, text(Array.from({ length: 10_499 }, (_, row) => line(row)).join("\n")));
  await expect(said(page)).toHaveText(/^Paste 80000 cells\. /, { timeout: 20_000 });
  await expect(page.locator("[aria-rowindex='3'] td.holding").first()).toHaveText("C");
  await page.keyboard.press("Control+z");
  await expect(page.locator("[aria-rowindex='3'] td.holding").first()).toHaveText("RA", { timeout: 20_000 });
});
