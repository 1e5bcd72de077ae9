// A matrix of which only a part is on the page: 3,000 activities, eight parties.

import { test, expect } from "./fixtures.mjs";
import { grid, open } from "./app.mjs";
import { largeMatrix } from "./large.mjs";

/** The matrix as a draft, with the cursor on its first cell. */
async function large(page, activities = 3_000) {
  await open(page);
  const buffer = Buffer.from(largeMatrix(activities, 8));
  await page.locator("#import-file").setInputFiles({ name: "l.raci.json", mimeType: "application/json", buffer });
  await page.getByRole("button", { name: "Add as draft" }).click();
  await grid(page, `${activities} by 8`);
  await page.locator("#grid tbody [tabindex='0']").focus();
  await page.keyboard.press("Control+Home");
  await expect.poll(() => focused(page)).toBe(2);
}

/** The row index of the cell with the focus. */
const focused = (page) =>
  page.evaluate(() => Number(document.activeElement.closest("[role=row]")?.getAttribute("aria-rowindex")));

/** The row indices on the page, and whether the cell with the focus can be seen. */
const state = (page) =>
  page.evaluate(() => {
    const rows = [...document.querySelectorAll("#grid tbody [aria-rowindex]")];
    const cell = document.activeElement.getBoundingClientRect();
    const head = document.querySelector("#grid thead th").getBoundingClientRect();
    const view = document.getElementById("grid-scroll").getBoundingClientRect();
    return {
      indices: rows.map((row) => Number(row.getAttribute("aria-rowindex"))),
      seen: cell.top >= head.bottom - 1 && cell.bottom <= view.bottom + 1,
    };
  });

const scrollTo = async (page, top) => {
  await page.evaluate((top) => { document.getElementById("grid-scroll").scrollTop = top; }, top);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
};

test("only a part is on the page, and says where it belongs", async ({ page }) => {
  await large(page);
  await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", "3151");
  await expect(page.getByRole("row").first()).toHaveAttribute("aria-rowindex", "1");
  const { indices } = await state(page);
  expect(indices.length).toBeLessThan(100);
  expect(indices).toEqual(indices.map((_, at) => at + 2));
});

test("names stand above their columns", async ({ page }) => {
  await large(page);
  const places = (selector) =>
    page.locator(selector).evaluateAll((cells) => cells.map((cell) => {
      const { left, right } = cell.getBoundingClientRect();
      return [Math.round(left), Math.round(right)];
    }));
  expect(await places("#grid thead th")).toEqual(await places("#grid tbody tr.activity:nth-child(2) > *"));
});

test("a click far from the cursor moves no row", async ({ page }) => {
  // The row of the cursor left the page without a gap in its place: all others went up by one,
  // under the pressed mouse, which then had drawn a selection over two rows.
  await large(page);
  await scrollTo(page, 3_000);
  const cell = page.locator(`#${await page.evaluate(() => {
    const view = document.getElementById("grid-scroll").getBoundingClientRect();
    return document.elementsFromPoint(view.left + view.width / 2, view.top + view.height / 2)
      .find((it) => it.matches("td.holding")).id;
  })}`);
  const before = (await cell.boundingBox()).y;
  await cell.click();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await page.locator("#grid [aria-selected=true]").count()).toBeLessThan(2);
  expect(Math.abs((await cell.boundingBox()).y - before)).toBeLessThan(1);
});

test("the header is as high before it counts as after", async ({ page }) => {
  // It grew by a line when what parties carry was counted, 0.3 seconds after the grid was drawn:
  // the cell of a Control+End just before went out of sight.
  await page.addInitScript(() => {
    window.heights = new Map();
    const look = () => {
      const head = document.querySelector("#grid.large thead");
      const said = head?.querySelector("small")?.textContent;
      if (said) window.heights.set(/\d/.test(said) ? "after" : "before", head.getBoundingClientRect().height);
      requestAnimationFrame(look);
    };
    look();
  });
  await large(page);
  await expect(page.locator("#grid th.party").first()).toContainText(/\d+ R/);
  await expect.poll(() => page.evaluate(() => [...window.heights.keys()])).toEqual(["before", "after"]);
  const [before, after] = await page.evaluate(() => [...window.heights.values()]);
  expect(after).toBe(before);
});

test("keys lead everywhere, and the focus is always in sight", async ({ page }) => {
  await large(page);
  for (const [key, index] of [
    ["Control+End", 3151],
    ["ArrowUp", 3150],
    ["Control+Home", 2],
    ["ArrowDown", 3],
    ["Control+ArrowDown", 3151],
  ]) {
    await page.keyboard.press(key);
    await expect.poll(() => focused(page), key).toBe(index);
    await expect.poll(async () => (await state(page)).seen, key).toBe(true);
  }
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press("ArrowUp");
    expect((await state(page)).seen).toBe(true);
  }
  await expect.poll(() => focused(page)).toBe(3091);
});

