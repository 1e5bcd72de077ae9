// Every format through the importer: what the preview says, and what becomes of it.

import { readFile } from "node:fs/promises";
import { test, expect } from "./fixtures.mjs";
import { PUBLISHED, choose, grid, open, preview, readGrid } from "./app.mjs";

const file = (name) => readFile(new URL(`files/${name}`, import.meta.url));
const verified = JSON.parse(await readFile(new URL("../data/verified-rows.json", import.meta.url), "utf8"));
const sorted = (letters) => [...letters].sort().join("");
const spaced = (text) => text.replace(/\s+/g, " ").trim();

/** The rows of the preview's table. */
const outcome = (dialog) =>
  dialog.getByRole("group", { name: "Preview of the matrix" }).getByRole("row");

/** Takes what is previewed, and reads it from the grid. */
async function take(page, dialog) {
  await dialog.getByRole("button", { name: "Add as draft" }).click();
  await expect(dialog).toHaveCount(0);
  await grid(page);
  return (await readGrid(page)).map(({ section, activity, cells }) => [section, activity, cells]);
}

for (const [slug, title] of PUBLISHED) {
  test(`the text of ${title}, as it was copied`, async ({ page }) => {
    const expected = verified.find((matrix) => matrix.slug === slug);
    await open(page);
    await choose(page, `${slug}.txt`, await readFile(new URL(`../data/texts/${slug}.txt`, import.meta.url)));
    const dialog = await preview(page);
    await expect(dialog).toContainText(`${expected.activities.length} activities`);
    for (const party of expected.parties) await expect(dialog).toContainText(party);
    const marked = await outcome(dialog).filter({ has: page.locator("td.open") }).count();
    const shown = expected.activities.filter((row) => row.basis === "source").length;
    expect(marked).toBe(expected.activities.length - shown);

    const rows = await take(page, dialog);
    expect(rows.length).toBe(expected.activities.length);
    let sets = 0;
    expected.activities.forEach((row, at) => {
      const [section, activity, cells] = rows[at];
      expect(section).toBe(row.path.join(" > "));
      expect(activity.startsWith(spaced(row.activity)), `${activity} / ${row.activity}`).toBe(true);
      if (row.basis === "source") {
        for (const party of expected.parties) expect(sorted(cells[party]), row.label).toBe(sorted(row.cells[party]));
      }
      const all = (cells) => expected.parties.map((party) => sorted(cells[party])).filter(Boolean).sort().join();
      sets += all(cells) === all(row.cells);
    });
    // The text of Hosted Exchange breaks off before the letters of its last activity.
    expect(sets).toBe(slug === "ovhcloud-hosted-exchange" ? 47 : rows.length);
  });
}

test("Markdown in German: what was guessed is told with its line", async ({ page }) => {
  await open(page);
  await choose(page, "page.md", await file("page.md"));
  const dialog = await preview(page);
  await expect(dialog).toContainText("Markdown page");
  await expect(dialog).toContainText("Zuständigkeiten für den Dienst Muster");
  await expect(dialog).toContainText("4 activities in 3 sections");
  await expect(dialog.getByRole("group", { name: "Import notes" })).toContainText(
    "Line 23: Kunde: “Anbieter” isn't a valid role.",
  );
  const rows = await take(page, dialog);
  expect(rows.map(([section, activity, cells]) => [section, activity.split(" (")[0], sorted(cells.Kunde), sorted(cells.Anbieter)])).toEqual([
    ["1. Betrieb > 1.1. Sicherung", expect.stringMatching(/^Sicherungen planen/), "AR", "K"],
    ["1. Betrieb > 1.1. Sicherung", expect.stringMatching(/^Sicherungen ausführen/), "I", "AR"],
    ["1. Betrieb > 1.1. Sicherung", expect.stringMatching(/^Wiederherstellung prüfen/), "", "AK"],
    ["2. Ende", expect.stringMatching(/^Daten löschen/), "I", "AR"],
  ]);
});

test("CSV with semicolons, in the letters of Windows, below a title", async ({ page }) => {
  await open(page);
  await choose(page, "windows.csv", await file("windows.csv"));
  const dialog = await preview(page);
  await expect(dialog).toContainText("CSV file with semicolons");
  expect(await take(page, dialog)).toEqual([
    ["", "Plan; and write", { Customer: "A", "Provider – Operations": "R" }],
    ["", "Build", { Customer: "I", "Provider – Operations": "RA" }],
    ["", "Café check", { Customer: "", "Provider – Operations": "A" }],
  ]);
});

