// A service drafted from nothing and reorganised, as a new user would with keys alone.

import { clean, grid, open, readGrid, saved } from "./app.mjs";
import { expect, test } from "./fixtures.mjs";

const SECTIONS = ["Set up", "Operate", "Secure", "Back up", "Leave"];
const PER_SECTION = 12;

/** The rows, a heading with its number as one line. */
const rows = (page) =>
  page.getByRole("grid").evaluate((grid) =>
    [...grid.querySelectorAll("tbody [role=row]")].map((row) =>
      (row.querySelector(".heading-text") ?? row.querySelector("[role=rowheader] > span")).textContent.trim(),
    ),
  );

/** The texts of the activities. */
const activities = (page) => page.locator("[role=rowheader] > span:first-child").allTextContents();

/** A heading of the grid. */
const heading = (page, title) => page.locator("tr.section").filter({ hasText: title }).locator("td");

async function focusCell(page, locator) {
  await locator.focus();
  await expect(locator).toHaveAttribute("tabindex", "0");
}

/** Goes on by Tab until the focus is on what is called so. */
async function tabTo(page, name) {
  for (let step = 0; step < 80; step++) {
    const here = await page.evaluate(() => {
      const at = document.activeElement;
      return at?.getAttribute("aria-label") ?? (at?.labels?.[0] ?? at)?.textContent ?? "";
    });
    if (name.test(here.trim())) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${name}.`);
}

/** Carries a command out by its name. */
async function command(page, name) {
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Commands" })).toBeVisible();
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
}

/** Goes to the first row with these words, by finding them. */
async function goTo(page, words) {
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+f");
  await expect(page.locator("#find-text")).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(words);
  await expect(page.getByRole("search")).toContainText(/1 of \d+/);
  await page.keyboard.press("Escape");
}

test("a service of 60 activities is drafted and reorganised by keys alone", async ({ page }) => {
  test.setTimeout(480_000);
  await open(page);
  await page.keyboard.press("Alt+n");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await tabTo(page, /^Title$/);
  await page.keyboard.type("Mail for schools");
  // Two parties are there; the third one comes behind them.
  for (const name of ["School", "Provider"]) {
    await page.keyboard.press("Tab");
    await tabTo(page, /^Party name$/);
    await page.keyboard.press("Control+a");
    await page.keyboard.type(name);
  }
  await tabTo(page, /^Add party$/);
  await page.keyboard.press("Enter");
  await expect(dialog.getByLabel("Party name").nth(2)).toBeFocused();
  await page.keyboard.type("Board");
  await page.keyboard.press("Enter");
  const matrix = await grid(page, "Mail for schools");
  await expect(matrix.getByRole("columnheader")).toHaveCount(4);

  for (const section of SECTIONS) {
    await page.keyboard.press("Alt+Shift+Enter");
    await page.keyboard.type(section);
    await page.keyboard.press("Enter");
    for (let at = 1; at <= PER_SECTION; at++) {
      await page.keyboard.press("Alt+Enter");
      await page.keyboard.type(`${section} task ${at}`);
      await page.keyboard.press("Enter");
      await page.keyboard.press(at % 2 ? "r" : "a");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press(at % 2 ? "a" : "r");
    }
  }
  await saved(page);
  const drafted = await readGrid(page);
  expect(drafted).toHaveLength(60);
  expect(new Set(drafted.map((row) => row.section))).toEqual(new Set(SECTIONS));
  expect(drafted[0].cells).toEqual({ School: "R", Provider: "A", Board: "" });

  // Sections are numbered from now on.
  await command(page, "number sections");
  await expect(heading(page, "Secure")).toContainText("3. Secure");

  // A section goes over its neighbour, and all numbers follow.
  await goTo(page, "Back up");
  await expect(heading(page, "Back up")).toBeFocused();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(heading(page, "Back up")).toContainText("3. Back up");
  await expect(heading(page, "Secure")).toContainText("4. Secure");
  await expect(heading(page, "Back up")).toBeFocused();
  // It becomes part of the one above, one level deeper.
  await page.keyboard.press("Alt+Shift+ArrowRight");
  await expect(heading(page, "Back up")).toContainText("2.1. Back up");
  // Three activities go up together.
  await goTo(page, "Leave task 2");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(async () => (await rows(page)).slice(-12, -7)).toEqual(
    ["Leave task 2", "Leave task 3", "Leave task 4", "Leave task 1", "Leave task 5"],
  );

  // Two parties become one: the third goes, the second takes over what it holds.
  await command(page, "merge parties");
  await expect(page.getByRole("dialog", { name: "Merge parties" })).toBeVisible();
  await clean(page, "merging parties");
  await tabTo(page, /^Party to remove$/);
  await page.keyboard.press("End");
  await tabTo(page, /^Party to keep/);
  await page.keyboard.type("Provider");
  await tabTo(page, /^Merge$/);
  await page.keyboard.press("Enter");
  await expect(matrix.getByRole("columnheader")).toHaveCount(3);
  await expect(matrix.getByRole("columnheader", { name: "Provider" })).toBeVisible();
  await saved(page);
  const reorganised = { grid: await readGrid(page), rows: await rows(page) };
  expect(reorganised.grid).toHaveLength(60);

  // What was reorganised is taken back, then all that was drafted, and all of it made again.
  const undo = page.getByRole("button", { name: "Undo", exact: true });
  const redo = page.getByRole("button", { name: "Redo", exact: true });
  for (let step = 0; step < 5; step++) await page.keyboard.press("Control+z");
  await expect(heading(page, "Secure")).toHaveText("Secure");
  await expect.poll(() => readGrid(page)).toEqual(drafted);
  while (await undo.isEnabled()) await page.keyboard.press("Control+z");
  await expect(matrix.getByRole("columnheader")).toHaveCount(4);
  await expect.poll(() => readGrid(page)).toEqual([]);
  await expect.poll(() => rows(page)).toEqual([]);
  while (await redo.isEnabled()) await page.keyboard.press("Control+Shift+z");
  await expect(matrix.getByRole("columnheader")).toHaveCount(3);
  expect({ grid: await readGrid(page), rows: await rows(page) }).toEqual(reorganised);
  await saved(page);
});

test("the numbers of the source come back where sections were numbered automatically", async ({ page }) => {
  await open(page, "/published/ovhcloud-hosted-exchange");
  await page.getByRole("button", { name: "Edit as draft" }).click();
  await expect(page).toHaveURL(/#\/draft\//);
  await page.locator("#tab-about").click();
  const headings = () => page.locator("tr.section .heading-text").allTextContents();
  const written = await headings();
  const numbering = page.getByLabel("Section numbers");
  await numbering.selectOption("automatic");
  await focusCell(page, page.locator("tr.section td").first());
  await page.keyboard.press("Alt+Shift+Enter");
  await page.keyboard.type("New");
  await page.keyboard.press("Enter");
  await expect(heading(page, "New")).toContainText(/^\d+\. New$/);
  await clean(page, "the page about a draft");
  // A number that is counted cannot be typed.
  await focusCell(page, heading(page, "New"));
  await page.keyboard.press("F2");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("7.7. Newer");
  await page.keyboard.press("Enter");
  await expect(heading(page, "Newer")).toContainText(/^2\. Newer$/);
  await numbering.selectOption("kept");
  await expect(heading(page, "Newer")).toHaveText("Newer");
  await expect.poll(async () => (await headings()).filter((text) => text !== "Newer")).toEqual(written);
});

test("sections fold, stay folded, and open for what the cursor goes to", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  await grid(page);
  await page.getByRole("button", { name: "Edit as draft" }).click();
  await expect(page).toHaveURL(/#\/draft\//);
  const first = page.locator("tr.section").first();
  const before = await page.getByRole("row").count();
  await focusCell(page, first.locator("td"));
  await page.keyboard.press(" ");
  await expect(first.getByRole("button")).toHaveAttribute("aria-expanded", "false");
  expect(await page.getByRole("row").count()).toBeLessThan(before);
  await clean(page, "a folded section");
  await saved(page);
  await page.waitForTimeout(300);
  await page.reload();
  await grid(page);
  await expect(first.getByRole("button")).toHaveAttribute("aria-expanded", "false");
  await focusCell(page, first.locator("td"));
  await page.keyboard.press("Alt+=");
  await expect(first.getByRole("button")).toHaveAttribute("aria-expanded", "true");
  expect(await page.getByRole("row").count()).toBe(before);
  // Undo goes to what it changes, also where that was folded since.
  const activity = page.getByRole("rowheader").first();
  const text = await activity.locator("> span").first().textContent();
  await focusCell(page, activity);
  await page.keyboard.press("Alt+Delete");
  await expect(page.getByRole("rowheader", { name: text, exact: true })).toHaveCount(0);
  await first.getByRole("button").click();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("rowheader").first()).toContainText(text);
});

test("the menu of a row does what its keys do", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  await page.getByRole("button", { name: "Edit as draft" }).click();
  await expect(page).toHaveURL(/#\/draft\//);
  const activity = page.getByRole("rowheader").nth(1);
  await activity.click({ button: "right" });
  const menu = page.getByRole("menu", { name: "Row" });
  await expect(menu).toBeVisible();
  await clean(page, "the menu of a row");
  const before = await rows(page);
  await menu.getByRole("menuitem", { name: /^Duplicate/ }).click();
  await expect(menu).toHaveCount(0);
  await expect.poll(async () => (await rows(page)).length).toBe(before.length + 1);
  await page.keyboard.press("Control+z");
  await expect.poll(() => rows(page)).toEqual(before);
  // Rows go to a section that is chosen.
  await focusCell(page, page.getByRole("rowheader").first());
  await page.keyboard.press("Alt+m");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("To section").selectOption({ index: 3 });
  await clean(page, "moving to a section");
  await dialog.getByRole("button", { name: "Move" }).click();
  await expect.poll(() => rows(page)).not.toEqual(before);
  await page.keyboard.press("Control+z");
  await expect.poll(() => rows(page)).toEqual(before);
});

test("rows and parties are dragged, and columns get widths that stay", async ({ page }) => {
  await open(page, "/published/cloud-temple-iaas");
  await page.getByRole("button", { name: "Edit as draft" }).click();
  await expect(page).toHaveURL(/#\/draft\//);
  const header = (at) => page.getByRole("rowheader").nth(at);
  const names = await activities(page);
  await header(0).hover();
  await header(0).locator("[data-grip]").hover();
  await page.mouse.down();
  await header(1).hover();
  await header(2).hover();
  await page.mouse.up();
  await expect.poll(async () => (await activities(page))[2]).toBe(names[0]);
  await page.keyboard.press("Control+z");
  await expect.poll(() => activities(page)).toEqual(names);

  const parties = () => page.locator("thead [data-party]").evaluateAll((all) => all.map((th) => th.dataset.party));
  const order = await parties();
  await page.locator("thead [data-party]").first().hover();
  await page.mouse.down();
  await page.locator("thead [data-party]").last().hover();
  await page.mouse.up();
  await expect.poll(parties).toEqual([...order.slice(1), order[0]]);
  await page.keyboard.press("Control+z");
  await expect.poll(parties).toEqual(order);

  const party = page.locator("thead [data-party]").first();
  const width = async () => Math.round((await party.boundingBox()).width);
  await focusCell(page, page.locator("tbody [role=gridcell][data-party]").first());
  const was = await width();
  for (let step = 0; step < 4; step++) await page.keyboard.press("Alt+.");
  await expect.poll(width).toBeGreaterThan(was + 40);
  const wide = await width();
  await saved(page);
  await page.waitForTimeout(300);
  await page.reload();
  await grid(page);
  await expect.poll(width).toBe(wide);
});

test("the panel edits texts with tools, writes footnotes, and takes a row back", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  await page.getByRole("button", { name: "Edit as draft" }).click();
  await expect(page).toHaveURL(/#\/draft\//);
  const activity = page.getByRole("rowheader").first();
  const text = await activity.locator("> span").first().textContent();
  await focusCell(page, activity);
  await page.locator("#tab-row").click();
  const panel = page.getByRole("region", { name: "Row" });
  await expect(panel.getByText("This row is the same as in OVHcloud OKMS.")).toBeVisible();
  const field = panel.getByLabel("Activity", { exact: true });
  await field.focus();
  await field.selectText();
  await page.keyboard.press("Control+b");
  await expect(field).toHaveValue(`**${text}**`);
  await field.blur();
  await expect(activity.locator("strong")).toHaveText(text);
  await field.focus();
  await page.keyboard.press("Control+End");
  await panel.getByRole("button", { name: "Footnote", exact: true }).first().click();
  const note = panel.getByLabel("Footnote", { exact: true }).last();
  await expect(note).toBeFocused();
  await page.keyboard.type("By contract.");
  await note.blur();
  await expect(page.getByRole("region", { name: "Footnotes" })).toContainText("By contract.");
  await clean(page, "the row in the panel");
  await panel.getByRole("button", { name: "Revert to original" }).click();
  await expect(panel.getByText("This row is the same as in OVHcloud OKMS.")).toBeVisible();
  await expect(activity.locator("strong")).toHaveCount(0);
});

test("a section is split at an activity, and made one with the one above it again", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  await page.getByRole("button", { name: "Edit as draft" }).click();
  await expect(page).toHaveURL(/#\/draft\//);
  const before = await rows(page);
  await focusCell(page, page.getByRole("rowheader").nth(1));
  await command(page, "Split section here");
  await expect.poll(async () => (await rows(page)).length).toBe(before.length + 1);
  const split = await rows(page);
  // The activity stands under the new heading, which is named at once.
  const at = split.findIndex((row, place) => row !== before[place]);
  expect(split.slice(at + 1)).toEqual(before.slice(at));
  await page.keyboard.type("What follows");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await rows(page))[at]).toBe("What follows");
  await focusCell(page, page.getByRole("rowheader").nth(1));
  await command(page, "Merge section");
  await expect.poll(() => rows(page)).toEqual(before);
  // The Enter that carried the command out went on to the cell, whose row was drawn anew, and
  // opened it.
  await expect(page.locator("#line-editor")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await rows(page))[at]).toBe("What follows");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect.poll(() => rows(page)).toEqual(before);
});

test("letters that no source shows are confirmed, and lists and links are written", async ({ page }) => {
  await open(page, "/published/cegedim-cloud-managed-products");
  await page.getByRole("button", { name: "Edit as draft" }).click();
  await expect(page).toHaveURL(/#\/draft\//);
  const row = page.getByRole("row").filter({ hasText: "Manage secrets paths" });
  await expect(row.locator(".inferred")).toHaveCount(2);
  await focusCell(page, row.getByRole("rowheader"));
  await page.locator("#tab-row").click();
  const panel = page.getByRole("region", { name: "Row" });
  await clean(page, "a row that was read so");
  await panel.getByRole("button", { name: "Confirm" }).click();
  await expect(row.locator(".inferred")).toHaveCount(0);
  await expect(panel.getByRole("button", { name: "Confirm" })).toHaveCount(0);
  await expect(panel.getByText("or set or confirmed by a person.")).toBeVisible();
  // One step takes it back.
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row.locator(".inferred")).toHaveCount(2);
  const comment = panel.getByLabel("Comment", { exact: true });
  await comment.fill("See [the manual](https://example.org/manual):\n\n- by phone\n- in writing");
  await comment.blur();
  await expect(row.getByRole("link", { name: "the manual" })).toHaveAttribute("href", "https://example.org/manual");
  await expect(row.getByRole("listitem")).toHaveText(["by phone", "in writing"]);
});
