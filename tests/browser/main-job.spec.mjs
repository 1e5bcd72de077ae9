// The main job, end to end: open a published matrix, edit it with live checks, come back to
// it, and hand a colleague a file.

import { test, expect } from "./fixtures.mjs";
import { cell, choose, exportJson, findings, grid, open, readGrid, saved, unstamped } from "./app.mjs";

const INCIDENTS = "Handle incidents";

test("edit OKMS, see the finding go and come back, reload, export, import elsewhere", async ({ page, browser, baseURL }) => {
  await open(page, "/published/ovhcloud-okms");
  await page.getByRole("button", { name: "Edit as draft" }).click();
  await expect(page).toHaveURL(/#\/draft\/[0-9a-f]{16}$/);
  await grid(page, "OVHcloud OKMS");
  await expect(findings(page, "several-accountable")).toHaveCount(1);

  const customer = cell(page, INCIDENTS, "Customer");
  await expect(customer).toHaveText("AI");
  await customer.click();
  await page.keyboard.press("a");
  await expect(customer).toHaveText("I");
  await expect(findings(page, "several-accountable")).toHaveCount(0);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(customer).toHaveText("AI");
  await expect(findings(page, "several-accountable")).toHaveCount(1);

  await page.getByRole("button", { name: "Redo" }).click();
  await expect(customer).toHaveText("I");
  await saved(page);

  await page.reload();
  await grid(page, "OVHcloud OKMS");
  await expect(cell(page, INCIDENTS, "Customer")).toHaveText("I");
  await expect(findings(page, "several-accountable")).toHaveCount(0);

  const file = await exportJson(page);
  expect(file.name).toBe("ovhcloud-okms.raci.json");
  const rows = await readGrid(page);

  const elsewhere = await browser.newContext({ baseURL });
  const other = await elsewhere.newPage();
  await open(other);
  await choose(other, file.name, file.text);
  const preview = other.getByRole("dialog");
  await expect(preview).toContainText("OVHcloud OKMS");
  await expect(preview).toContainText("31 activities in 24 sections");
  await preview.getByRole("button", { name: "Add as draft" }).click();
  await grid(other, "OVHcloud OKMS");
  expect(await readGrid(other)).toEqual(rows);
  expect(unstamped((await exportJson(other)).text)).toBe(unstamped(file.text));
  await elsewhere.close();
});

test("typing a letter on a published matrix begins a draft", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  const host = cell(page, "Manage backups", "Customer");
  await host.click();
  await page.keyboard.press("i");
  await expect(page).toHaveURL(/#\/draft\//);
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("I");
  // The published one is as it was.
  await open(page, "/published/ovhcloud-okms");
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("");
});

test("a fix in the panel mends the row in one step", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  await page.getByRole("button", { name: "Edit as draft" }).click();
  await findings(page, "several-accountable").getByRole("button", { name: "Keep OVHcloud" }).click();
  await expect(findings(page, "several-accountable")).toHaveCount(0);
  await expect(cell(page, INCIDENTS, "Customer")).toHaveText("I");
  await page.keyboard.press("Control+z");
  await expect(cell(page, INCIDENTS, "Customer")).toHaveText("AI");
});

test("a finding leads to its cell", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  await findings(page, "several-accountable").getByRole("button", { name: INCIDENTS }).click();
  await expect(cell(page, INCIDENTS, "Customer")).toBeFocused();
});

test("letters, texts, plans and comments of a new draft, by keys alone", async ({ page }) => {
  await open(page);
  await page.keyboard.press("Alt+n");
  await page.getByLabel("Title").fill("Managed Postgres");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Managed Postgres" })).toBeVisible();

  await page.keyboard.press("Alt+Shift+Enter");
  await page.getByLabel("Heading").fill("1. Operations");
  await page.keyboard.press("Enter");
  await expect(page.locator('[data-section="1. Operations"]')).toBeVisible();
  await page.keyboard.press("Alt+Enter");
  await page.getByLabel("Activity", { exact: true }).last().fill("Restore a **backup**");
  await page.keyboard.press("Enter");
  await expect(cell(page, "Restore", "Customer")).toBeFocused();
  await expect(findings(page, "empty-row")).toHaveCount(1);

  await page.keyboard.press("i");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("ra");
  await expect(cell(page, "Restore", "Customer")).toHaveText("I");
  await expect(cell(page, "Restore", "Provider")).toHaveText("RA");
  await expect(page.getByRole("region", { name: "Checks" }).getByRole("listitem")).toHaveCount(0);
  await page.keyboard.press("Delete");
  await expect(cell(page, "Restore", "Provider")).toHaveText("");
  await page.keyboard.press("Control+z");

  await page.keyboard.press("Enter");
  const picker = page.getByRole("dialog", { name: /Roles of Provider/ });
  await expect(picker.getByRole("button", { name: "Responsible" })).toBeFocused();
  await page.keyboard.press("c");
  await expect(cell(page, "Restore", "Provider")).toHaveText("RAC");
  await page.keyboard.press("Escape");
  await expect(picker).toHaveCount(0);
  await expect(cell(page, "Restore", "Provider")).toBeFocused();

  await page.getByRole("tab", { name: "Row" }).click();
  await page.getByLabel("Plan").fill("Gold");
  await page.getByLabel("Comment").fill("Within four hours");
  await page.getByLabel("Comment").blur();
  await expect(page.getByRole("columnheader", { name: "Plan" })).toBeVisible();
  await expect(page.getByRole("gridcell", { name: "Within four hours" })).toBeVisible();
  await saved(page);
  await page.reload();
  await expect(page.getByRole("gridcell", { name: "Within four hours" })).toBeVisible();
  await expect(page.getByRole("rowheader").locator("strong")).toHaveText("backup");
});

test("parties are added, renamed and deleted, and undo brings them back", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  await page.getByRole("button", { name: "Edit as draft" }).click();
  await page.getByRole("tab", { name: "About" }).click();
  await page.getByRole("button", { name: "Add party" }).click();
  await expect(page.getByRole("columnheader", { name: "New party" })).toBeVisible();
  const names = page.getByRole("region", { name: "About" }).getByLabel("Name");
  await expect(names.last()).toBeFocused();
  await names.last().fill("Integrator");
  await page.keyboard.press("Enter");
  await expect(page.locator('[role=columnheader][data-party="Integrator"]')).toBeVisible();
  const before = await readGrid(page);
  await page.getByRole("button", { name: "Delete Customer" }).click();
  await expect(page.locator('[role=columnheader][data-party="Customer"]')).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => readGrid(page)).toEqual(before);
});

test("rows are deleted with what stands under them, and come back", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  await page.getByRole("button", { name: "Edit as draft" }).click();
  const before = await readGrid(page);
  await page.locator('[data-section="3. Service usage"] [role=gridcell]').click();
  await page.keyboard.press("Alt+Delete");
  await expect.poll(async () => (await readGrid(page)).length).toBeLessThan(before.length - 10);
  await page.keyboard.press("Control+z");
  await expect.poll(() => readGrid(page)).toEqual(before);
});