test("CSV from Russian Excel: the encoding is told, and another can be chosen", async ({ page }) => {
  // It came in as "Çàäà÷à", with "Nothing had to be guessed".
  await open(page);
  await choose(page, "raci.csv", await file("windows-1251.csv"));
  const dialog = await preview(page);
  const notes = dialog.getByRole("group", { name: "Import notes" });
  await expect(notes).toContainText("It was read as Cyrillic (Windows-1251)");
  const encoding = dialog.getByLabel("Encoding");
  await expect(encoding.locator("option:checked")).toHaveText("Cyrillic (Windows-1251)");
  await encoding.selectOption({ label: "Western European (Windows-1252)" });
  await expect(dialog).toContainText("Çàêàç÷èê");
  await expect(notes).toHaveCount(0);
  await encoding.selectOption({ label: "Cyrillic (Windows-1251)" });
  await expect(dialog).toContainText("Заказчик");
  expect(await take(page, dialog)).toEqual([
    ["", "Подготовка", { Разработчик: "A", Заказчик: "R" }],
    ["", "Проверка", { Разработчик: "RA", Заказчик: "C" }],
  ]);
});

test("a web page: merged cells are understood, and nothing of it runs", async ({ page }) => {
  await open(page);
  await choose(page, "page.html", await file("page.html"));
  const dialog = await preview(page);
  await expect(dialog).toContainText("Web page");
  expect(await take(page, dialog)).toEqual([
    [expect.stringMatching(/Before$/), "Choose the place", { Customer: "RA", Provider: "CI" }],
    [expect.stringMatching(/Before$/), "Set it up & test it", { Customer: "I", Provider: "RA" }],
  ]);
});

test("JSON of another tool", async ({ page }) => {
  await open(page);
  await choose(page, "other.json", await file("other-tool.json"));
  const dialog = await preview(page);
  await expect(dialog).toContainText("JSON file of another tool");
  expect(await take(page, dialog)).toEqual([
    ["", "Plan it", { Customer: "A", Provider: "R" }],
    ["", "Run it", { Customer: "", Provider: "RA" }],
  ]);
});

test("a workbook with two matrices: one of them is chosen", async ({ page }) => {
  await open(page);
  await choose(page, "two-sheets.xlsx", await file("two-sheets.xlsx"));
  const dialog = await preview(page);
  await expect(dialog).toContainText("Workbook");
  await expect(dialog).toContainText("3 activities");
  await dialog.getByText(/^Tables and columns/).click();
  await dialog.getByRole("checkbox", { name: /Operations/ }).uncheck();
  await expect(dialog).toContainText("2 activities");
  expect(await take(page, dialog)).toEqual([
    [expect.anything(), "Plan it", { PM: "A", Dev: "R" }],
    [expect.stringMatching(/Second half$/), "Build it", { PM: "I", Dev: "RA" }],
  ]);
});

for (const [name, format, task] of [
  ["raci.docx", "Word document", "Fix faults"],
  ["raci.ods", "Workbook", "Report"],
  ["raci.xls", "Workbook", "Report"],
]) {
  test(`${name}: sections, merged cells and roles`, async ({ page }) => {
    await open(page);
    await choose(page, name, await readFile(new URL(`../data/office/${name}`, import.meta.url)));
    const dialog = await preview(page);
    await expect(dialog).toContainText(format);
    const rows = await take(page, dialog);
    expect(rows[0]).toEqual([
      expect.stringMatching(/Preparation$/),
      expect.stringContaining("Plan the move"),
      expect.objectContaining({ Kunde: "A", Équipe: "R" }),
    ]);
    expect(rows.at(-1)).toEqual([
      expect.stringMatching(/Operation$/),
      task,
      expect.objectContaining({ Kunde: "I", Équipe: "A" }),
    ]);
  });
}

test("a table is pasted as text, on the page and into the dialog", async ({ page }) => {
  const text = "Task\tPM\tDev\nPlan it\tA\tR\nBuild it\tI\tRA\n";
  const expected = [
    ["", "Plan it", { PM: "A", Dev: "R" }],
    ["", "Build it", { PM: "I", Dev: "RA" }],
  ];
  await open(page);
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
  let dialog = await preview(page);
  await expect(dialog).toContainText("Table with tabs");
  expect(await take(page, dialog)).toEqual(expected);

  await open(page);
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByLabel("Or paste text").fill("nothing of the kind");
  await page.getByRole("button", { name: "Preview text" }).click();
  await expect(page.getByRole("dialog").getByRole("alert")).toContainText("No RACI table was found");
  await page.getByLabel("Or paste text").fill(text);
  await page.getByRole("button", { name: "Preview text" }).click();
  dialog = await preview(page);
  expect(await take(page, dialog)).toEqual(expected);
});
