// What pops up is all in sight, wherever it belongs to, and nothing of where somebody was stays
// behind.

import { test, expect } from "./fixtures.mjs";
import { cell, draft, grid, open, pasteText } from "./app.mjs";

/** What of an element lies outside the window. */
async function outside(locator) {
  await expect(locator).toBeVisible();
  const { width, height } = locator.page().viewportSize();
  // It is put where it belongs in the same frame that shows it, or in the next.
  await expect.poll(async () => {
    const box = await locator.boundingBox();
    return {
      left: Math.min(0, box.x),
      top: Math.min(0, box.y),
      right: Math.max(0, box.x + box.width - width),
      bottom: Math.max(0, box.y + box.height - height),
    };
  }).toEqual({ left: 0, top: 0, right: 0, bottom: 0 });
}

// Wide, a phone, and a window of 1280 by 720 at 200 %.
for (const [width, height] of [[1280, 640], [390, 844], [640, 360], [1000, 420]]) {
  test(`menus and editors at the edges are all in sight, ${width} by ${height}`, async ({ page }) => {
    // The letter picker was cut off at the lower edge of the window.
    test.slow();
    await page.setViewportSize({ width, height });
    await draft(page, "cegedim-cloud-managed-products");
    const scroll = page.locator("#grid-scroll");
    for (const end of [0, 400, 1e6]) {
      await scroll.evaluate((it, end) => it.scrollTo(1e6, end), end);
      const seen = await page.evaluate(() => {
        const view = document.getElementById("grid-scroll").getBoundingClientRect();
        const head = document.querySelector("#grid thead").getBoundingClientRect().bottom;
        const cells = [...document.querySelectorAll("#grid td.holding")].filter((cell) => {
          const box = cell.getBoundingClientRect();
          return box.width > 0 && box.top >= head && box.bottom <= view.bottom && box.right <= view.right + 1;
        });
        return cells.length > 0 ? [cells[0].id, cells.at(-1).id] : [];
      });
      for (const id of new Set(seen)) {
        const here = page.locator(`[id="${id}"]`);
        await here.click();
        const top = await scroll.evaluate((it) => it.scrollTop);
        await here.press("F2");
        await outside(page.locator(".picker"));
        // The grid stays where it is, so that the picker stands at its cell.
        expect(await scroll.evaluate((it) => it.scrollTop)).toBe(top);
        if (process.env.REMIT_SHOTS) await page.screenshot({ path: `${process.env.REMIT_SHOTS}/picker-${width}-${end}.png` });
        await page.keyboard.press("Escape");
        await expect(page.locator(".picker")).toHaveCount(0);
        await here.click({ button: "right" });
        await outside(page.locator(".row-menu"));
        await expect(page.locator(".row-menu button").first()).toBeFocused();
        await page.keyboard.press("Escape");
        await expect(page.locator(".row-menu")).toHaveCount(0);
      }
      if (seen.length === 0) continue;
      const comment = page.locator("#grid tr.activity th.text").last();
      await comment.dblclick();
      await expect(page.locator(".line-editor textarea")).toBeFocused();
      await page.keyboard.press("End");
      for (let line = 0; line < 8; line++) await page.keyboard.press("Alt+Enter");
      await outside(page.locator(".line-editor"));
      await page.keyboard.press("Escape");
    }
    if (width > 760) {
      await page.getByRole("button", { name: "Export", exact: true }).click();
      await outside(page.getByRole("menu", { name: "Export" }));
      if (process.env.REMIT_SHOTS) await page.screenshot({ path: `${process.env.REMIT_SHOTS}/export-${width}.png` });
      await page.keyboard.press("Escape");
      await page.locator(".draft .more").last().click();
      await outside(page.locator(".draft [role=menu]"));
      await page.keyboard.press("Escape");
    }
  });
}

test("after Back from a selected cell, what is pasted on the start page is imported", async ({ page }) => {
  // The paste went to the grid that was gone, and nothing happened.
  await open(page);
  await page.evaluate(() => (location.hash = "#/published/ovhcloud-okms"));
  await grid(page);
  await cell(page, "Handle incidents", "Customer").click();
  await page.goBack();
  await expect(page.getByRole("grid")).toHaveCount(0);
  await pasteText(page, "Activity\tCustomer\tProvider\nRun it\tR\tA\n");
  await expect(page.getByRole("dialog", { name: "Import" })).toBeVisible();
});

test("another tab of the panel is read from its beginning", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  await open(page, "/published/cegedim-cloud-managed-products");
  await grid(page);
  const panel = page.getByRole("complementary", { name: "Details" });
  await page.getByRole("tab", { name: "About" }).click();
  await expect(panel).toContainText("Source");
  await panel.evaluate((it) => it.scrollTo(0, 300));
  await expect.poll(() => panel.evaluate((it) => it.scrollTop)).toBeGreaterThan(100);
  await page.getByRole("tab", { name: "Checks" }).click();
  await expect.poll(() => panel.evaluate((it) => it.scrollTop)).toBe(0);
});

test("another matrix is read from its beginning", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  await open(page, "/published/cloud-temple-iaas");
  await grid(page, "Cloud Temple IaaS");
  const scroll = page.locator("#grid-scroll");
  await scroll.evaluate((it) => it.scrollTo(0, 600));
  await page.evaluate(() => (location.hash = "#/published/ovhcloud-okms"));
  await grid(page, "OVHcloud OKMS");
  await expect.poll(() => scroll.evaluate((it) => it.scrollTop)).toBe(0);
});

test("on a phone's start page nothing is left blank", async ({ page }) => {
  // The menu hid the welcome, to show a library that was there all the time.
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await expect(page.locator(".welcome")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Library" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Library", exact: true })).toBeHidden();
  await open(page, "/published/ovhcloud-okms");
  await grid(page);
  await page.getByRole("button", { name: "Library", exact: true }).click();
  await expect(page.getByRole("navigation", { name: "Library" })).toBeVisible();
  await page.evaluate(() => (location.hash = "#/"));
  await expect(page.locator(".welcome")).toBeVisible();
});

for (const width of [1100, 1440, 1920]) {
  test(`activities keep 40 % of the grid beside a comment, ${width} wide`, async ({ page }) => {
    // One comment narrowed every activity to 240 pixels, beside a mostly empty column.
    await page.setViewportSize({ width, height: 800 });
    await open(page, "/published/cegedim-cloud-managed-products");
    await grid(page);
    const [activity, all] = await page.evaluate(() => [
      document.querySelector("#grid th.activity").getBoundingClientRect().width,
      document.getElementById("grid-scroll").clientWidth,
    ]);
    expect(activity / all).toBeGreaterThanOrEqual(0.4);
  });
}

test("turned names of parties show nothing of a line that is cut off", async ({ page }) => {
  // In the padding of their buttons stood pieces of the next line: stray dots.
  const names = Array.from({ length: 14 }, (_, at) => `Security operations and incident response team ${at}`);
  await open(page);
  await pasteText(page, `Activity\t${names.join("\t")}\nRun it${"\tR".repeat(14)}\n`);
  await page.getByRole("button", { name: "Add as draft" }).click();
  await grid(page);
  const heads = page.locator("#grid.turned thead th.party button");
  await expect(heads).toHaveCount(14);
  for (const side of ["left", "right"]) await expect(heads.first()).toHaveCSS(`padding-${side}`, "0px");
  if (process.env.REMIT_SHOTS) await page.screenshot({ path: `${process.env.REMIT_SHOTS}/turned.png` });
});
