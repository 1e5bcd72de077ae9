// axe finds nothing, in light and dark, wide and narrow, in every state.

import { fileURLToPath } from "node:url";
import { test, expect } from "./fixtures.mjs";
import { cell, choose, clean, exportJson, grid, open } from "./app.mjs";

for (const colorScheme of ["light", "dark"]) {
  for (const [width, height] of [[1440, 900], [390, 844]]) {
    test.describe(`${colorScheme}, ${width} wide`, () => {
      test.use({ colorScheme, viewport: { width, height } });
      const narrow = width < 700;

      test("library", async ({ page }) => {
        await open(page);
        await clean(page, "library");
      });

      test("grid, picker, text editor and panel", async ({ page }) => {
        // axe takes seconds for each state of a grid of some hundred cells.
        test.slow();
        await open(page, "/published/cegedim-cloud-managed-products");
        await grid(page);
        await clean(page, "published");
        await page.getByRole("button", { name: "Edit as draft" }).click();
        await expect(page).toHaveURL(/draft/);
        await clean(page, "draft");
        await cell(page, "Performance metrics", "customer").click();
        await clean(page, "selected");
        await page.keyboard.press("Enter");
        await expect(page.getByRole("dialog")).toBeVisible();
        await clean(page, "picker");
        await page.keyboard.press("Escape");
        await page.keyboard.press("Home");
        await page.keyboard.press("F2");
        await clean(page, "text editor");
        await page.keyboard.press("Escape");
        for (const tab of ["Checks", "Row", "About"]) {
          if (narrow && (await page.locator(".panel").isHidden())) {
            await page.locator(".counts-button").click();
          }
          await page.getByRole("tab", { name: tab }).click();
          await clean(page, tab);
        }
      });

      test("dialogs and notices", async ({ page }) => {
        await open(page, "/published/ovhcloud-okms");
        await grid(page);
        await page.keyboard.press("?");
        await expect(page.getByRole("dialog", { name: "Help" })).toBeVisible();
        await clean(page, "help");
        await page.keyboard.press("Escape");
        await page.getByRole("button", { name: "Share" }).click();
        await clean(page, "share");
        await page.keyboard.press("Escape");
        await page.keyboard.press("Alt+n");
        await clean(page, "new draft");
        await page.keyboard.press("Escape");
        if (!narrow) {
          const { text } = await exportJson(page);
          await choose(page, "okms.raci.json", text);
          await expect(page.getByRole("dialog")).toBeVisible();
          await clean(page, "import");
          await page.getByRole("button", { name: "Cancel" }).click();
          await choose(page, "bad.json", "{");
          await expect(page.getByRole("alert")).toContainText("incomplete");
          await clean(page, "alert");
          await page.getByRole("button", { name: "Export" }).click();
          await clean(page, "menu");
        }
      });
    });
  }
}

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1440, 390]) {
    test.describe(`the importer, ${colorScheme}, ${width} wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 860 } });

      test("asks, shows and says what is wrong", async ({ page }) => {
        await open(page);
        await page.getByRole("button", { name: "Import", exact: true }).click();
        const dialog = page.getByRole("dialog", { name: "Import" });
        await clean(page, "the question");
        await dialog.getByRole("button", { name: "Preview text" }).click();
        await expect(dialog.getByRole("alert")).toContainText("Paste a table or page into the field first");
        await clean(page, "nothing pasted");
        test.slow();
        for (const [name, holds] of [
          ["data/texts/ovhcloud-private-exchange.txt", "40 activities"],
          ["browser/files/page.md", "4 activities"],
          ["data/okms-edited-in-libreoffice.xlsx", "Rotate the root key"],
        ]) {
          const path = fileURLToPath(new URL(`../${name}`, import.meta.url));
          await page.locator("#import-file").setInputFiles(path);
          await expect(dialog).toContainText(holds);
          await expect(dialog.getByRole("button", { name: "Add as draft" })).toBeEnabled();
          for (const details of await dialog.locator("summary").all()) {
            if (!(await details.evaluate((it) => it.parentElement.open))) await details.click();
          }
          await clean(page, name);
          const fits = await page.evaluate(() => document.querySelector("dialog").scrollWidth <= document.querySelector("dialog").clientWidth);
          expect(fits, `${name} is no wider than its dialog`).toBe(true);
        }
      });
    });
  }
}

test("the grid is understood without its looks", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  const okms = await grid(page, "OVHcloud OKMS");
  await expect(okms).toHaveAttribute("aria-rowcount", "56");
  await expect(page.getByRole("columnheader")).toHaveText([/^Activity/, /^Customer/, /^OVHcloud/]);
  await expect(cell(page, "Handle incidents", "Customer")).toHaveAccessibleDescription(
    "Accountable, Informed. Error: More than one accountable party. Warning: Redundant “Informed”.",
  );
  await expect(page.locator('[role=gridcell][tabindex="0"], [role=rowheader][tabindex="0"]')).toHaveCount(1);
});

test("at 320 px everything but the matrix fits", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of ["/", "/published/cegedim-cloud-managed-products"]) {
    await open(page, address);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(320);
  }
});
