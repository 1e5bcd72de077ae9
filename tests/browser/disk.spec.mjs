// Drafts that are saved to a file on the disk, which others write as well. Nothing that anybody has
// done is written over, and whatever goes wrong, the screen says where the work is.

import { test, expect } from "./fixtures.mjs";
import { cell, clean, draft, drafts, grid, open, press, preview, retype } from "./app.mjs";
import { NAME, bar, bind, button, choose, inStep, install, line, look, read, remove, replace, set, write, writes } from "./disk.mjs";

test.beforeEach(async ({ context }) => install(context));

const row = (page, words) => page.getByRole("rowheader", { name: words });
const review = (page) => page.getByRole("region", { name: /^Review changes to/ });
const json = async (page) => JSON.parse(await read(page, NAME));

/** A letter goes into a cell, and nothing is waited for. */
async function type(page, letter = "c") {
  await cell(page, "Handle incidents", "Customer").focus();
  await page.keyboard.press(letter);
}

const letters = (text) => JSON.parse(text).rows.find((row) => JSON.stringify(row).includes("Handle incidents")).cells.Customer ?? "";

test("a draft is saved to a file after each pause", async ({ page }) => {
  const id = await draft(page);
  await bind(page);
  expect((await json(page)).id).toBe(id);
  // What is in Git differs in what was changed alone.
  expect((await json(page)).partedFrom).toBe(undefined);
  await clean(page, "a draft with a file");
  const before = await read(page, NAME);
  await type(page);
  await expect(line(page)).toContainText(`Saving to ${NAME}`);
  expect(await read(page, NAME)).toBe(before);
  await inStep(page);
  expect(letters(await read(page, NAME))).toContain("C");
  expect(await writes(page)).toBe(2);

  await choose(page, "Stop saving to the file");
  await expect(bar(page, `no longer connected to ${NAME}`)).toBeVisible();
  const last = await read(page, NAME);
  await type(page, "i");
  await expect(line(page)).toHaveText("Saved in this browser");
  await page.waitForTimeout(3_000);
  expect(await read(page, NAME)).toBe(last);
});

test("what somebody else has written is joined, and an undo takes it out of the draft", async ({ page }) => {
  await draft(page);
  await bind(page);
  await replace(page, NAME, "Choose service location", "Pick the location");
  await type(page);
  await expect(row(page, /^Pick the location/)).toBeVisible({ timeout: 30_000 });
  await expect(bar(page, `Changes made in ${NAME} are now in this draft`)).toBeVisible();
  await inStep(page);
  const both = await read(page, NAME);
  expect(both).toContain("Pick the location");
  expect(letters(both)).toContain("C");

  await page.keyboard.press("Alt+h");
  await expect(page.getByRole("dialog")).toContainText(`Changed in ${NAME}`);
  await page.keyboard.press("Escape");

  // The file still has what was taken back: it is asked, and nothing is written until then.
  await page.keyboard.press("Control+z");
  await expect(row(page, /^Choose service location/)).toBeVisible();
  await expect(bar(page, "still has the changes that you undid")).toBeVisible({ timeout: 30_000 });
  expect(await read(page, NAME)).toBe(both);
  await button(page, "Use mine").click();
  await inStep(page);
  const joined = await read(page, NAME);
  expect(joined).toContain("Choose service location");
  expect(letters(joined)).toContain("C");
});

test("what both have changed is reviewed", async ({ page }) => {
  await draft(page);
  await bind(page);
  await retype(page, row(page, /^Choose service location/), "Select the location");
  await replace(page, NAME, "Choose service location", "Pick the location");
  await replace(page, NAME, "Provide personal data", "Hand over personal data");
  const theirs = await read(page, NAME);
  await expect(bar(page, `${NAME} and this draft were both changed in the same place. Nothing was overwritten.`)).toBeVisible({ timeout: 30_000 });
  await clean(page, "a conflict with a file");
  await button(page, "Review changes").press("Enter");
  await expect(review(page)).toContainText(`from ${NAME}: 1 to decide`);
  await page.getByLabel(/^Theirs/).check();
  expect(await read(page, NAME)).toBe(theirs);

  // Half of it survives a reload.
  await page.reload();
  await expect(review(page)).toContainText("2 accepted");
  await review(page).getByRole("button", { name: "Finish" }).click();
  await grid(page, "OVHcloud OKMS");
  await expect(row(page, /^Pick the location/)).toBeVisible();
  await expect(row(page, /^Hand over personal data/)).toBeVisible();
  await inStep(page);
  expect(await read(page, NAME)).toContain("Hand over personal data");
});

