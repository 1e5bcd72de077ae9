// The keys of the grid: every row of the keyboard tables that the ARIA practices have for a grid
// (https://www.w3.org/WAI/ARIA/apg/patterns/grid/), and the habits of spreadsheets. Keys only.

import { test, expect } from "./fixtures.mjs";
import { cell, grid, open, readGrid } from "./app.mjs";

/** A draft of OKMS with the cursor on its first cell: 55 rows, of which 2 and 3 are activities. */
async function draft(page, slug = "ovhcloud-okms") {
  await open(page, `/published/${slug}`);
  await grid(page);
  await page.getByRole("button", { name: "Edit as draft" }).press("Enter");
  await expect(page).toHaveURL(/#\/draft\//);
  await page.locator("#grid tbody [tabindex='0']").focus();
  await page.keyboard.press("Control+Home");
  await at(page, 0, "activity");
}

/** The focus is on the cell of this row, counted from 0, in this column. */
async function at(page, row, column) {
  await expect
    .poll(() =>
      page.evaluate(() => {
        const cell = document.activeElement;
        const index = cell.closest("[role=row]")?.getAttribute("aria-rowindex");
        return `${index - 2} ${cell.dataset.party ?? cell.dataset.column}`;
      }),
    )
    .toBe(`${row} ${column}`);
}

async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

/** The letters of the selected cells of parties. */
async function selected(page) {
  return page.locator("#grid td.holding[aria-selected=true]").allTextContents();
}

test.describe("movement", () => {
  test.beforeEach(async ({ page }) => {
    await draft(page);
    await press(page, "ArrowDown", "ArrowDown");
  });

  test("arrows go one cell, and stop at the edges", async ({ page }) => {
    await press(page, "ArrowRight");
    await at(page, 2, "Customer");
    await press(page, "ArrowDown");
    await at(page, 3, "Customer");
    await press(page, "ArrowRight", "ArrowRight", "ArrowRight");
    await at(page, 3, "OVHcloud");
    await press(page, "ArrowUp", "ArrowLeft");
    await at(page, 2, "Customer");
    await press(page, "ArrowLeft", "ArrowLeft");
    await at(page, 2, "activity");
    await press(page, "ArrowUp", "ArrowUp", "ArrowUp");
    await at(page, 0, "activity");
  });

  test("a heading is one cell, and the column is kept across it", async ({ page }) => {
    await press(page, "ArrowRight", "ArrowRight", "ArrowDown", "ArrowDown");
    await at(page, 4, "activity");
    await press(page, "ArrowDown", "ArrowDown");
    await at(page, 6, "OVHcloud");
  });

  test("Home and End go to the ends of the row", async ({ page }) => {
    await press(page, "End");
    await at(page, 2, "OVHcloud");
    await press(page, "Home");
    await at(page, 2, "activity");
  });

  test("Ctrl+Home and Ctrl+End go to the first and the last cell", async ({ page }) => {
    await press(page, "Control+End");
    await at(page, 54, "OVHcloud");
    await press(page, "Control+Home");
    await at(page, 0, "activity");
  });

  test("Page Down and Page Up go by a screenful", async ({ page }) => {
    await press(page, "PageDown");
    const row = await page.evaluate(() =>
      Number(document.activeElement.closest("tr").getAttribute("aria-rowindex")),
    );
    expect(row).toBeGreaterThan(15);
    expect(row).toBeLessThan(35);
    await press(page, "PageUp");
    await at(page, 2, "activity");
  });

  test("Ctrl+arrow goes to the edge of the data", async ({ page }) => {
    await press(page, "ArrowRight", "Control+ArrowDown");
    await at(page, 3, "Customer");
    // Over the headings to the next cell that holds something.
    await press(page, "Control+ArrowDown");
    await at(page, 6, "Customer");
    await press(page, "Control+ArrowUp");
    await at(page, 3, "Customer");
    await press(page, "Control+ArrowRight");
    await at(page, 3, "OVHcloud");
    await press(page, "Control+ArrowLeft");
    await at(page, 3, "activity");
    await press(page, "Control+ArrowDown");
    await at(page, 54, "activity");
  });

  test("Tab leaves the grid at its end, and comes back to the cell that was left", async ({ page }) => {
    await press(page, "Control+End", "Tab");
    await expect(page.locator("#grid :focus")).toHaveCount(0);
    await press(page, "Shift+Tab");
    await at(page, 54, "OVHcloud");
    await press(page, "Control+Home", "Shift+Tab");
    await expect(page.locator("#grid tbody :focus")).toHaveCount(0);
  });

  test("what has the focus is never under the header or off the screen", async ({ page }) => {
    const covered = () =>
      page.evaluate(() => {
        const cell = document.activeElement.getBoundingClientRect();
        const head = document.querySelector("#grid thead th").getBoundingClientRect();
        const view = document.getElementById("grid-scroll").getBoundingClientRect();
        return cell.top < head.bottom - 1 || cell.bottom > view.bottom + 1;
      });
    await press(page, "ArrowRight");
    for (const key of ["ArrowDown", "ArrowUp"]) {
      for (let step = 0; step < 54; step++) {
        await press(page, key);
        expect(await covered()).toBe(false);
      }
    }
  });
});

test.describe("editing", () => {
  test.beforeEach(async ({ page }) => {
    await draft(page);
    await press(page, "ArrowDown", "ArrowDown", "ArrowRight");
  });

  const first = (page) => cell(page, "Provide personal data", "Customer");

  test("a letter's key gives the letter, and takes it", async ({ page }) => {
    await press(page, "c");
    await expect(first(page)).toHaveText("RAC");
    await press(page, "r");
    await expect(first(page)).toHaveText("AC");
  });

  test("Shift and a letter leave that letter alone", async ({ page }) => {
    await press(page, "Shift+I");
    await expect(first(page)).toHaveText("I");
    await press(page, "Shift+I");
    await expect(first(page)).toHaveText("I");
  });

  test("Delete empties, and Backspace too", async ({ page }) => {
    await press(page, "Delete");
    await expect(first(page)).toHaveText("");
    await press(page, "Control+z");
    await expect(first(page)).toHaveText("RA");
    await press(page, "Backspace");
    await expect(first(page)).toHaveText("");
  });

  test("a letter joins all selected cells, and leaves them when all have it", async ({ page }) => {
    await press(page, "Shift+ArrowDown", "Shift+ArrowRight");
    await expect.poll(() => selected(page)).toEqual(["RA", "I", "RA", "I"]);
    await press(page, "i");
    await expect.poll(() => selected(page)).toEqual(["RAI", "I", "RAI", "I"]);
    await press(page, "i");
    await expect.poll(() => selected(page)).toEqual(["RA", "", "RA", ""]);
    await press(page, "Shift+C");
    await expect.poll(() => selected(page)).toEqual(["C", "C", "C", "C"]);
    await press(page, "Delete");
    await expect.poll(() => selected(page)).toEqual(["", "", "", ""]);
  });

  test("keys are known by their place where the keyboard is not Latin", async ({ page }) => {
    const send = (key, code) =>
      page.evaluate(
        ([key, code]) =>
          document.activeElement.dispatchEvent(
            new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }),
          ),
        [key, code],
      );
    await send("с", "KeyC");
    await expect(first(page)).toHaveText("RAC");
    // An input method that is composing hides the character.
    await send("Process", "KeyC");
    await expect(first(page)).toHaveText("RA");
    // A character of a Latin keyboard counts, wherever it is.
    await send("i", "KeyQ");
    await expect(first(page)).toHaveText("RAI");
    await send("?", "KeyR");
    await expect(first(page)).toHaveText("RAI");
  });

  test("Enter and F2 edit, Escape cancels", async ({ page }) => {
    for (const key of ["Enter", "F2"]) {
      await press(page, key);
      await expect(page.getByRole("dialog", { name: /^Roles of Customer/ })).toBeVisible();
      await press(page, "Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
      await at(page, 2, "Customer");
    }
    await press(page, "Home", "F2");
    await page.keyboard.type("Another text");
    await press(page, "Escape");
    await at(page, 2, "activity");
    await expect(page.getByRole("rowheader", { name: "Provide personal data" })).toBeVisible();
  });

  test("Enter keeps a text and goes down, Shift+Enter goes up", async ({ page }) => {
    await press(page, "Home", "Enter", "Control+a");
    await page.keyboard.type("First text");
    await press(page, "Enter");
    await at(page, 3, "activity");
    await page.keyboard.type("Second text");
    await press(page, "Shift+Enter");
    await at(page, 2, "activity");
    const activities = (await readGrid(page)).map((row) => row.activity);
    expect(activities.slice(0, 2)).toEqual(["First text", "Second text"]);
  });

  test("the picker changes all that is selected", async ({ page }) => {
    await press(page, "Shift+ArrowDown", "Enter");
    await expect(page.getByRole("dialog", { name: "Roles of 2 cells" })).toBeVisible();
    await page.getByRole("button", { name: "Consulted" }).press("Enter");
    await press(page, "Escape");
    await expect.poll(() => selected(page)).toEqual(["RAC", "RAC"]);
  });

  test("undo says what it takes back, and selects it again", async ({ page }) => {
    await press(page, "Shift+ArrowDown", "Shift+ArrowRight", "Delete", "Control+End", "Control+z");
    await expect(page.locator("p.visually-hidden[role=status]")).toHaveText(/^Undo: clear 4 cells\. /);
    await expect.poll(() => selected(page)).toEqual(["RA", "I", "RA", "I"]);
    await at(page, 2, "Customer");
    const redo = page.getByRole("button", { name: "Redo" });
    await expect(redo).toHaveAccessibleDescription("Redo: clear 4 cells (Ctrl+Shift+Z)");
    await press(page, "Control+Home", "Control+Shift+z");
    await expect(page.locator("p.visually-hidden[role=status]")).toHaveText(/^Redo: clear 4 cells\. /);
    await expect.poll(() => selected(page)).toEqual(["", "", "", ""]);
    const undo = page.getByRole("button", { name: "Undo" });
    await expect(undo).toHaveAccessibleDescription("Undo: clear 4 cells (Ctrl+Z)");
  });

  test("undo selects cells again that form no rectangle", async ({ page }) => {
    await cell(page, "Provide personal data", "Customer").click();
    await cell(page, "Manage backups", "OVHcloud").click({ modifiers: ["ControlOrMeta"] });
    await press(page, "Shift+I", "Control+Home", "Control+z");
    await expect.poll(() => selected(page)).toEqual(["RA", "RA"]);
  });
});

