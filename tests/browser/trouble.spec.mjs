// Full, blocked, damaged, old: what the browser's storage can do to a draft.

import { test, expect } from "./fixtures.mjs";
import { largeMatrix } from "./large.mjs";
import { cell, choose, clean, downloaded, draft, drafts, grid, journal, open, press, saved, withoutApp } from "./app.mjs";

const status = (page) => page.getByRole("banner").getByRole("status");

const noLocalStorage = () => {
  Object.defineProperty(window, "localStorage", {
    get() {
      throw new DOMException("denied", "SecurityError");
    },
  });
};
const noIndexedDb = () => {
  Object.defineProperty(window, "indexedDB", { value: undefined });
};

test("without IndexedDB it is said that a crash may lose the last minute", async ({ page }) => {
  await page.addInitScript(noIndexedDb);
  await open(page);
  await expect(status(page)).toContainText("a crash may lose the last minute");
  await open(page, "/published/ovhcloud-okms");
  await page.getByRole("button", { name: "Edit as draft" }).click();
  await grid(page);
  await cell(page, "Manage backups", "Customer").focus();
  await page.keyboard.press("c");
  await expect(status(page)).toHaveText("No journal: a crash may lose the last minute of work");
  await clean(page);
  await page.reload();
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("C");
  await open(page, "/storage");
  await expect(page.locator(".storage")).toContainText("A crash may lose the last minute");
});

test("without local storage the journal has it, and that is said all the time", async ({ page }) => {
  await page.addInitScript(noLocalStorage);
  await draft(page);
  await press(page, "Manage backups", "Customer", "c");
  await expect(status(page)).toContainText("Saved in the journal only: this browser blocks storage");
  const address = page.url();
  await page.reload();
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("C");
  await expect(status(page)).toContainText("this browser blocks storage");
  expect(page.url()).toBe(address);
  await page.keyboard.press("Control+z");
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("");
});

test("without either the app works in memory, and says that nothing is kept", async ({ page }) => {
  await page.addInitScript(noLocalStorage);
  await page.addInitScript(noIndexedDb);
  await open(page);
  await expect(status(page)).toContainText("can't save your work: export anything you need");
  await open(page, "/published/ovhcloud-okms");
  await page.getByRole("button", { name: "Edit as draft" }).click();
  await grid(page);
  await cell(page, "Manage backups", "Customer").focus();
  await page.keyboard.press("c");
  await expect(status(page)).toContainText("Can't save: this browser blocks storage");
  await page.getByRole("link", { name: /^OVHcloud Hosted Exchange/ }).click();
  await grid(page, "OVHcloud Hosted Exchange");
  await drafts(page).getByRole("link").click();
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("C");
  await expect(status(page)).toContainText("Can't save");
});

test("full storage: what takes the room is named, everything can be exported, the edit is in the journal", async ({ page }) => {
  await draft(page);
  await page.evaluate(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, value) {
      if (key.startsWith("remit:draft:")) throw new DOMException("full", "QuotaExceededError");
      return setItem.call(this, key, value);
    };
  });
  await cell(page, "Manage backups", "Customer").focus();
  await page.keyboard.press("c");
  await expect(page.getByRole("alert")).toContainText(/largest draft is “OVHcloud OKMS” \(\d+ KB\)/);
  await expect(status(page)).toHaveText("Saved in the journal only: this browser's storage is full");
  await clean(page);
  const file = await downloaded(page, () => page.getByRole("button", { name: "Export all drafts" }).click());
  expect(JSON.parse(file.text).drafts).toHaveLength(1);
  await page.reload();
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("C");
  await saved(page);
});

test("a failed transaction is tried again, and nobody is told that it is saved before it is", async ({ page }) => {
  // The binding's own future let go of its listeners at the first of several events, and the
  // others ended in an uncaught error.
  await draft(page);
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    let left = 2;
    IDBObjectStore.prototype.put = function (...args) {
      const request = put.apply(this, args);
      if (left-- > 0) this.transaction.abort();
      return request;
    };
  });
  await cell(page, "Manage backups", "Customer").focus();
  await page.keyboard.press("c");
  await expect(status(page)).toContainText("a crash may lose the last minute");
  await expect(status(page)).toHaveText("Saved in this browser", { timeout: 15_000 });
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("C");
});

test("a draft too large for local storage keeps only its entry there", async ({ page }) => {
  await open(page);
  await choose(page, "large.raci.json", largeMatrix(12_000, 6));
  await page.getByRole("dialog").getByRole("button", { name: "Add as draft" }).click();
  await grid(page, "12000 by 6");
  await page.getByRole("gridcell").nth(3).focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("c");
  await saved(page);
  const id = page.url().match(/draft\/([0-9a-f]{16})/)[1];
  const kept = () => page.evaluate((id) => ["draft", "entry"].map((key) => localStorage.getItem(`remit:${key}:${id}`) !== null), id);
  await expect.poll(kept).toEqual([false, true]);
  await page.reload();
  await grid(page, "12000 by 6");
  await expect(page.getByRole("button", { name: "Undo" })).toBeEnabled();
});