test("a review that takes nothing leaves the draft, and the file becomes it", async ({ page }) => {
  await draft(page);
  await bind(page);
  await retype(page, row(page, /^Choose service location/), "Select the location");
  await replace(page, NAME, "Choose service location", "Pick the location");
  await button(page, "Review changes").click({ timeout: 30_000 });
  await review(page).getByRole("button", { name: "Reject all", exact: true }).click();
  await review(page).getByRole("button", { name: "Finish" }).click();
  await inStep(page);
  expect(await read(page, NAME)).toContain("Select the location");
  await expect(row(page, /^Select the location/)).toBeVisible();
});

test("the whole of either side can be used", async ({ page }) => {
  await draft(page);
  await bind(page);
  for (const [side, words] of [["Use mine", "Mine 1"], ["Use theirs", "Theirs 2"]]) {
    const now = side === "Use mine" ? "Choose service location" : "Mine 1";
    const at = side === "Use mine" ? 1 : 2;
    await retype(page, row(page, now), `Mine ${at}`);
    await replace(page, NAME, now, `Theirs ${at}`);
    await button(page, side).click({ timeout: 30_000 });
    await inStep(page);
    await expect(row(page, words)).toBeVisible();
    expect(await read(page, NAME)).toContain(words);
    await expect(page.locator("[role=gridcell]:focus, [role=rowheader]:focus")).toHaveCount(1);
  }
});

test("permission is asked by one click, and nothing is written before", async ({ page }) => {
  await draft(page);
  await bind(page);
  const before = await read(page, NAME);
  await set(page, "permission", "prompt");
  await type(page);
  await expect(bar(page, "Changes are saved in this browser. Allow Remit to save them to")).toBeVisible({ timeout: 30_000 });
  expect(await read(page, NAME)).toBe(before);
  await clean(page, "a file that is not allowed");

  await page.reload();
  await expect(button(page, "Allow")).toBeVisible();
  await type(page, "i");
  await page.waitForTimeout(2_500);
  expect(await read(page, NAME)).toBe(before);
  await button(page, "Allow").press("Enter");
  await inStep(page);
  expect(letters(await read(page, NAME))).toContain("C");
  await expect(button(page, "Allow")).toHaveCount(0);
  expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);

  // And at the next visit again, where the browser has kept it.
  await page.reload();
  await inStep(page);
});

test("a file that is gone is told, and the draft is written once it is back", async ({ page }) => {
  await draft(page);
  await bind(page);
  const before = await read(page, NAME);
  await remove(page, NAME);
  await type(page);
  await expect(bar(page, `Not saved to ${NAME}: it was moved, renamed or deleted. Put it back, or save to another file. Your draft is saved in this browser.`)).toBeVisible({ timeout: 30_000 });
  await clean(page, "a file that is gone");
  await write(page, NAME, before);
  await button(page, "Try again").click();
  await inStep(page);
  expect(letters(await read(page, NAME))).toContain("C");

  await remove(page, NAME);
  await look(page);
  await set(page, "chosen", "other.json");
  await button(page, "Save to another file…").click();
  await expect(line(page)).toContainText("Saved to other.json", { timeout: 30_000 });
  expect(letters(await read(page, "other.json"))).toContain("C");
});

for (const [kind, name, words] of [
  ["read", "NotReadableError", "another program is using it"],
  ["write", "InvalidModificationError", "another program is using it"],
  ["write", "NoModificationAllowedError", "it is read-only"],
  ["write", "QuotaExceededError", "the disk is full"],
  ["write", "AbortError", "the browser refused"],
]) {
  test(`${name} while it is ${kind === "read" ? "read" : "written"} loses nothing`, async ({ page }) => {
    await draft(page);
    await bind(page);
    const before = await read(page, NAME);
    await set(page, kind, name);
    await type(page);
    await expect(bar(page, words)).toContainText("Your draft is saved in this browser", { timeout: 30_000 });
    expect(await read(page, NAME)).toBe(before);
    await set(page, kind, null);
    await button(page, "Try again").click();
    await inStep(page);
    expect(letters(await read(page, NAME))).toContain("C");
  });
}

