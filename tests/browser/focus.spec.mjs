// The focus once fell to the page's body wherever what had it went: whoever works by keys, or hears
// the screen, had to begin at the top again. It goes to what is beside that now, or back to where
// it came from.

import { cell, draft, drafts, grid, open, saved } from "./app.mjs";
import { expect, test } from "./fixtures.mjs";

/** The focus is on something; what, in words. */
async function focused(page) {
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName ?? "BODY"))
    .not.toBe("BODY");
}

const about = (page) => page.getByRole("tab", { name: "About" });

test("a party that is moved keeps the focus on its button, and one that is deleted leaves it beside", async ({ page }) => {
  await draft(page);
  await about(page).click();
  const down = page.getByRole("button", { name: "Move Customer down" });
  await down.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("columnheader").nth(1)).toHaveAttribute("data-party", "OVHcloud");
  await expect(down).toBeFocused();
  await page.getByRole("button", { name: "Delete Customer" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("[role=columnheader][data-party]")).toHaveCount(1);
  await focused(page);
  expect(await page.evaluate(() => !!document.activeElement.closest(".panel"))).toBe(true);
});

test("a plan that is deleted leaves it beside", async ({ page }) => {
  await draft(page, "cegedim-cloud-managed-products");
  await about(page).click();
  const plan = page.getByRole("button", { name: /^Delete (?!the)/ }).last();
  await plan.focus();
  await page.keyboard.press("Enter");
  await focused(page);
  expect(await page.evaluate(() => !!document.activeElement.closest(".panel"))).toBe(true);
});

test("closing the history gives it back to the menu that opened it", async ({ page }) => {
  await draft(page);
  await saved(page);
  const more = drafts(page).getByRole("button", { name: /^Actions for/ });
  await more.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "History" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "History" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(more).toBeFocused();
});

test("a draft that is deleted leaves it in the library, and bringing it back keeps it somewhere", async ({ page }) => {
  await draft(page);
  await saved(page);
  await open(page, "/published/ovhcloud-okms");
  const more = drafts(page).getByRole("button", { name: /^Actions for/ });
  await more.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Delete" }).focus();
  await page.keyboard.press("Enter");
  await expect(drafts(page)).toHaveCount(0);
  await focused(page);
  await page.getByRole("button", { name: "Restore" }).focus();
  await page.keyboard.press("Enter");
  await expect(drafts(page)).toHaveCount(1);
  await focused(page);
});

test("Escape in the importer gives it back", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  await cell(page, "Handle incidents", "Customer").click();
  await page.keyboard.press("Control+o");
  const text = page.getByRole("textbox", { name: "Or paste text" });
  await text.fill("| Task | Us | Them |\n| --- | --- | --- |\n| Do it | RA | I |");
  await page.getByRole("button", { name: "Preview text" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Add as draft" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(cell(page, "Handle incidents", "Customer")).toBeFocused();
});

test("taking words off a filter, and showing all rows, leaves it in the bar", async ({ page }) => {
  await draft(page);
  await page.keyboard.press("Control+Shift+l");
  await page.keyboard.type("incidents");
  const bar = page.getByRole("group", { name: "Filter" });
  await bar.getByRole("button", { name: /^Remove:/ }).focus();
  await page.keyboard.press("Enter");
  await focused(page);
  expect(await page.evaluate(() => !!document.activeElement.closest(".find"))).toBe(true);
  await page.getByRole("textbox", { name: "Words in rows" }).fill("keys");
  await bar.getByRole("button", { name: "Show all rows" }).focus();
  await page.keyboard.press("Enter");
  await expect(bar).toContainText("31 of 31 shown");
  await focused(page);
});

test("deleting all rows leaves it in the matrix", async ({ page }) => {
  await draft(page);
  await cell(page, "Handle incidents", "Customer").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Alt+Delete");
  await expect(page.locator("[role=rowheader]")).toHaveCount(0);
  await focused(page);
  expect(await page.evaluate(() => !!document.activeElement.closest(".main"))).toBe(true);
});

test("Home and End go to the ends of a menu", async ({ page }) => {
  await draft(page);
  await page.getByRole("button", { name: "Export" }).focus();
  await page.keyboard.press("Enter");
  const items = page.getByRole("menuitem");
  await page.keyboard.press("End");
  await expect(items.last()).toBeFocused();
  await page.keyboard.press("Home");
  await expect(items.first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Export" })).toBeFocused();
  await cell(page, "Handle incidents", "Customer").click({ button: "right" });
  await page.keyboard.press("End");
  await expect(page.getByRole("menuitem").last()).toBeFocused();
});
