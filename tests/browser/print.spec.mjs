// What goes on paper, and what is left out of it.

import AxeBuilder from "@axe-core/playwright";
import { readFile } from "node:fs/promises";
import { test, expect } from "./fixtures.mjs";
import { choose, draft, grid, open, press } from "./app.mjs";

/** Opens the choice. */
async function ask(page) {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("menuitem", { name: "Print or PDF" }).click();
  const dialog = page.getByRole("dialog", { name: "Print or PDF" });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Prints, and says what stood on the paper meanwhile. */
async function printed(page, dialog) {
  await page.evaluate(() => {
    // The browser's own window would wait for a person.
    window.print = () => {
      const shown = (element) => getComputedStyle(element).display !== "none";
      const sheet = document.getElementById("print-sheet");
      const heads = [...sheet.querySelectorAll("thead th")].map((head) => head.textContent);
      const dialogs = [...document.querySelectorAll("dialog[open]")].filter(shown).length;
      window.onPaper = { sheet: sheet.textContent, heads, dialogs };
    };
  });
  await dialog.getByRole("button", { name: "Print", exact: true }).click();
  await page.waitForFunction(() => window.onPaper);
  return page.evaluate(() => window.onPaper);
}

test("what goes on paper is chosen, and gone from the page again", async ({ page }) => {
  await draft(page);
  await press(page, /^Choose service location/, "OVHcloud", "A");
  const dialog = await ask(page);
  expect((await new AxeBuilder({ page }).include("dialog").analyze()).violations).toEqual([]);
  await dialog.getByLabel("Comments", { exact: true }).uncheck();
  await dialog.getByLabel("Open findings").check();
  await dialog.getByLabel("Signature lines").check();
  const paper = await printed(page, dialog);
  expect(paper.dialogs).toBe(0);
  expect(paper.heads).toEqual(["Activity", "Customer", "OVHcloud"]);
  expect(paper.sheet).toContain("Roles");
  expect(paper.sheet).toContain("Findings");
  expect(paper.sheet).toContain("Error. ");
  expect(paper.sheet).toContain("Customer: name, date, signature");
  expect(paper.sheet).not.toContain("Accepted findings");
  await expect(page.locator("#print-sheet")).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.hasAttribute("data-print"))).toBe(false);
});

test("the column of comments goes on paper where it is chosen", async ({ page }) => {
  await open(page, "/published/cegedim-cloud-managed-products");
  await grid(page);
  const heads = async (choose) => {
    const dialog = await ask(page);
    await choose(dialog.getByLabel("Comments", { exact: true }));
    return (await printed(page, dialog)).heads;
  };
  expect(await heads((box) => expect(box).toBeChecked())).toContain("Comment");
  await page.evaluate(() => delete window.onPaper);
  expect(await heads((box) => box.uncheck())).not.toContain("Comment");
});

test("from the browser's own menu the whole matrix is printed, and nothing of the screen", async ({ page }) => {
  await draft(page);
  await expect(page.getByRole("region", { name: "Checks" })).toBeVisible();
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const sheet = page.locator("#print-sheet");
  await expect(sheet).toBeVisible();
  await expect(sheet.locator("tbody th[scope=row]")).toHaveCount(31);
  await expect(page.locator(".app")).toBeHidden();
  expect((await new AxeBuilder({ page }).include("#print-sheet").analyze()).violations).toEqual([]);
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(sheet).toHaveCount(0);
});

test("Ctrl+P asks first", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  await grid(page);
  await page.keyboard.press("Control+p");
  const dialog = page.getByRole("dialog", { name: "Print or PDF" });
  await expect(dialog.getByRole("button", { name: "Print", exact: true })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
});

test("a web page has what was chosen, and nothing else unseen", async ({ page }) => {
  await open(page, "/published/cegedim-cloud-managed-products");
  await grid(page);
  const download = async (choose) => {
    const dialog = await ask(page);
    await choose(dialog);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: "Download as web page" }).click(),
    ]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  };
  const bare = await download((dialog) => dialog.getByLabel("Comments", { exact: true }).uncheck());
  expect(bare.name).toBe("cegedim-cloud-managed-products.html");
  expect(bare.text).not.toContain("Comment</th>");
  expect(bare.text).not.toContain("application/json");
  const whole = await download(async (dialog) => {
    for (const name of ["Open findings", /^Accepted findings/, /^Signature lines/]) {
      await dialog.getByLabel(name).check();
    }
  });
  expect(whole.text).toContain("<h2>Findings</h2>");
  expect(whole.text).toContain("<h2>Signatures</h2>");
  expect(whole.text).toContain("application/json");
  await choose(page, whole.name, whole.text);
  await expect(page.getByRole("dialog", { name: "Import" })).toContainText("52 activities");
});