test("scrolling shows the right lines, in order, and no more of them", async ({ page }) => {
  await large(page);
  await page.keyboard.press("ArrowDown");
  const height = await page.evaluate(() => document.getElementById("grid-scroll").scrollHeight);
  let most = 0;
  for (const part of [0.3, 0.31, 0.9, 0.1, 1, 0.5]) {
    await scrollTo(page, height * part);
    const { indices } = await state(page);
    // The line of the cursor is there as well, wherever it is.
    expect(indices).toContain(3);
    const others = indices.filter((index) => index !== 3);
    expect(others).toEqual(others.map((_, at) => others[0] + at));
    most = Math.max(most, indices.length);
    const blank = await page.evaluate(() => {
      const view = document.getElementById("grid-scroll").getBoundingClientRect();
      const at = (y) => document.elementFromPoint(view.left + 100, y)?.closest("[data-row], .gap, thead");
      return [view.top + 100, view.top + 400, view.bottom - 60].map((y) => at(y)?.className ?? "nothing");
    });
    expect(blank).not.toContain("gap");
  }
  expect(most).toBeLessThan(100);
  // A key brings the cursor back into sight.
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focused(page)).toBe(4);
  expect((await state(page)).seen).toBe(true);
});

test("the focus stays in its cell while it is scrolled away", async ({ page }) => {
  await large(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  const before = await page.evaluate(() => document.activeElement.id);
  for (const top of [3_000, 40_000, 0, 70_000]) await scrollTo(page, top);
  expect(await page.evaluate(() => document.activeElement.id)).toBe(before);
  await page.keyboard.press("i");
  await expect(page.locator(`[id="${before}"]`)).toHaveText("RAI");
});

test("all cells are selected and changed at once", async ({ page }) => {
  await large(page);
  await page.keyboard.press("Control+a");
  await expect(page.locator("p.visually-hidden[role=status]")).toHaveText("27000 cells selected");
  await page.keyboard.press("Shift+C");
  await expect(page.locator("p.visually-hidden[role=status]")).toHaveText(/^Set C in 24000 cells\. /);
  await page.keyboard.press("Control+End");
  await expect(page.locator("[aria-rowindex='3151'] td.holding").first()).toHaveText("C");
  await page.keyboard.press("Control+z");
  await expect(page.locator("[aria-rowindex='3'] td.holding").first()).toHaveText("RA");
});

test("lines of different heights stay where they are while one scrolls", async ({ page }) => {
  test.slow();
  await large(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("F2");
  await page.keyboard.type("A long text that needs many lines of its own. ".repeat(12));
  await page.keyboard.press("Enter");
  // The cursor goes to the row below, and takes the screen along.
  await expect.poll(() => focused(page)).toBe(4);
  await scrollTo(page, 30_000);
  // Step by step upwards: what is in sight moves by as much as was scrolled.
  for (let step = 0; step < 40; step++) {
    const moved = await page.evaluate(async () => {
      const scroll = document.getElementById("grid-scroll");
      const view = scroll.getBoundingClientRect();
      const row = document.elementFromPoint(view.left + 100, view.top + 300).closest("[data-row]");
      const before = row.getBoundingClientRect().top;
      scroll.scrollTop -= 90;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return row.getBoundingClientRect().top - before;
    });
    expect(Math.abs(moved - 90), `step ${step} moved by ${moved}`).toBeLessThan(2);
  }
});

test("100,000 by 12 opens, scrolls, selects, takes 10,000 rows at once and gives them back", async ({ page }) => {
  test.slow();
  await open(page);
  const buffer = Buffer.from(largeMatrix(100_000, 12));
  await page.locator("#import-file").setInputFiles({ name: "l.raci.json", mimeType: "application/json", buffer });
  await page.getByRole("button", { name: "Add as draft" }).click({ timeout: 60_000 });
  await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", "105001", { timeout: 60_000 });
  await page.locator("#grid tbody [tabindex='0']").focus();
  await page.keyboard.press("Control+End");
  await expect.poll(() => focused(page)).toBe(105_001);
  await page.keyboard.press("Control+a");
  const said = page.locator("p.visually-hidden[role=status]");
  await expect(said).toHaveText("1300000 cells selected", { timeout: 20_000 });

  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  const first = page.locator("[aria-rowindex='3'] td.holding").first();
  const before = await first.textContent();
  await page.evaluate(() => {
    const data = new DataTransfer();
    // Every twenty-first row is a heading, which takes no letters.
    const row = (at) => Array(12).fill((at + 1) % 21 ? "RI" : "").join("\t");
    data.setData("text/plain", Array.from({ length: 10_500 }, (_, at) => `${row(at)}\n`).join(""));
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  });
  await expect(said).toHaveText(/^Paste .*120000 cells/, { timeout: 30_000 });
  await expect(first).toHaveText("RI");
  await page.keyboard.press("Control+z");
  await expect(said).toHaveText(/^Undo: paste /, { timeout: 30_000 });
  await expect(first).toHaveText(before);
});
