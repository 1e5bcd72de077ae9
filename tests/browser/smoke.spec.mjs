import { expect, test } from "./fixtures.mjs";

test("the page loads", async ({ page }) => {
  await page.goto("");
  await expect(page).toHaveTitle(/Remit/);
  await expect(page.locator("#failed")).toBeHidden();
});