test.describe("selection", () => {
  test.beforeEach(async ({ page }) => {
    await draft(page);
    await press(page, "ArrowDown", "ArrowDown", "ArrowRight");
  });

  const count = (page) => page.locator("#grid tbody [aria-selected=true]").count();
  const said = (page, text) => expect(page.locator("p.visually-hidden[role=status]")).toHaveText(text);

  test("Shift+arrow draws it by one, and the cursor stays", async ({ page }) => {
    await press(page, "Shift+ArrowDown");
    await said(page, "2 cells selected");
    await press(page, "Shift+ArrowRight");
    await said(page, "4 cells selected");
    await at(page, 2, "Customer");
    await press(page, "Shift+ArrowUp", "Shift+ArrowUp");
    await said(page, "2 cells selected");
    await press(page, "ArrowDown");
    await expect.poll(() => count(page)).toBe(1);
    await at(page, 3, "Customer");
  });

  test("Shift with every other key of movement draws it, too", async ({ page }) => {
    await press(page, "Shift+Control+End");
    await said(page, "62 cells selected");
    await press(page, "Shift+Home");
    await said(page, "62 cells selected");
    await press(page, "Shift+Control+Home");
    await said(page, "2 cells selected");
    await press(page, "Shift+End", "Shift+Control+ArrowDown");
    await said(page, /^2 cells selected/);
    for (let screen = 0; screen < 4; screen++) await press(page, "Shift+PageDown");
    await said(page, "62 cells selected");
    await press(page, "Escape");
    await expect.poll(() => count(page)).toBe(1);
  });

  test("Shift+Space selects rows, Ctrl+Space columns, Ctrl+A all", async ({ page }) => {
    await press(page, "Shift+Space");
    await said(page, "3 cells selected");
    await press(page, "Shift+ArrowDown");
    await said(page, "6 cells selected");
    await press(page, "ArrowUp", "ArrowDown", "Control+Space");
    await said(page, "31 cells selected");
    await press(page, "Shift+ArrowRight");
    await said(page, "62 cells selected");
    await press(page, "Control+a");
    await said(page, "93 cells selected");
    await expect.poll(() => count(page)).toBe(31 * 3 + 24);
    const all = page.getByRole("grid");
    await expect(all).toHaveAttribute("aria-multiselectable", "true");
  });

  test("the mouse draws with Shift, and by dragging", async ({ page }) => {
    await cell(page, "Provide personal data", "Customer").click();
    await cell(page, "Choose service location", "OVHcloud").click({ modifiers: ["Shift"] });
    await said(page, "4 cells selected");
    await at(page, 2, "Customer");
    await cell(page, "Manage network", "Customer").hover();
    await page.mouse.down();
    await cell(page, "Manage backups", "OVHcloud").hover();
    await page.mouse.up();
    await said(page, "6 cells selected");
    await at(page, 16, "Customer");
  });

  test("Ctrl and the mouse select several ranges", async ({ page }) => {
    const add = { modifiers: ["ControlOrMeta"] };
    await cell(page, "Choose service location", "OVHcloud").click(add);
    await cell(page, "Manage backups", "Customer").click(add);
    await said(page, "3 cells selected");
    await press(page, "Shift+ArrowRight");
    await said(page, "4 cells selected");
    await press(page, "Shift+C");
    await expect.poll(() => selected(page)).toEqual(["C", "C", "C", "C"]);
    await cell(page, "Choose service location", "OVHcloud").click(add);
    await said(page, "3 cells selected");
  });

  test("the number of a row selects the row", async ({ page }) => {
    await page.locator(".row-number").first().click();
    await said(page, "3 cells selected");
  });
});