test("what is no file of this draft is never written over", async ({ page }) => {
  await draft(page);
  await bind(page);
  await type(page);
  for (const [content, words] of [
    ["", "damaged or incomplete"],
    ['{"format": "remit-ma', "damaged or incomplete"],
    ['{"format": "remit-matrix", "version": 99}', "a newer version of Remit has saved it"],
    [JSON.stringify({ format: "remit-matrix", version: 1, id: "00000000000000aa", title: "Other", letters: [{ code: "R", kind: "responsible" }], parties: [], rows: [] }), "another matrix"],
  ]) {
    await write(page, NAME, content);
    await look(page);
    await expect(bar(page, words)).toBeVisible({ timeout: 30_000 });
    await button(page, "Try again").click();
    expect(await read(page, NAME)).toBe(content);
  }
});

test("one tab writes, and the next one goes on when it is gone", async ({ page, context }) => {
  await draft(page);
  await bind(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await grid(second);
  await expect(line(second)).toContainText(`Another tab saves this draft to ${NAME}`);
  const before = await writes(page);
  await type(second);
  await expect.poll(async () => letters(await read(page, NAME)), { timeout: 30_000 }).toContain("C");
  expect(await writes(page)).toBe(before + 1);
  await page.close();
  await inStep(second);
  await type(second, "i");
  await expect.poll(async () => letters(await read(second, NAME)), { timeout: 30_000 }).toContain("I");

  // What one tab lets go of, the other does too.
  const third = await context.newPage();
  await third.goto(second.url());
  await grid(third);
  await expect(line(third)).toContainText("Another tab saves");
  await choose(third, "Stop saving to the file");
  await expect(line(second)).toHaveText("Saved in this browser");
});

test("a draft in the trash is written no more", async ({ page }) => {
  await draft(page);
  await bind(page);
  const before = await read(page, NAME);
  await page.getByRole("button", { name: "Actions for OVHcloud OKMS", exact: true }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await expect(drafts(page)).toHaveCount(0);
  const count = await writes(page);
  await replace(page, NAME, "Choose service location", "Pick the location");
  const theirs = await read(page, NAME);
  await look(page);
  await page.waitForTimeout(2_500);
  expect(await read(page, NAME)).toBe(theirs);
  expect(await writes(page)).toBe(count);
  expect(theirs).not.toBe(before);

  await page.getByRole("button", { name: "Restore" }).click();
  await grid(page, "OVHcloud OKMS");
  await expect(row(page, /^Pick the location/)).toBeVisible({ timeout: 30_000 });
  await inStep(page);
});

for (const when of ["before", "after"]) {
  test(`a tab that is gone ${when} the file is in its place leaves nothing to ask`, async ({ page, context }) => {
    await draft(page);
    await bind(page);
    const before = await read(page, NAME);
    const count = await writes(page);
    await set(page, "gone", when);
    await type(page);
    await expect.poll(() => writes(page), { timeout: 30_000 }).toBe(count + 1);
    if (when === "after") await expect.poll(() => read(page, NAME)).not.toBe(before);
    const url = page.url();
    await page.close();
    const next = await context.newPage();
    await next.goto("./icon.svg");
    await set(next, "gone", null);
    expect((await read(next, NAME)) === before).toBe(when === "before");
    await next.goto(url);
    await grid(next);
    await inStep(next);
    expect(letters(await read(next, NAME))).toContain("C");
    await expect(next.locator(".notices .notice")).toHaveCount(0);
  });
}

test("a file that is there is connected, with its draft or as a new one", async ({ page, browser, baseURL }) => {
  const id = await draft(page);
  await bind(page);
  const text = await read(page, NAME);
  const context = await browser.newContext({ baseURL, serviceWorkers: "block" });
  await install(context);
  const other = await context.newPage();
  await open(other);
  await write(other, NAME, text);
  await set(other, "chosen", NAME);
  await other.keyboard.press("Control+k");
  await other.keyboard.type("connect to a file");
  await other.keyboard.press("Enter");
  await grid(other, "OVHcloud OKMS");
  await inStep(other);
  expect(other.url()).toContain(id);
  expect(await writes(other)).toBe(0);

  // Where both are there and differ, nobody knows what they began from: it is asked.
  await choose(other, "Stop saving to the file");
  await type(other);
  await replace(other, NAME, "Choose service location", "Pick the location");
  await choose(other, "Connect to a file…");
  await expect(bar(other, `${NAME} and this draft are different`)).toBeVisible({ timeout: 30_000 });
  await button(other, "Use theirs").click();
  await expect(row(other, /^Pick the location/)).toBeVisible();
  await context.close();
});

test("a workbook is watched, and what has changed in it is offered for import", async ({ page }) => {
  await draft(page);
  const excel = async () => {
    const [download] = await Promise.all([page.waitForEvent("download"), choose(page, "Excel")]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    return Buffer.concat(chunks).toString("base64");
  };
  const put = (base64) => page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    return window.disk.write("plan.xlsx", bytes);
  }, base64);
  await put(await excel());
  await set(page, "chosen", "plan.xlsx");
  await choose(page, "Connect to a file…");
  await expect(line(page)).toContainText("Watching plan.xlsx for changes");
  await press(page, "Handle incidents", "Customer", "c");
  await put(await excel());
  await look(page);
  await expect(bar(page, "plan.xlsx has changed. Nothing was imported yet.")).toBeVisible({ timeout: 30_000 });
  await button(page, "Review import").click();
  await preview(page);
  await page.keyboard.press("Escape");
  await expect(line(page)).toContainText("Watching plan.xlsx for changes");
  expect(await writes(page)).toBe(0);
});

test("a file that the system hands over can be kept", async ({ page }) => {
  await draft(page);
  await bind(page);
  const other = (await read(page, NAME)).replace(/"id": "[0-9a-f]{16}"/, '"id": "00000000000000ab"').replace('"title": "OVHcloud OKMS"', '"title": "Handed over"');
  await write(page, "handed-over.raci.json", other);
  await page.addInitScript(() => {
    const setConsumer = async (consumer) => consumer({ files: [await window.disk.handle(localStorage.getItem("test:launched"))] });
    Object.defineProperty(window, "launchQueue", { value: { setConsumer } });
  });
  await set(page, "launched", "handed-over.raci.json");
  await page.reload();
  await (await preview(page)).getByRole("button", { name: "Add as draft" }).click();
  await grid(page, "Handed over");
  await expect(bar(page, "Opened from handed-over.raci.json. Save changes to it as you edit?")).toBeVisible();
  await clean(page, "the offer to keep a file");
  await button(page, "Connect").click();
  await expect(line(page)).toContainText("Saved to handed-over.raci.json");
  await type(page);
  await inStep(page);
  expect(letters(await read(page, "handed-over.raci.json"))).toContain("C");

  // From then on the file leads to its draft.
  await page.goto("./#/");
  await page.reload();
  await grid(page, "Handed over");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a draft is saved to a file from the library", async ({ page }) => {
  const id = await draft(page);
  await set(page, "chosen", NAME);
  await page.goto("./#/");
  await page.getByRole("button", { name: "Actions for OVHcloud OKMS", exact: true }).click();
  await page.getByRole("menuitem", { name: "Save to a file…" }).click();
  await grid(page, "OVHcloud OKMS");
  await inStep(page);
  expect((await json(page)).id).toBe(id);
});

test("nobody is asked who closes the dialog, or has a browser without it", async ({ page, context }) => {
  await draft(page);
  await choose(page, "Connect to a file…");
  await expect(page.locator(".notices .notice")).toHaveCount(0);
  await context.addInitScript(() => {
    delete window.showSaveFilePicker;
    delete Window.prototype.showSaveFilePicker;
  });
  await page.reload();
  await grid(page);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await expect(page.getByRole("menuitem", { name: "JSON", exact: true })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Save to a file…" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("save to a file");
  await expect(page.getByRole("dialog")).not.toContainText("Save to a file…");
});

for (const colorScheme of ["light", "dark"]) {
  test.describe(`${colorScheme}, 390 wide`, () => {
    test.use({ colorScheme, viewport: { width: 390, height: 844 } });

    test("what is said of a file fits", async ({ page }) => {
      await draft(page);
      await set(page, "chosen", NAME);
      await page.getByRole("button", { name: "Commands" }).click();
      await page.keyboard.type("save to a file");
      await page.keyboard.press("Enter");
      await inStep(page);
      await retype(page, row(page, /^Choose service location/), "Select the location");
      await replace(page, NAME, "Choose service location", "Pick the location");
      await look(page);
      await expect(button(page, "Use theirs")).toBeVisible({ timeout: 30_000 });
      await clean(page, "a conflict with a file");
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(390);
      for (const name of ["Review changes", "Use mine", "Use theirs"]) {
        const box = await button(page, name).boundingBox();
        expect(box.x + box.width).toBeLessThanOrEqual(390);
      }
      await set(page, "permission", "prompt");
      await page.reload();
      await expect(button(page, "Allow")).toBeVisible();
      await clean(page, "a file that is not allowed");
    });
  });
}
