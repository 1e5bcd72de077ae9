// The words by which specs drive the app: the same names that a screen reader says.

import { readFile } from "node:fs/promises";
import { deflateRawSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import { expect } from "./fixtures.mjs";
import { crc } from "./workbook.mjs";

export const PUBLISHED = [
  ["ovhcloud-hosted-exchange", "OVHcloud Hosted Exchange", 48],
  ["ovhcloud-private-exchange", "OVHcloud Private Exchange", 40],
  ["ovhcloud-okms", "OVHcloud OKMS", 31],
  ["cegedim-cloud-managed-products", "cegedim.cloud managed products", 52],
  ["cloud-temple-iaas", "Cloud Temple IaaS", 109],
];

/** Opens the app at an address within it, like "/published/ovhcloud-okms". */
export async function open(page, hash = "/") {
  await page.goto(`./#${hash}`);
  await expect(page.locator("#loading")).toHaveCount(0);
}

/** The grid, once it is there. */
export async function grid(page, title) {
  const grid = page.getByRole("grid", title ? { name: title } : {});
  await expect(grid).toBeVisible();
  return grid;
}

/** A party's cell of the activity whose text begins so. */
export function cell(page, activity, party) {
  return page
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: activity }) })
    .locator(`[role=gridcell][data-party="${party}"]`);
}

/** The findings of a rule. */
export function findings(page, rule) {
  return page.getByRole("region", { name: "Checks" }).locator(`[data-rule="${rule}"]`);
}

/** Waits until everything typed is stored. */
export async function saved(page) {
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
}

/** Begins a draft of a published matrix, and says its id. */
export async function draft(page, slug = "ovhcloud-okms") {
  await open(page, `/published/${slug}`);
  await page.getByRole("button", { name: "Edit as draft" }).click();
  await expect(page).toHaveURL(/#\/draft\//);
  await grid(page);
  await saved(page);
  return page.url().match(/draft\/([0-9a-f]{16})/)[1];
}

/** Presses a letter on a party's cell, and waits until that is kept. */
export async function press(page, activity, party, letter) {
  await cell(page, activity, party).focus();
  await page.keyboard.press(letter);
  await saved(page);
}

/** Types a text over the one of a cell or heading. */
export async function retype(page, place, text) {
  await place.focus();
  await page.keyboard.press("F2");
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

/** Pastes texts by their types, as if another program had put them on the clipboard. */
export async function paste(page, types) {
  await page.evaluate((types) => {
    const data = new DataTransfer();
    for (const [type, text] of Object.entries(types)) data.setData(type, text);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  }, types);
}

/** Pastes a plain text. */
export const pasteText = (page, text) => paste(page, { "text/plain": text });

/** Duplicates a draft, which is then on the screen. */
export async function duplicate(page, title) {
  await page.getByRole("button", { name: `Actions for ${title}`, exact: true }).click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await grid(page, `${title} (copy)`);
}

/** The preview of what is imported, once it is read. */
export async function preview(page) {
  const dialog = page.getByRole("dialog", { name: "Import" });
  await expect(dialog.getByRole("button", { name: "Add as draft" })).toBeEnabled();
  return dialog;
}

/** axe finds nothing in what is on the screen. */
export async function clean(page, state = "the page") {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${state}: ${id}: ${nodes.map((n) => n.target).join(", ")}`);
  expect(found).toEqual([]);
}

/** The drafts in the library. */
export const drafts = (page) => page.getByRole("navigation", { name: "Library" }).locator("li.draft");

/** What a click downloads: its name and text. */
export async function downloaded(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** A page of the same origin without the app, for looking into its storage. */
export async function withoutApp(page) {
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await page.goto("./icon.svg");
}

/** Reads or changes the journal: `change` is given the stores and the id of a draft. */
export async function journal(page, id, change) {
  return page.evaluate(
    async ([id, change]) => {
      const request = indexedDB.open("remit");
      const database = await new Promise((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
      const names = ["heads", "snapshots", "entries", "versions"];
      const transaction = database.transaction(names, "readwrite");
      const finished = new Promise((done) => (transaction.oncomplete = done));
      const stores = Object.fromEntries(names.map((name) => [name, transaction.objectStore(name)]));
      const ask = (request) => new Promise((done) => (request.onsuccess = () => done(request.result)));
      const all = IDBKeyRange.bound([id, 0], [id, Infinity]);
      const result = await new Function("stores", "ask", "all", "id", `return (${change})(stores, ask, all, id)`)(
        stores, ask, all, id,
      );
      await finished;
      database.close();
      return result;
    },
    [id, change.toString()],
  );
}

/** A link with any text in it, as if Remit had made it. */
export function linkWith(text) {
  const deflated = deflateRawSync(Buffer.from(text), { level: 9 });
  const length = [];
  let rest = deflated.length;
  for (; rest >= 0x80; rest >>= 7) length.push((rest & 0x7f) | 0x80);
  length.push(rest);
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(crc(deflated));
  return `#v1:${Buffer.concat([Buffer.from(length), sum, deflated]).toString("base64url")}`;
}

/** Exports the open matrix as JSON and returns the file's name and text. */
export async function exportJson(page) {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "JSON", exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

/** Chooses a file to import. */
export async function choose(page, name, content) {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Import", exact: true }).click();
  const buffer = Buffer.isBuffer(content) ? content : Buffer.from(content);
  await (await chooser).setFiles({ name, mimeType: "application/json", buffer });
}

/**
 * Every activity of the grid: its text, its section's path, its letters by party. The signs of
 * findings, which come a moment later than the rows, are none of its text.
 */
export async function readGrid(page) {
  return page.getByRole("grid").evaluate((grid) => {
    const rows = [];
    let section = "";
    for (const row of grid.querySelectorAll("[role=row]")) {
      section = row.dataset.section ?? section;
      const header = row.querySelector("[role=rowheader]")?.cloneNode(true);
      if (!header) continue;
      for (const sign of header.querySelectorAll(".sign")) sign.remove();
      const cells = {};
      for (const cell of row.querySelectorAll("[role=gridcell][data-party]")) {
        cells[cell.dataset.party] = cell.textContent;
      }
      rows.push({ section, activity: header.textContent.replace(/\s+/g, " ").trim(), cells });
    }
    return rows;
  });
}

/** The file without what says where it parted from, as other programs write it. */
export function unstamped(text) {
  const { partedFrom, author, ...file } = JSON.parse(text);
  return JSON.stringify({ ...file, version: 1 }, null, 2);
}
