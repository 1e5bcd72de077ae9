// Paper, read back: every party, activity and letter, whatever the screen shows.

import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";
import { test, expect } from "./fixtures.mjs";
import { choose, downloaded, draft, grid, open, saved } from "./app.mjs";
import { id } from "./made-up.mjs";
import { PAPERS, clipped, printed, readMatrix, ready, words } from "./paper.mjs";

/** What valid HTML is; the document type is written small, as the standard allows. */
const VALID = { extends: ["html-validate:standard"], rules: { "doctype-style": "off" }, root: true };

const HELD = ["R", "A", "C", "I", "RA", "", "CI"];

/** What a party holds for an activity. */
const holds = (activity, party) => HELD[(activity * 3 + party) % HELD.length];

/** Opens a draft with so many parties and activities, each a word of its own. */
async function made(page, parties, activities, more = {}) {
  const names = Array.from({ length: parties }, (_, at) => `Party-${at + 1}`);
  const row = (at) => {
    const cells = Object.fromEntries(names.map((name, party) => [name, holds(at, party)]).filter(([, held]) => held));
    return { id: id(at + 1000), activity: `Act${at}`, cells, ...more };
  };
  const rows = Array.from({ length: activities }, (_, at) =>
    at % 20 === 0 ? [{ id: id(at + 5000), section: `Section ${at / 20 + 1}` }, row(at)] : [row(at)]).flat();
  const kinds = { R: "responsible", A: "accountable", C: "consulted", I: "informed" };
  const file = {
    format: "remit-matrix",
    version: 1,
    id: id(0xaa00 + parties),
    title: `Made of ${parties}`,
    letters: Object.entries(kinds).map(([code, kind]) => ({ code, kind })),
    parties: names.map((name, at) => ({ id: id(at + 1), name, side: "other" })),
    rows,
  };
  await open(page);
  await choose(page, "made.raci.json", JSON.stringify(file));
  await page.getByRole("dialog").getByRole("button", { name: "Add as draft" }).click();
  await grid(page, file.title);
  await saved(page);
  await ready(page);
}

/** Every letter is on the paper once, and the names on every page. */
async function check(page, parties, activities) {
  for (const [name, paper] of Object.entries(PAPERS)) {
    const shot = process.env.REMIT_SHOTS && `${process.env.REMIT_SHOTS}/${parties} ${name}.pdf`;
    const pages = await printed(page, paper, shot);
    const { held, faults } = readMatrix(pages);
    expect(faults, name).toEqual([]);
    expect(clipped(pages), name).toEqual([]);
    const sorted = (text) => [...text].sort().join("");
    for (let activity = 0; activity < activities; activity++) {
      for (let party = 0; party < parties; party++) {
        const key = `Act${activity} Party-${party + 1}`;
        expect(sorted(held[key] ?? "missing"), `${name}: ${key}`).toBe(sorted(holds(activity, party)));
      }
    }
  }
}

for (const parties of [2, 6, 25, 64]) {
  test(`paper has every letter of ${parties} parties once, and their names on each page`, async ({ page }) => {
    // Of 6 parties with the cursor in the last, 22 of 90 letters were printed; of 25, 11 columns.
    test.slow();
    await made(page, parties, 45);
    await page.locator("#grid td.holding").last().click();
    await check(page, parties, 45);
    await expect(page.locator("#print-sheet")).toHaveCount(0);
  });
}

test("folds, the cursor and earlier drafts have no part in what is printed", async ({ page }) => {
  // With a draft of 3 parties opened after one of 6, none of its 91 letters was printed.
  test.slow();
  await page.setViewportSize({ width: 390, height: 844 });
  await made(page, 6, 30);
  await page.locator("#grid td.holding:visible").last().click();
  await page.keyboard.press("Escape");
  await made(page, 3, 30);
  await check(page, 3, 30);
  await page.locator("#grid .fold-section").first().click();
  await check(page, 3, 30);
});

test("a filter hides nothing on paper, unless somebody asks for that, and then each page says so", async ({ page }) => {
  // A filtered matrix was printed as if it were whole.
  test.slow();
  await made(page, 3, 120);
  await page.keyboard.press("Control+Shift+l");
  await page.getByLabel("Words in rows").fill("Act1");
  await expect(page.getByRole("rowheader")).toHaveCount(31);
  await check(page, 3, 120);
  // The browser's own window would wait for a person; what it would print is kept instead.
  await page.evaluate(() => {
    window.print = () => (window.onPaper = document.getElementById("print-sheet").cloneNode(true));
  });
  await page.keyboard.press("Control+p");
  const dialog = page.getByRole("dialog", { name: "Print or PDF" });
  const only = dialog.getByLabel(/^Only the filtered rows/);
  await expect(only).not.toBeChecked();
  await only.check();
  await dialog.getByRole("button", { name: "Print", exact: true }).click();
  await page.waitForFunction(() => window.onPaper);
  await page.evaluate(() => {
    document.body.append(window.onPaper);
    document.documentElement.setAttribute("data-print", "");
  });
  const pages = await printed(page, PAPERS["A4 across"]);
  expect(words(pages).filter((word) => /^Act\d+$/.test(word))).toHaveLength(31);
  for (const { words } of pages.slice(0, -1)) {
    expect(words.map(({ word }) => word).join(" ")).toContain("Filtered: 31 of 120 activities");
  }
});

test("without a filter there is no such choice", async ({ page }) => {
  await draft(page);
  await page.keyboard.press("Control+p");
  const dialog = page.getByRole("dialog", { name: "Print or PDF" });
  await expect(dialog.getByLabel("Comments", { exact: true })).toBeChecked();
  await expect(dialog.getByLabel(/^Only the filtered rows/)).toHaveCount(0);
});

test("published matrices are printed with all that is said around them", async ({ page }) => {
  await open(page, "/published/cegedim-cloud-managed-products");
  await grid(page);
  await ready(page);
  const pages = await printed(page, PAPERS["A4 upright"], process.env.REMIT_SHOTS && `${process.env.REMIT_SHOTS}/cegedim.pdf`);
  expect(clipped(pages)).toEqual([]);
  const text = words(pages).join(" ");
  for (const said of ["published by cegedim.cloud", "Remit is not affiliated with cegedim.cloud.", "Roles", "Footnotes"]) {
    expect(text).toContain(said);
  }
});

test.describe("web pages", () => {
  // They are opened as somebody does who has been sent one.
  test.use({ tolerate: /request to another origin: file:/ });

  test("a web page with 30 or 64 parties prints whole", async ({ page, context }, info) => {
    // Of a page with 30 parties 9 were printed.
    test.slow();
    for (const parties of [30, 64]) {
      await made(page, parties, 40);
      await page.keyboard.press("Control+p");
      const dialog = page.getByRole("dialog", { name: "Print or PDF" });
      const download = dialog.getByRole("button", { name: "Download as web page" });
      const { text } = await downloaded(page, () => download.click());
      const { results } = await new HtmlValidate(VALID).validateString(text);
      expect(results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line}: ${message}`))).toEqual([]);
      const file = info.outputPath(`${parties}.html`);
      await writeFile(file, text);
      const other = await context.newPage();
      await other.goto(pathToFileURL(file).href);
      await check(other, parties, 40);
      await other.close();
    }
  });
});
