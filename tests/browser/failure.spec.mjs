// The app itself fails: a page that needs no WebAssembly says so and offers every draft.

import { test, expect } from "./fixtures.mjs";
import { cell, choose, clean, downloaded, draft, drafts, duplicate, grid, open, press, withoutApp } from "./app.mjs";

const failed = (page) => page.locator("#failed");
const link = (page, name) => failed(page).getByRole("link", { name });

/** Restores a file in a browser that has nothing, and looks for the letter. */
async function restoreElsewhere(browser, baseURL, file, isMatrix) {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await open(page);
  await choose(page, file.name, file.text);
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: isMatrix ? "Add as draft" : "Restore" }).click();
  if (!isMatrix) await drafts(page).getByRole("link").first().click();
  await grid(page, "OVHcloud OKMS");
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("C");
  await context.close();
}

test.describe("without WebAssembly", () => {
  test.use({ tolerate: /\.wasm|start-|could not be loaded|Failed to load|does not run WebAssembly/ });

  test("a broken download is said, and the drafts are offered", async ({ page, browser, baseURL }) => {
    await draft(page);
    await press(page, "Manage backups", "Customer", "c");
    await page.route("**/*.wasm", (route) => route.abort());
    await withoutApp(page);
    await page.goto("./");
    await expect(failed(page)).toContainText("couldn't be loaded");
    await expect(page.locator("#loading")).toHaveCount(0);
    const file = await downloaded(page, () => link(page, "OVHcloud OKMS").click());
    expect(file.name).toBe("OVHcloud OKMS.raci.json");
    await clean(page);
    await restoreElsewhere(browser, baseURL, file, true);
  });

  test("what only the journal has is offered, and Remit puts it together again", async ({ page, browser, baseURL }) => {
    // Local storage is written by the browser when it likes: after a crash the journal alone
    // had the last changes, and they were offered as a text that nothing could read.
    await draft(page);
    await press(page, "Manage backups", "Customer", "c");
    await page.route("**/*.wasm", (route) => route.abort());
    await withoutApp(page);
    await page.evaluate(() => localStorage.clear());
    await page.goto("./");
    const file = await downloaded(page, () => link(page, "OVHcloud OKMS").click());
    expect(file.name).toBe("OVHcloud OKMS.remit-rescue.json");
    await restoreElsewhere(browser, baseURL, file, false);
  });

  test("all drafts come in one file, those in the bin too", async ({ page, browser, baseURL }) => {
    await draft(page);
    await press(page, "Manage backups", "Customer", "c");
    await duplicate(page, "OVHcloud OKMS");
    await page.getByRole("button", { name: "Actions for OVHcloud OKMS (copy)" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await expect(drafts(page)).toHaveCount(1);
    await page.route("**/*.wasm", (route) => route.abort());
    await withoutApp(page);
    await page.goto("./");
    await expect(link(page, "OVHcloud OKMS (copy) (in the trash)")).toBeVisible();
    const file = await downloaded(page, () => link(page, "All drafts in one file").click());
    const context = await browser.newContext({ baseURL });
    const other = await context.newPage();
    await open(other);
    await choose(other, file.name, file.text);
    await other.getByRole("dialog").getByRole("button", { name: "Restore" }).click();
    await expect(drafts(other)).toHaveCount(2);
    await context.close();
  });

  test("a browser without WebAssembly is told so", async ({ page }) => {
    await page.addInitScript(() => delete window.WebAssembly);
    await page.goto("./");
    await expect(failed(page)).toContainText("doesn't support WebAssembly");
    await expect(failed(page)).toContainText("no drafts in this browser");
    await clean(page);
  });

  test("where not even the start comes through, a page of its own has the drafts", async ({ page }) => {
    test.slow();
    await draft(page);
    await page.route("**/start-*.js", (route) => route.abort());
    await withoutApp(page);
    await page.goto("./");
    const way = page.getByRole("link", { name: /Show my drafts/ });
    await expect(way).toBeVisible({ timeout: 15_000 });
    await clean(page);
    await way.click();
    await expect(page.getByRole("heading", { name: "Your drafts" })).toBeVisible();
    await expect(link(page, "OVHcloud OKMS")).toBeVisible();
    await clean(page);
  });
});

test.describe("after a panic", () => {
  test.use({ tolerate: /panicked|stopped because|unreachable|RuntimeError/ });

  test("the page says so and offers what was typed last", async ({ page, browser, baseURL }) => {
    await draft(page);
    await press(page, "Manage backups", "Customer", "c");
    await page.evaluate(() => {
      // No browser does this; the app takes it for granted, and panics where it fails.
      const { createElement } = document;
      document.createElement = () => {
        document.createElement = createElement;
        throw new Error("broken on purpose");
      };
    });
    await page.keyboard.press("?");
    await expect(failed(page)).toContainText("stopped because of an internal error");
    const file = await downloaded(page, () => link(page, "OVHcloud OKMS").click());
    await clean(page);
    await restoreElsewhere(browser, baseURL, file, file.name.endsWith(".raci.json"));
    await page.reload();
    await expect(cell(page, "Manage backups", "Customer")).toHaveText("C");
  });
});
