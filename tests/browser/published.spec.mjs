// The five published matrices, read from the screen and held against the verified rows.

import { readFile } from "node:fs/promises";
import { test, expect } from "./fixtures.mjs";
import { PUBLISHED, findings, grid, open, readGrid } from "./app.mjs";

const verified = JSON.parse(
  await readFile(new URL("../data/verified-rows.json", import.meta.url), "utf8"),
);
const sorted = (letters) => [...letters].sort().join("");

let counted = 0;
for (const [slug, title, activities] of PUBLISHED) {
  counted += activities;
  test(`${title} shows every activity with exactly its cells`, async ({ page }) => {
    await open(page, `/published/${slug}`);
    await grid(page, title);
    const rows = await readGrid(page);
    const expected = verified.find((matrix) => matrix.slug === slug);
    expect(rows.length).toBe(activities);
    expected.activities.forEach((activity, at) => {
      const row = rows[at];
      expect(row.section).toBe(activity.path.join(" > "));
      expect(row.activity.startsWith(activity.activity), `${row.activity} / ${activity.activity}`).toBe(true);
      for (const party of expected.parties) {
        expect(sorted(row.cells[party]), `${activity.label}, ${party}`).toBe(sorted(activity.cells[party]));
      }
    });
  });
}

test("the five matrices have 280 activities", () => {
  expect(counted).toBe(280);
});

test("the library leads to each of them, by provider", async ({ page }) => {
  await open(page);
  const library = page.getByRole("navigation", { name: "Library" });
  for (const [slug, title, activities] of PUBLISHED) {
    await library.getByRole("link", { name: new RegExp(`^${title}`) }).click();
    await expect(page).toHaveURL(new RegExp(`#/published/${slug}$`));
    await grid(page, title);
    await expect(page.getByRole("rowheader")).toHaveCount(activities);
  }
});

test("what a source says around its tables is within reach", async ({ page }) => {
  await open(page, "/published/cloud-temple-iaas");
  await grid(page);
  await expect(page.getByRole("region", { name: "Footnotes" })).toContainText("The backbone network constitutes");
  await expect(page.getByRole("grid")).toContainText("Activities aimed at maintaining operational");
  await page.getByRole("tab", { name: "About" }).click();
  const about = page.getByRole("region", { name: "About" });
  await expect(about).toContainText("Here is the RACI model");
  await expect(about).toContainText("undated");
  await expect(about).toContainText("not affiliated with Cloud Temple");
  await expect(about.getByRole("link", { name: "IaaS Responsibility Matrix" })).toHaveAttribute("href", /^https:/);

  await open(page, "/published/cegedim-cloud-managed-products");
  await grid(page, "cegedim.cloud managed products");
  await expect(page.getByRole("grid")).toContainText("Customer is responsible of the healthy usage");
});

test("the checks find what the published matrices have", async ({ page }) => {
  const found = {
    "ovhcloud-hosted-exchange": { "redundant-informed": 3, "several-accountable": 0 },
    "ovhcloud-private-exchange": { "redundant-informed": 1, "several-accountable": 0 },
    "ovhcloud-okms": { "redundant-informed": 1, "several-accountable": 1 },
    "cegedim-cloud-managed-products": {
      "redundant-informed": 4, "inferred-cell": 4, "no-accountable": 1, "several-accountable": 0,
    },
    "cloud-temple-iaas": { "redundant-informed": 2, "several-accountable": 0, "no-accountable": 0 },
  };
  for (const [slug, title] of PUBLISHED) {
    await open(page, `/published/${slug}`);
    await grid(page, title);
    // The list comes after the grid: what is there is waited for before what is not.
    for (const [rule, count] of Object.entries(found[slug])) {
      await expect(findings(page, rule)).toHaveCount(count);
    }
  }
});

test("a published matrix stays as it is until somebody edits it", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  const okms = await grid(page);
  await expect(okms).toHaveAttribute("aria-readonly", "true");
  await page.getByRole("gridcell").nth(4).click();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "read-only" })).toBeVisible();
  await expect(page).toHaveURL(/#\/published\/ovhcloud-okms$/);
});
