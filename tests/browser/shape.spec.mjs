// A service drafted from nothing and reorganised, as a new user would with keys alone.

import AxeBuilder from "@axe-core/playwright";
import { grid, open, readGrid, saved } from "./app.mjs";
import { expect, test } from "./fixtures.mjs";

const SECTIONS = ["Set up", "Operate", "Secure", "Back up", "Leave"];
const PER_SECTION = 12;

async function clean(page, state) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]), state).toEqual([]);
}

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

test("a service of 60 activities is drafted and reorganised by keys alone", async ({ page }) => {
  test.setTimeout(180_000);
  await open(page);
  await page.keyboard.press("Alt+n");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await dialog.getByLabel("Title").fill("Mail for schools");
  // Two parties are there; the third one comes behind them.
  await dialog.getByRole("button", { name: "Another party" }).focus();
  await page.keyboard.press("Enter");
  const names = dialog.getByLabel("Name of the party");
  for (const [at, name] of ["School", "Provider", "Board"].entries()) await names.nth(at).fill(name);
  await dialog.getByRole("button", { name: "Create draft" }).focus();
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
  await page.locator("#tab-about").focus();
  await page.keyboard.press("Enter");
  const numbering = page.getByLabel("Numbers of the sections");
  await numbering.focus();
  await numbering.selectOption("automatic");
  await expect(heading(page, "Secure")).toContainText("3. Secure");
  await clean(page, "the page about a draft");

  // A section goes over its neighbour, and all numbers follow.
  await focusCell(page, heading(page, "Back up"));
  await page.keyboard.press("Alt+ArrowUp");
  await expect(heading(page, "Back up")).toContainText("3. Back up");
  await expect(heading(page, "Secure")).toContainText("4. Secure");
  await expect(heading(page, "Back up")).toBeFocused();
  // It becomes part of the one above, one level deeper.
  await page.keyboard.press("Alt+Shift+ArrowRight");
  await expect(heading(page, "Back up")).toContainText("2.1. Back up");
  // Three activities go up together.
  await focusCell(page, page.getByRole("rowheader", { name: "Leave task 2", exact: true }));
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Alt+ArrowUp");
  expect((await rows(page)).slice(-12, -7)).toEqual(
    ["Leave task 2", "Leave task 3", "Leave task 4", "Leave task 1", "Leave task 5"],
  );

  // Two parties become one.
  await page.getByRole("button", { name: "Merge Board into another" }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeVisible();
  await clean(page, "merging parties");
  await dialog.getByRole("button", { name: "Merge" }).focus();
  await page.keyboard.press("Enter");
  await expect(matrix.getByRole("columnheader")).toHaveCount(3);
  await saved(page);
  const reorganised = { grid: await readGrid(page), rows: await rows(page) };

  // All of it is taken back, and made again.
  await focusCell(page, page.getByRole("rowheader", { name: "Leave task 9", exact: true }));
  for (let step = 0; step < 5; step++) await page.keyboard.press("Control+z");
  await expect(heading(page, "Secure")).toHaveText("Secure");
  expect(await readGrid(page)).toEqual(drafted);
  for (let step = 0; step < 5; step++) await page.keyboard.press("Control+Shift+z");
  await expect(matrix.getByRole("columnheader")).toHaveCount(3);
  expect({ grid: await readGrid(page), rows: await rows(page) }).toEqual(reorganised);
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
  await dialog.getByLabel("To the section").selectOption({ index: 3 });
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
  await expect(panel.getByText("This row is as it is in OVHcloud OKMS.")).toBeVisible();
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
  await panel.getByRole("button", { name: "Take it back" }).click();
  await expect(panel.getByText("This row is as it is in OVHcloud OKMS.")).toBeVisible();
  await expect(activity.locator("strong")).toHaveCount(0);
});