test("a damaged entry of the journal: nothing is lost that local storage has, and its text can be had", async ({ page }) => {
  // The draft in local storage had every change, but as it was not newer than the journal, the
  // one that was damaged there was left out.
  const id = await draft(page);
  await press(page, "Manage backups", "Customer", "c");
  await press(page, "Handle incidents", "OVHcloud", "c");
  await press(page, "Provide personal data", "OVHcloud", "c");
  await withoutApp(page);
  await journal(page, id, async (stores, ask, all) => {
    const keys = await ask(stores.entries.getAllKeys(all));
    stores.entries.put('[1,["cut off', keys[0]);
  });
  await open(page, `/draft/${id}`);
  await expect(page.getByRole("alert")).toContainText("damaged");
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("C");
  await expect(cell(page, "Provide personal data", "OVHcloud")).toHaveText("CI");
  await clean(page);
  const file = await downloaded(page, () => page.getByRole("button", { name: "Download", exact: true }).click());
  expect(file.text).toContain('[1,["cut off');
  await saved(page);
  await open(page, "/storage");
  await expect(page.getByRole("heading", { name: "Set aside" })).toBeVisible();
  await clean(page);
  const aside = await downloaded(page, () => {
    return page.getByRole("listitem").filter({ hasText: "remit:aside" }).getByRole("button", { name: "Download" }).click();
  });
  expect(aside.text).toContain('[1,["cut off');
  // It is whole again.
  await open(page, `/draft/${id}`);
  await page.reload();
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("C");
  await expect(page.getByRole("alert")).toHaveText("");
});

for (const [what, store] of [["head", "heads"], ["snapshot", "snapshots"]]) {
  test(`a damaged ${what} of the journal: the draft opens all the same`, async ({ page }) => {
    const id = await draft(page);
    await press(page, "Manage backups", "Customer", "c");
    await withoutApp(page);
    await journal(page, id, new Function("stores", "ask", "all", "id", `stores.${store}.put("{", id)`));
    await open(page, `/draft/${id}`);
    await expect(cell(page, "Manage backups", "Customer")).toHaveText("C");
    await press(page, "Manage backups", "Customer", "i");
    await page.reload();
    await expect(cell(page, "Manage backups", "Customer")).toHaveText("CI");
    await expect(page.getByRole("alert")).toHaveText("");
  });
}

test("a draft of the first version is migrated, and its old text kept until the new one was read back", async ({ page }) => {
  const id = await draft(page);
  await press(page, "Manage backups", "Customer", "c");
  await withoutApp(page);
  const other = "00000000000000ab";
  const old = await page.evaluate(([id, other]) => {
    const { saved, matrix } = JSON.parse(localStorage.getItem(`remit:draft:${id}`));
    const text = JSON.stringify({ version: 1, saved, matrix: { ...matrix, id: other } });
    localStorage.setItem(`remit:draft:${other}`, text);
    return text;
  }, [id, other]);
  await page.addInitScript((other) => {
    // What is under the keys of the draft, each time something is written there.
    const { setItem } = Storage.prototype;
    window.written = [];
    Storage.prototype.setItem = function (key, value) {
      setItem.call(this, key, value);
      if (key.includes(other)) window.written.push([key, this.getItem(`remit:old:${other}`)]);
    };
  }, other);
  await open(page, `/draft/${other}`);
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("C");
  await press(page, "Manage backups", "Customer", "i");
  const draftKey = `remit:draft:${other}`;
  const now = () => page.evaluate((key) => JSON.parse(localStorage.getItem(key)).version, draftKey);
  await expect.poll(now).toBe(2);
  const written = await page.evaluate(() => window.written);
  // While the new text was written, the old one was beside it; now it is gone.
  expect(written.find(([key]) => key === draftKey)[1]).toBe(old);
  expect(await page.evaluate((other) => localStorage.getItem(`remit:old:${other}`), other)).toBe(null);
  await page.reload();
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("CI");
});

test("an evicted local storage is filled again from the journal, and an evicted journal from local storage", async ({ page }) => {
  const id = await draft(page);
  await press(page, "Manage backups", "Customer", "c");
  await withoutApp(page);
  await page.evaluate(() => localStorage.clear());
  await open(page, `/draft/${id}`);
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("C");
  await expect(drafts(page)).toHaveCount(1);
  await expect.poll(() => page.evaluate((id) => localStorage.getItem(`remit:draft:${id}`) !== null, id)).toBe(true);
  await withoutApp(page);
  await page.evaluate(() => new Promise((done) => {
    indexedDB.deleteDatabase("remit").onsuccess = done;
  }));
  await open(page, `/draft/${id}`);
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("C");
  await press(page, "Manage backups", "Customer", "i");
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("CI");
});
