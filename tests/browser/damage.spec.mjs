// Values in the browser's storage that Remit has not written: each is told and set aside, and
// keeping goes on from what is on the screen. Which draft comes of what is tested natively.

import { readFile } from "node:fs/promises";
import { test, expect } from "./fixtures.mjs";
import { cell, draft, grid, journal, open, press, saved, withoutApp } from "./app.mjs";

/** What can stand in the journal of a draft in place of what Remit has written there. */
const DAMAGES = {
  "a snapshot that is a number": "stores.snapshots.put(7, id)",
  "a snapshot that is null": "stores.snapshots.put(null, id)",
  "a snapshot that is a blob": "stores.snapshots.put(new Blob(['x']), id)",
  "no snapshot": "stores.snapshots.delete(id)",
  "an entry that is a number": "stores.entries.put(7, [id, 2])",
  "no second entry": "stores.entries.delete([id, 2])",
  "no head": "stores.heads.delete(id)",
  "a head that is a number": "stores.heads.put(7, id)",
  "a head that is behind":
    "ask(stores.heads.get(id)).then((head) => stores.heads.put(head.replace(/\"revision\":\\d+/, '\"revision\":1'), id))",
  "a head that is out of range":
    "ask(stores.heads.get(id)).then((head) => stores.heads.put(head.replace(/\"revision\":\\d+/, '\"revision\":4503599627370496'), id))",
};

for (const [what, damage] of Object.entries(DAMAGES)) {
  test(`${what}: it is told, nothing is lost, and what is typed next is kept`, async ({ page }) => {
    // "Saving…" stood in the bar for ever, or "No journal here", or an older state was on the
    // screen without a word.
    const id = await draft(page);
    await press(page, "Manage backups", "Customer", "c");
    await press(page, "Handle incidents", "OVHcloud", "c");
    await press(page, "Provide personal data", "OVHcloud", "c");
    await withoutApp(page);
    await journal(page, id, new Function("stores", "ask", "all", "id", `return ${damage}`));
    await open(page, `/draft/${id}`);
    await expect(page.getByRole("alert")).toContainText("damaged");
    await expect(cell(page, "Manage backups", "Customer")).toHaveText("C");
    await expect(cell(page, "Provide personal data", "OVHcloud")).toHaveText("CI");
    await press(page, "Manage backups", "Customer", "i");
    // From the journal alone.
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await grid(page);
    await expect(cell(page, "Manage backups", "Customer")).toHaveText("CI");
    await expect(cell(page, "Handle incidents", "OVHcloud")).toHaveText(/C/);
    await expect(page.getByRole("alert")).toHaveText("");
    await saved(page);
  });
}

test("damage that comes while the draft is on the screen is mended from the screen", async ({ page }) => {
  const id = await draft(page);
  await press(page, "Manage backups", "Customer", "c");
  await page.evaluate(async (id) => {
    const database = await new Promise((done) => {
      indexedDB.open("remit").onsuccess = (event) => done(event.target.result);
    });
    const transaction = database.transaction(["snapshots", "heads"], "readwrite");
    for (const store of ["snapshots", "heads"]) transaction.objectStore(store).put(7, id);
    await new Promise((done) => (transaction.oncomplete = done));
    database.close();
  }, id);
  await press(page, "Handle incidents", "OVHcloud", "c");
  await expect(page.getByRole("alert")).toContainText("damaged");
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("C");
  await expect(cell(page, "Handle incidents", "OVHcloud")).toHaveText(/C/);
});

test("one value that JSON cannot write takes no other draft from the rescue file", async ({ page }) => {
  const id = await draft(page);
  await press(page, "Manage backups", "Customer", "c");
  await withoutApp(page);
  await journal(page, id, new Function("stores", "ask", "all", "id", `
    const ring = {};
    ring.ring = ring;
    stores.snapshots.put(ring, "00000000000000aa");
    stores.snapshots.put(7n, "00000000000000ab");
    stores.heads.put(new Blob(["x"]), "00000000000000ac");
  `));
  await page.goto("./rescue.html");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "All drafts in one file" }).click(),
  ]);
  const file = JSON.parse(await readFile(await download.path(), "utf8"));
  expect(file.drafts).toHaveLength(4);
  await open(page);
  await page.getByRole("button", { name: "Import" }).click();
  await page.locator("#import-file").setInputFiles({
    name: "remit-rescue.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)),
  });
  await expect(page.getByRole("dialog")).toContainText("OVHcloud OKMS");
});

test("where neither journal nor local storage keeps anything, that is said, and leaving asks", async ({ page }) => {
  // The notice said that the journal had it, and it was gone at the next load.
  await draft(page);
  await page.evaluate(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, value) {
      if (key.startsWith("remit:")) throw new DOMException("full", "QuotaExceededError");
      return setItem.call(this, key, value);
    };
    IDBObjectStore.prototype.add = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await cell(page, "Manage backups", "Customer").focus();
  await page.keyboard.press("c");
  await expect(page.getByRole("banner").getByRole("status")).toContainText("Can't save");
  await expect(page.getByRole("alert")).toContainText("closing this page loses them");
  await expect(page.getByRole("alert")).not.toContainText("saved in the journal");
  const asked = page.waitForEvent("dialog");
  const closing = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.accept();
  await closing;
});

test("where the work is kept, leaving asks nothing", async ({ page }) => {
  await draft(page);
  await press(page, "Manage backups", "Customer", "c");
  expect(await page.evaluate(() => window.onbeforeunload)).toBe(null);
});
