// The words by which specs drive the app: the same names that a screen reader says.

import { readFile } from "node:fs/promises";
import { expect } from "./fixtures.mjs";

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

/** Every activity of the grid: its text, its section's path, its letters by party. */
export async function readGrid(page) {
  return page.getByRole("grid").evaluate((grid) => {
    const rows = [];
    let section = "";
    for (const row of grid.querySelectorAll("[role=row]")) {
      section = row.dataset.section ?? section;
      const header = row.querySelector("[role=rowheader]");
      if (!header) continue;
      const cells = {};
      for (const cell of row.querySelectorAll("[role=gridcell][data-party]")) {
        cells[cell.dataset.party] = cell.textContent;
      }
      rows.push({ section, activity: header.textContent.replace(/\s+/g, " ").trim(), cells });
    }
    return rows;
  });
}
