// Drafts in this browser: kept, renamed, copied, deleted, and what happens when storage fails.

import { test, expect } from "./fixtures.mjs";
import { cell, draft, drafts, duplicate, grid, open, saved } from "./app.mjs";

test("what is being typed is kept when the page goes away in the middle of it", async ({ page }) => {
  await draft(page);
  await page.getByRole("rowheader", { name: "Manage backups" }).click();
  await page.keyboard.press("F2");
  await page.keyboard.press("End");
  await page.keyboard.type(" every night");
  await page.reload();
  await expect(page.getByRole("rowheader", { name: "Manage backups every night" })).toBeVisible();
  await page.getByRole("tab", { name: "Row" }).click();
  await page.getByLabel("Comment").fill("Half a comm");
  await page.reload();
  await expect(page.getByRole("gridcell", { name: "Half a comm" })).toBeVisible();
});

test("the app opens where the person left", async ({ page }) => {
  await draft(page);
  await cell(page, "Manage backups", "OVHcloud").click();
  await page.keyboard.press("c");
  await saved(page);
  const address = page.url();
  await page.goto("about:blank");
  await page.goto("./");
  await expect(page).toHaveURL(address);
  await expect(cell(page, "Manage backups", "OVHcloud")).toHaveAttribute("tabindex", "0");
});

test("drafts are renamed, duplicated and deleted, and a deleted one comes back", async ({ page }) => {
  await draft(page);
  await page.getByRole("button", { name: "Actions for OVHcloud OKMS" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await expect(page.getByLabel("Title")).toBeFocused();
  await page.getByLabel("Title").fill("Our keys");
  await page.keyboard.press("Enter");
  await expect(drafts(page).getByRole("link", { name: /^Our keys/ })).toBeVisible();

  await duplicate(page, "Our keys");
  await expect(drafts(page)).toHaveCount(2);

  await page.getByRole("button", { name: "Actions for Our keys (copy)" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(drafts(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Restore", exact: true }).click();
  await expect(drafts(page)).toHaveCount(2);
  await grid(page, "Our keys (copy)");
});

test("the library counts the errors of each draft", async ({ page }) => {
  await draft(page);
  await expect(drafts(page).getByRole("link")).toHaveAccessibleName(/1 error 1 warning$/);
  await cell(page, "Handle incidents", "Customer").click();
  await page.keyboard.press("a");
  await expect(drafts(page).getByRole("link")).toHaveAccessibleName(/no findings$/);
});

test("a second tab follows the first", async ({ page, context }) => {
  await draft(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await grid(second);
  await cell(page, "Manage backups", "Customer").click();
  await page.keyboard.press("i");
  await expect(cell(second, "Manage backups", "Customer")).toHaveText("I");
});

test("blocked storage is said, and the app works on in memory", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await draft(page);
  await cell(page, "Manage backups", "Customer").click();
  await page.keyboard.press("i");
  await expect(page.getByRole("status").filter({ hasText: "blocks storage" })).toBeVisible();
  await page.getByRole("link", { name: /^OVHcloud Hosted Exchange/ }).click();
  await grid(page, "OVHcloud Hosted Exchange");
  await drafts(page).getByRole("link").click();
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("I");
});

test("full storage is said, and nothing on the screen is lost", async ({ page }) => {
  await draft(page);
  await saved(page);
  await page.evaluate(() => {
    const room = "x".repeat(100_000);
    for (let at = 0; ; at++) {
      try {
        localStorage.setItem(`filler-${at}`, room);
      } catch {
        break;
      }
    }
    for (let at = 0; ; at++) {
      try {
        localStorage.setItem(`crumb-${at}`, "x".repeat(100));
      } catch {
        break;
      }
    }
  });
  await page.getByRole("rowheader", { name: "Manage backups" }).click();
  await page.keyboard.press("F2");
  await page.keyboard.type("A much longer text ".repeat(40));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "storage is full" })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: "A much longer text" })).toBeVisible();
});

test("a damaged draft is set aside, and the others open", async ({ page }) => {
  await draft(page);
  await saved(page);
  const id = page.url().match(/draft\/([0-9a-f]{16})/)[1];
  // A page of the same origin without the app, which would find the damage at once.
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await page.goto("./icon.svg");
  await page.evaluate((id) => {
    localStorage.setItem("remit:draft:00000000000000aa", '{"version":1,"saved":1,"matrix":{');
    localStorage.setItem("other-app", "untouched");
  }, id);
  await open(page);
  await expect(page.getByRole("alert")).toContainText("couldn't be opened");
  await expect(drafts(page)).toHaveCount(1);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("damaged-draft.txt");
  const kept = await page.evaluate(() => ({
    aside: localStorage.getItem("remit:aside:00000000000000aa"),
    gone: localStorage.getItem("remit:draft:00000000000000aa"),
    other: localStorage.getItem("other-app"),
  }));
  expect(kept).toEqual({ aside: '{"version":1,"saved":1,"matrix":{', gone: null, other: "untouched" });
});

test("a draft of a newer Remit is left alone", async ({ page }) => {
  await open(page);
  const text = '{"version":3,"saved":1,"matrix":{}}';
  await page.evaluate((text) => localStorage.setItem("remit:draft:00000000000000bb", text), text);
  await open(page, "/draft/00000000000000bb");
  await page.reload();
  await expect(page.getByRole("alert")).toContainText("newer version of Remit");
  expect(await page.evaluate(() => localStorage.getItem("remit:draft:00000000000000bb"))).toBe(text);
});
