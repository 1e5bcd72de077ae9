// The grid on every screen: narrow ones, touch, forced colours, paper; and axe in every state
// that selecting and pasting add.

import { test, expect } from "./fixtures.mjs";
import { cell, clean, grid, open, pasteText } from "./app.mjs";
import { largeMatrix } from "./large.mjs";

async function draft(page, activities = 12, parties = 8) {
  await open(page);
  const buffer = Buffer.from(largeMatrix(activities, parties));
  await page.locator("#import-file").setInputFiles({ name: "l.raci.json", mimeType: "application/json", buffer });
  await page.getByRole("button", { name: "Add as draft" }).click();
  await grid(page, `${activities} by ${parties}`);
}

for (const [name, options] of [
  ["light", { colorScheme: "light", viewport: { width: 1440, height: 900 } }],
  ["dark", { colorScheme: "dark", viewport: { width: 1440, height: 900 } }],
  ["forced colours", { forcedColors: "active", viewport: { width: 1440, height: 900 } }],
  ["light, 390 wide", { colorScheme: "light", viewport: { width: 390, height: 844 } }],
  ["dark, 390 wide", { colorScheme: "dark", viewport: { width: 390, height: 844 } }],
]) {
  test.describe(`axe, ${name}`, () => {
    test.use(options);

    test("selection, several ranges and the paste dialog", async ({ page }) => {
      test.slow();
      await draft(page);
      await page.locator("td.holding:visible").first().click();
      if (name.endsWith("wide")) await page.keyboard.press("Escape");
      await page.keyboard.press("Shift+ArrowDown");
      await page.keyboard.press("Shift+ArrowRight");
      await clean(page, "selection");
      await page.keyboard.press("Control+a");
      await clean(page, "all");
      await page.keyboard.press("Escape");
      await pasteText(page, `RX\tthe board\n${"R\tA\n".repeat(20)}`);
      await expect(page.getByRole("dialog", { name: "Paste" })).toBeVisible();
      await clean(page, "paste");
    });

    test("a large grid", async ({ page }) => {
      test.slow();
      await draft(page, 600, 3);
      await page.keyboard.press("Control+End");
      await clean(page, "large");
    });
  });
}

test.describe("narrow", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("three parties at a time, and a switch to the others", async ({ page }) => {
    await draft(page);
    const shown = () => page.getByRole("columnheader").filter({ visible: true }).allTextContents();
    await expect.poll(async () => (await shown()).map((name) => name.slice(0, 7))).toEqual(["Party 1", "Party 2", "Party 3"]);
    const parties = page.getByRole("group", { name: "Visible parties" });
    await expect(parties).toContainText("Parties 1 to 3 of 8");
    await parties.getByRole("button", { name: "Next parties" }).tap();
    await parties.getByRole("button", { name: "Next parties" }).tap();
    await expect(parties).toContainText("Parties 7 to 8 of 8");
    await expect.poll(async () => (await shown()).map((name) => name.slice(0, 7))).toEqual(["Party 7", "Party 8"]);
    await expect(parties.getByRole("button", { name: "Next parties" })).toBeDisabled();
    // The keyboard leads to the others as well.
    await page.locator("#grid tbody [tabindex='0']").focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    await expect(parties).toContainText("Parties 1 to 3 of 8");
    await expect(page.locator("td:focus")).toBeInViewport();
  });

  test("two parties need no switch", async ({ page }) => {
    await open(page, "/published/ovhcloud-okms");
    await grid(page);
    await expect(page.getByRole("group", { name: "Visible parties" })).toHaveCount(0);
  });

  test("a letter is set by fingers alone, and everything is large enough for one", async ({ page }) => {
    await draft(page);
    await page.locator("td.holding:visible").first().tap();
    await page.getByRole("button", { name: "Consulted" }).tap();
    await page.getByRole("button", { name: "Done" }).tap();
    await expect(page.locator("td.holding:visible").first()).toHaveText("RAC");
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("#grid td.holding, #grid th button, .party-switch button")]
        .filter((element) => element.checkVisibility())
        .map((element) => [element.className, element.getBoundingClientRect()])
        .filter(([, { width, height }]) => width < 44 || height < 44)
        .map(([name, { width, height }]) => `${name} ${width} ${height}`),
    );
    expect(small).toEqual([]);
  });
});

test("with forced colours the cursor and the selection are drawn", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await draft(page);
  await page.locator("td.holding").first().click();
  await page.keyboard.press("Shift+ArrowDown");
  const selected = page.locator("#grid [aria-selected=true]");
  await expect(selected).toHaveCount(2);
  for (const cell of await selected.all()) await expect(cell).toHaveCSS("outline-style", "solid");
});

test("single keys outside the grid can be switched off, and stay so", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  await grid(page);
  await page.getByRole("tab", { name: "About" }).focus();
  await page.keyboard.press("?");
  await page.getByRole("checkbox", { name: /^Single-key shortcuts/ }).uncheck();
  await page.keyboard.press("Escape");
  for (const again of [false, true]) {
    if (again) await page.reload();
    await grid(page);
    await page.getByRole("tab", { name: "About" }).focus();
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  await page.keyboard.press("F1");
  await expect(page.getByRole("dialog", { name: "Help" })).toBeVisible();
  // In the grid letters count all the same: they do nothing unless it has the focus.
  await page.keyboard.press("Escape");
  await cell(page, "Manage backups", "Customer").click();
  await page.keyboard.press("c");
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("C");
});