test.describe("filling", () => {
  test.beforeEach(async ({ page }) => {
    await draft(page);
    await press(page, "ArrowDown", "ArrowDown", "ArrowRight");
  });

  const rows = async (page) => (await readGrid(page)).slice(0, 4).map((row) => Object.values(row.cells).join("|"));

  test("Ctrl+D fills down, past headings, as one change", async ({ page }) => {
    await press(page, "c", "Shift+ArrowRight");
    for (let step = 0; step < 5; step++) await press(page, "Shift+ArrowDown");
    await press(page, "Control+d");
    await expect.poll(() => rows(page)).toEqual(["RAC|I", "RAC|I", "RAC|I", "RAC|I"]);
    await expect(page.locator("p.visually-hidden[role=status]")).toHaveText(/^Fill 6 cells\. /);
    await press(page, "Control+z");
    await expect.poll(() => rows(page)).toEqual(["RAC|I", "RA|I", "I|RA", "I|RA"]);
  });

  test("Ctrl+D on one cell takes over the one above, Ctrl+R the one on the left", async ({ page }) => {
    await press(page, "c", "ArrowDown", "Control+d");
    await expect.poll(() => rows(page)).toEqual(["RAC|I", "RAC|I", "I|RA", "I|RA"]);
    await press(page, "ArrowRight", "Control+r");
    await expect.poll(() => rows(page)).toEqual(["RAC|I", "RAC|RAC", "I|RA", "I|RA"]);
  });

  test("Ctrl+R fills to the right", async ({ page }) => {
    await press(page, "Shift+ArrowDown", "Shift+ArrowRight", "Control+r");
    await expect.poll(() => rows(page)).toEqual(["RA|RA", "RA|RA", "I|RA", "I|RA"]);
  });

  test("Ctrl+Enter fills the selection from the cursor", async ({ page }) => {
    await press(page, "ArrowDown", "ArrowRight", "Shift+ArrowUp", "Shift+ArrowLeft", "Control+Enter");
    await expect.poll(() => rows(page)).toEqual(["I|I", "I|I", "I|RA", "I|RA"]);
  });

  test("the corner of the selection can be drawn on", async ({ page }) => {
    await press(page, "c");
    const box = await cell(page, "Provide personal data", "Customer").boundingBox();
    await page.mouse.move(box.x + box.width - 3, box.y + box.height - 3);
    await page.mouse.down();
    await cell(page, "Choose service location", "Customer").hover();
    await page.mouse.up();
    await expect.poll(() => rows(page)).toEqual(["RAC|I", "RAC|I", "I|RA", "I|RA"]);
    await press(page, "Control+z");
    await expect.poll(() => rows(page)).toEqual(["RAC|I", "RA|I", "I|RA", "I|RA"]);
  });
});

test("keys of the selection are the browser's where the grid has no focus", async ({ page }) => {
  await draft(page);
  await page.getByRole("tab", { name: "About" }).focus();
  const prevented = await page.evaluate(() =>
    ["a", "d", "r", "Enter"].map((key) => {
      const event = new KeyboardEvent("keydown", { key, ctrlKey: true, bubbles: true, cancelable: true });
      document.activeElement.dispatchEvent(event);
      return event.defaultPrevented;
    }),
  );
  expect(prevented).toEqual([false, false, false, false]);
});

test("a key that comes while nothing has the focus is not lost", async ({ page }) => {
  // A cell that is drawn again loses the focus for a moment.
  await draft(page);
  await press(page, "ArrowDown", "ArrowDown", "ArrowRight");
  await page.evaluate(() => {
    document.activeElement.blur();
    const key = (key) => new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    document.body.dispatchEvent(key("c"));
    document.body.dispatchEvent(key("ArrowDown"));
    document.body.dispatchEvent(key("i"));
  });
  await expect(cell(page, "Provide personal data", "Customer")).toHaveText("RAC");
  await expect(cell(page, "Choose service location", "Customer")).toHaveText("RAI");
});
