// A matrix is handed on: as a link, as a file, as a page.

import AxeBuilder from "@axe-core/playwright";
import { test, expect } from "./fixtures.mjs";
import { PUBLISHED, cell, choose, downloaded, draft, drafts, exportJson, grid, linkWith, open, press, readGrid, saved, unstamped } from "./app.mjs";
import { imported } from "./made-up.mjs";

const dialog = (page) => page.getByRole("dialog", { name: "Share this matrix" });

/** The link to the matrix on the screen. */
async function link(page) {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const field = dialog(page).getByLabel("Link");
  await expect(field).toBeVisible();
  const text = await field.inputValue();
  const length = `${text.length.toLocaleString("en")} characters.`;
  await expect(dialog(page)).toContainText(length);
  await dialog(page).getByRole("button", { name: "Close" }).click();
  return text;
}

/** Opens the app in a browser that has nothing of it yet. */
async function elsewhere(browser, baseURL, address) {
  const context = await browser.newContext({ baseURL, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

for (const [slug, title] of PUBLISHED) {
  test(`a draft of ${title} fits a chat message, and arrives as it was sent`, async ({ page, browser, baseURL }) => {
    await open(page, `/published/${slug}`);
    await page.getByRole("button", { name: "Edit as draft" }).click();
    await expect(page).toHaveURL(/#\/draft\//);
    // Ten cells, by keys: down the first column.
    await page.getByRole("row").filter({ has: page.getByRole("rowheader") }).first().locator("[role=gridcell][data-party]").first().click();
    for (let at = 0; at < 10; at += 1) {
      await page.keyboard.press("c");
      await page.keyboard.press("ArrowDown");
    }
    await saved(page);
    const text = await link(page);
    console.log(`${title}: ${text.length} characters`);
    expect(text.length).toBeLessThan(2_000);
    const sent = await exportJson(page);

    const other = await elsewhere(browser, baseURL, text);
    const preview = other.getByRole("dialog", { name: "Import" });
    await expect(preview).toContainText(title);
    await expect(drafts(other)).toHaveCount(0);
    await preview.getByRole("button", { name: "Add as draft" }).click();
    await grid(other, title);
    expect(await readGrid(other)).toEqual(await readGrid(page));
    expect(unstamped((await exportJson(other)).text)).toBe(unstamped(sent.text));
    await other.context().close();
  });
}

test("a draft of one's own is sent whole", async ({ page, browser, baseURL }) => {
  await open(page);
  await page.keyboard.press("Alt+n");
  await page.getByLabel("Title").fill("Managed Postgres");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Alt+Shift+Enter");
  await page.getByLabel("Heading").fill("1. Operations");
  await page.keyboard.press("Enter");
  await saved(page);
  const text = await link(page);
  const other = await elsewhere(browser, baseURL, text);
  await other.getByRole("button", { name: "Add as draft" }).click();
  await expect(other.locator('[data-section="1. Operations"]')).toBeVisible();
  await other.context().close();
});

test("the link of a published matrix is its address", async ({ page, browser, baseURL }) => {
  await open(page, "/published/ovhcloud-okms");
  const text = await link(page);
  expect(text).toBe(`${baseURL}#/published/ovhcloud-okms`);
  const other = await elsewhere(browser, baseURL, text);
  await grid(other, "OVHcloud OKMS");
  await other.context().close();
});

test("opening a link replaces nothing, and asks first", async ({ page }) => {
  const id = await draft(page);
  const text = await link(page);
  await press(page, "Manage backups", "Customer", "c");
  await page.evaluate((hash) => (location.hash = hash), new URL(text).hash);
  const preview = page.getByRole("dialog", { name: "Import" });
  await expect(preview).toContainText("You already have this draft");
  expect(page.url()).toContain(`#/draft/${id}`);
  await preview.getByRole("button", { name: "Cancel" }).click();
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("C");
  await expect(drafts(page)).toHaveCount(1);
  // The same link again, and this time taken.
  await page.evaluate((hash) => (location.hash = hash), new URL(text).hash);
  await preview.getByRole("button", { name: "Add as draft" }).click();
  await expect(drafts(page)).toHaveCount(2);
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("");
  await open(page, `/draft/${id}`);
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("C");
});

test("a link is opened from the clipboard, too", async ({ page }) => {
  await draft(page);
  const text = await link(page);
  await open(page);
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, `<${text}>`);
  await expect(page.getByRole("dialog", { name: "Import" })).toContainText("OVHcloud OKMS");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  await page.getByLabel("Or paste text").fill(text);
  await page.getByRole("button", { name: "Preview text" }).click();
  await expect(page.getByRole("dialog", { name: "Import" })).toContainText("31 activities");
});

test("a link that cannot be opened says why and what to do, and changes nothing", async ({ page }) => {
  test.slow();
  const id = await draft(page);
  const { hash } = new URL(await link(page));
  const base = { matrix: "90e02a359a3f7ad4", edition: 9, title: "OVHcloud OKMS" };
  const unknown = { matrix: "00000000000000aa", edition: 1, title: "Some Service" };
  const json = JSON.stringify;
  const middle = Math.floor(hash.length / 2);
  const cases = [
    [hash.slice(0, -10), "The link is cut off"],
    ["#v1:", "The link is cut off"],
    [hash.slice(0, middle) + (hash[middle] === "A" ? "B" : "A") + hash.slice(middle + 1), "The link was changed"],
    ["#v3:AAAA", "from a newer version of Remit"],
    [linkWith(" ".repeat(40_000_000)), "unpacks to far more than any matrix"],
    [linkWith(json({ base, changes: {} })), "“OVHcloud OKMS”, edition 9, which this version of Remit doesn't have"],
    [linkWith(json({ base: unknown, changes: {} })), "“Some Service”, edition 1, which this version of Remit doesn't have"],
    [linkWith("{}"), "doesn't contain a matrix"],
    [linkWith("<script>alert(1)</script>"), "doesn't contain a matrix"],
  ];
  for (const [bad, why] of cases) {
    await page.evaluate((bad) => (location.hash = bad), bad);
    await expect(page.getByRole("alert").filter({ hasText: why })).toBeVisible();
    await expect(page.getByRole("alert")).toContainText(["Nothing imported."]);
    await page.getByRole("button", { name: "Dismiss" }).click();
    expect(page.url()).toContain(`#/draft/${id}`);
  }
  // Browsers cut addresses of 2 MiB themselves; such a text can still be pasted.
  await open(page);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", `#v1:${"A".repeat(2 * 1024 * 1024)}`);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(page.getByRole("alert").filter({ hasText: "The link is too large" })).toBeVisible();
  await expect(drafts(page)).toHaveCount(1);
});

test("a bad link on the first visit leaves a working library", async ({ page }) => {
  await page.goto("./#v1:AAAA");
  await expect(page.getByRole("alert").filter({ hasText: "Nothing imported." })).toBeVisible();
  await page.getByRole("navigation", { name: "Library" }).getByRole("link", { name: /^OVHcloud OKMS|^OKMS/ }).first().click();
  await grid(page, "OVHcloud OKMS");
});

test("a matrix that is too large for a link is a file", async ({ page }) => {
  test.slow();
  await imported(page, Array.from({ length: 5_001 }, (_, at) => [`Do ${at}`, "A", "R"]));
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(dialog(page)).toContainText("The matrix is too large for a link. Share it as a file.");
  await expect(dialog(page).getByRole("button", { name: "Copy link" })).toHaveCount(0);
});

test("the system's share sheet gets the file, where there is one", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.canShare = ({ files }) => files[0].type === "text/plain";
    navigator.share = async ({ files }) => {
      window.shared = { name: files[0].name, text: await files[0].text() };
    };
  });
  await draft(page);
  const { text } = await exportJson(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await dialog(page).getByRole("button", { name: "Share file…" }).click();
  await expect(dialog(page)).toContainText("File shared.");
  expect(await page.evaluate(() => window.shared)).toEqual({ name: "ovhcloud-okms.raci.json.txt", text });
  await page.evaluate(() => {
    navigator.share = () => Promise.reject(new DOMException("closed", "AbortError"));
  });
  await dialog(page).getByRole("button", { name: "Share file…" }).click();
  await expect(dialog(page)).not.toContainText("File shared");
  await expect(dialog(page)).not.toContainText("couldn't be shared");
});

test("the web page says it all to anyone, and comes back without loss", async ({ page, browser, baseURL }) => {
  await draft(page);
  const { text } = await exportJson(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const file = await downloaded(page, () => dialog(page).getByRole("button", { name: "Download web page" }).click());
  expect(file.name).toBe("ovhcloud-okms.html");
  expect(file.text).toContain("both have A. Only one party should answer");
  const context = await browser.newContext({ javaScriptEnabled: false });
  const reader = await context.newPage();
  await reader.setContent(file.text);
  await expect(reader.getByRole("row").filter({ hasText: "Handle incidents" })).toContainText("AI");
  await context.close();
  const other = await elsewhere(browser, baseURL, "./");
  await choose(other, file.name, file.text);
  await other.getByRole("button", { name: "Add as draft" }).click();
  await grid(other, "OVHcloud OKMS");
  expect(unstamped((await exportJson(other)).text)).toBe(unstamped(text));
  await other.context().close();
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1440, 390]) {
    test.describe(`${colorScheme}, ${width} wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 844 } });

      test("the dialog is for everybody", async ({ page }) => {
        await draft(page);
        await page.getByRole("button", { name: "Share", exact: true }).click();
        await expect(dialog(page).getByLabel("Link")).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).include("dialog").analyze();
        expect(violations.map(({ id }) => id)).toEqual([]);
      });
    });
  }
}

test("the name is asked once, when the first file goes out without one, and files carry it from then on", async ({ page }) => {
  // It was asked only of who accepted a finding: a colleague's changes had the name of a file.
  await draft(page);
  const { text: nameless } = await exportJson(page);
  expect(JSON.parse(nameless).author ?? "").toBe("");
  const notice = page.locator(".notice").filter({ hasText: "Your name isn't in what you sent" });
  await expect(notice).toBeVisible();
  await page.getByRole("button", { name: "Add your name…" }).click();
  const field = dialog(page).getByLabel("Your name (optional)");
  await expect(field).toBeFocused();
  await page.keyboard.type("Ann Example");
  await page.keyboard.press("Tab");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await dialog(page).getByRole("button", { name: "Close" }).click();
  await expect(notice).toHaveCount(0);
  const { text: named } = await exportJson(page);
  expect(JSON.parse(named).author).toBe("Ann Example");

  // Who leaves it out is not asked again.
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await field.fill("");
  await page.keyboard.press("Tab");
  await dialog(page).getByRole("button", { name: "Close" }).click();
  await page.reload();
  await exportJson(page);
  await saved(page);
  await expect(notice).toHaveCount(0);
});
