// The checks: how findings are listed, gone to, fixed, accepted, and how strict the rules are.

import { readFile } from "node:fs/promises";
import { test, expect } from "./fixtures.mjs";
import { cell, exportJson, findings, grid, open, saved } from "./app.mjs";
import { imported } from "./made-up.mjs";

const checks = (page) => page.getByRole("region", { name: "Checks" });
const dialog = (page) => page.getByRole("dialog");

async function draft(page, slug) {
  await open(page, `/published/${slug}`);
  await page.getByRole("button", { name: "Edit as draft" }).click();
  await expect(page).toHaveURL(/#\/draft\//);
  await grid(page);
  await expect(checks(page)).toBeVisible();
}

test("a fix is one keystroke from the cell, and one undo takes it back", async ({ page }) => {
  await draft(page, "ovhcloud-okms");
  await cell(page, "Handle incidents", "OVHcloud").click();
  await page.keyboard.press("Control+.");
  const menu = page.getByRole("dialog", { name: "Fix this row" });
  await expect(menu).toContainText("both have A");
  await menu.getByRole("button", { name: "Keep OVHcloud accountable" }).click();
  await expect(menu).toHaveCount(0);
  await expect(findings(page, "several-accountable")).toHaveCount(0);
  await expect(cell(page, "Handle incidents", "Customer")).toHaveText("I");
  await page.keyboard.press("Control+z");
  await expect(findings(page, "several-accountable")).toHaveCount(1);
  await expect(cell(page, "Handle incidents", "Customer")).toHaveText("AI");
});

test("the menu at the cell goes by arrow keys and closes with Escape", async ({ page }) => {
  await draft(page, "ovhcloud-okms");
  await cell(page, "Handle incidents", "OVHcloud").click();
  await page.keyboard.press("Control+.");
  const menu = page.getByRole("dialog", { name: "Fix this row" });
  await expect(menu.getByRole("button").first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(menu.getByRole("button").nth(1)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(menu).toHaveCount(0);
  await expect(cell(page, "Handle incidents", "OVHcloud")).toBeFocused();
});

test("all findings of a rule are fixed after a preview, in one step", async ({ page }) => {
  await draft(page, "ovhcloud-hosted-exchange");
  await expect(findings(page, "redundant-informed")).toHaveCount(3);
  const group = checks(page).locator('[data-group="redundant-informed"]');
  await group.getByRole("button", { name: "Fix all…" }).click();
  await expect(dialog(page)).toContainText("Manage access to control plane");
  await expect(dialog(page)).toContainText("A | RI → A | R");
  await dialog(page).getByRole("button", { name: "Fix all 3" }).click();
  await expect(findings(page, "redundant-informed")).toHaveCount(0);
  await expect(cell(page, "Manage access to control plane", "OVHcloud")).toHaveText("R");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(findings(page, "redundant-informed")).toHaveCount(3);
});

test("an accepted finding is struck through until its letters change", async ({ page }) => {
  await draft(page, "ovhcloud-okms");
  await findings(page, "several-accountable").getByRole("button", { name: "Accept…" }).click();
  await dialog(page).getByRole("button", { name: "Accept", exact: true }).click();
  await expect(dialog(page).getByRole("alert")).toContainText("Add a reason");
  await dialog(page).getByLabel("Reason").fill("Joint contract");
  await dialog(page).getByLabel("Your name").fill("Example Person");
  await dialog(page).getByRole("button", { name: "Accept", exact: true }).click();
  const accepted = findings(page, "several-accountable").and(page.locator("[data-accepted]"));
  await expect(accepted).toContainText("Joint contract (Example Person");
  await expect(accepted.locator(".message")).toHaveCSS("text-decoration-line", "line-through");
  await expect(checks(page).getByRole("status")).toHaveText("1 warning");

  // It is kept, also in the file, and the name is remembered.
  const [kept] = JSON.parse((await exportJson(page)).text).acceptances;
  expect(kept).toMatchObject({ rule: "several-accountable", letters: "AI|RA", reason: "Joint contract", name: "Example Person" });
  expect(kept.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  await saved(page);
  await page.reload();
  await expect(accepted).toHaveCount(1);
  await findings(page, "redundant-informed").getByRole("button", { name: "Accept…" }).click();
  await expect(dialog(page).getByLabel("Your name")).toHaveValue("Example Person");
  await page.keyboard.press("Escape");

  // Other letters: it was not accepted for those.
  await cell(page, "Handle incidents", "OVHcloud").click();
  await page.keyboard.press("c");
  await expect(accepted).toHaveCount(0);
  await expect(findings(page, "several-accountable")).toHaveCount(1);
  await page.keyboard.press("c");
  await expect(accepted).toHaveCount(1);
  await accepted.getByRole("button", { name: "Reopen" }).click();
  await expect(accepted).toHaveCount(0);
});

test("F8 goes from finding to finding, as they are listed", async ({ page }) => {
  await draft(page, "ovhcloud-private-exchange");
  await cell(page, "Learn about capabilities", "Customer").click();
  await page.keyboard.press("F8");
  await expect(cell(page, "Configure SSL certificate", "Customer")).toBeFocused();
  await expect(page.getByText("Hint, 1 of 5: Accountable party is not responsible.")).toHaveAttribute("aria-live", "polite");
  await page.keyboard.press("F8");
  await expect(page.locator("[role=row]:has(:focus)")).toContainText("Administrate domain");
  await page.keyboard.press("Shift+F8");
  await expect(cell(page, "Configure SSL certificate", "Customer")).toBeFocused();
  await page.keyboard.press("Shift+F8");
  await expect(page.locator("[role=row]:has(:focus)")).toContainText("Renew SSL certificate");

  await checks(page).getByLabel("Severity").selectOption({ label: "Warnings" });
  await expect(checks(page).getByRole("listitem")).toHaveCount(2);
  await page.keyboard.press("F8");
  await expect(page.locator("[role=row]:has(:focus)")).toContainText("Administrate domain");
});

test("findings are listed by rule or in order, and filtered by party", async ({ page }) => {
  await draft(page, "ovhcloud-okms");
  const items = checks(page).getByRole("listitem");
  await expect(items).toHaveCount(2);
  await checks(page).getByLabel("Order").selectOption({ label: "By row" });
  await expect(checks(page).locator("[data-group]")).toHaveCount(0);
  await expect(items.first()).toContainText("More than one accountable party");
  await checks(page).getByLabel("Party").selectOption({ label: "OVHcloud" });
  await expect(items).toHaveCount(1);
  await checks(page).getByLabel("Severity").selectOption({ label: "Hints" });
  await expect(checks(page)).toContainText("No findings match this filter");
});

test("why a rule fires is explained when somebody asks", async ({ page }) => {
  const fetched = [];
  page.on("request", (request) => fetched.push(request.url()));
  await draft(page, "ovhcloud-okms");
  const explanation = (url) => url.includes("explanations");
  expect(fetched.filter(explanation)).toEqual([]);
  const item = findings(page, "several-accountable");
  await item.getByText("Why?").click();
  await expect(item).toContainText("When to accept it. When a contract really makes two parties jointly accountable.");
  await expect(item).toContainText("only 1 per task");
  expect(fetched.filter(explanation).length).toBe(1);
});

test("10,000 findings of a rule are one line that unfolds, and no more than 200 are drawn", async ({ page }) => {
  const rows = Array.from({ length: 10_000 }, (_, at) => [`Do ${at} of it`, "", ""]);
  await imported(page, [["Do it all", "RA", "I"], ...rows]);
  await expect(checks(page).getByRole("status")).toContainText("10000 errors");
  const group = checks(page).locator('[data-group="empty-row"]');
  await expect(group.getByRole("listitem")).toHaveCount(0);
  const fold = group.getByRole("button", { expanded: false });
  await expect(fold).toContainText("10000");
  await fold.click();
  await expect(group.getByRole("listitem")).toHaveCount(200);
  await expect(checks(page)).toContainText("and 9800 more");
  await checks(page).getByLabel("Order").selectOption({ label: "By row" });
  await expect(checks(page).getByRole("listitem")).toHaveCount(200);
  await checks(page).getByLabel("Order").selectOption({ label: "By rule" });
  await group.getByRole("button", { name: "Fix all…" }).click();
  await dialog(page).getByRole("button", { name: "Fix all 10000" }).click();
  await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", "2");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(checks(page).getByRole("status")).toContainText("10000 errors");
});

test("rows that all say the same are fixed at once, though one alone would contradict the others", async ({ page }) => {
  await imported(page, Array.from({ length: 3_000 }, () => ["Do it for them", "RAI", ""]));
  const group = checks(page).locator('[data-group="duplicate-activity"]');
  await group.getByRole("button", { name: "Fix all…" }).click();
  await dialog(page).getByRole("button", { name: "Fix all 2999" }).click();
  await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", "2");
});

test("a profile makes the rules stricter for this matrix", async ({ page }) => {
  await draft(page, "ovhcloud-private-exchange");
  await expect(findings(page, "redundant-consulted")).toHaveCount(0);
  await checks(page).getByRole("button", { name: "Settings" }).click();
  await dialog(page).getByLabel("Profile").selectOption({ label: "Strict" });
  await expect(dialog(page).getByLabel("Both consulted and informed: severity")).toHaveValue("warning");
  await dialog(page).getByRole("button", { name: "Use for this matrix" }).click();
  await expect(findings(page, "redundant-consulted")).toHaveCount(1);
  await expect(findings(page, "redundant-informed")).toHaveAttribute("data-severity", "error");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(findings(page, "redundant-consulted")).toHaveCount(0);
});

test("a person's own rules hold for every matrix that says nothing else", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  await expect(findings(page, "redundant-informed")).toHaveCount(1);
  await checks(page).getByRole("button", { name: "Settings" }).click();
  await dialog(page).getByLabel("Redundant “Informed”: severity").selectOption("off");
  await dialog(page).getByRole("button", { name: "Use for all matrices" }).click();
  await expect(dialog(page).getByRole("status")).toContainText("These settings now apply");
  await page.keyboard.press("Escape");
  await expect(findings(page, "redundant-informed")).toHaveCount(0);
  await page.reload();
  await expect(findings(page, "several-accountable")).toHaveCount(1);
  await expect(findings(page, "redundant-informed")).toHaveCount(0);
});

test("what is chosen for a matrix holds there, whatever holds for all others", async ({ page }) => {
  await draft(page, "ovhcloud-okms");
  const severity = dialog(page).getByLabel("Redundant “Informed”: severity");
  await checks(page).getByRole("button", { name: "Settings" }).click();
  await severity.selectOption("off");
  await dialog(page).getByRole("button", { name: "Use for all matrices" }).click();
  await page.keyboard.press("Escape");
  await expect(findings(page, "redundant-informed")).toHaveCount(0);
  await checks(page).getByRole("button", { name: "Settings" }).click();
  await severity.selectOption("warning");
  await dialog(page).getByRole("button", { name: "Use for this matrix" }).click();
  await expect(findings(page, "redundant-informed")).toHaveCount(1);
});

test("a limit is set for one matrix", async ({ page }) => {
  await imported(page, [["Back it up", "RA", "R"], ["Restore it", "RA", "I"]]);
  await checks(page).getByRole("button", { name: "Settings" }).click();
  await dialog(page).getByLabel("Too many responsible parties: severity").selectOption("error");
  await dialog(page).getByLabel("Too many responsible parties: limit (responsible parties)").fill("1");
  await dialog(page).getByRole("button", { name: "Use for this matrix" }).click();
  await expect(findings(page, "many-responsible")).toHaveAttribute("data-severity", "error");
  const { rules } = JSON.parse((await exportJson(page)).text);
  expect(rules).toEqual([{ rule: "many-responsible", severity: "error", limit: 1 }]);
});

test("the library shows what is found in each matrix, and follows what is mended", async ({ page }) => {
  await draft(page, "ovhcloud-okms");
  const mine = page.getByRole("navigation", { name: "Library" }).locator("li.draft [aria-current]");
  await expect(mine).toHaveAccessibleName(/1 error 1 warning$/);
  await findings(page, "several-accountable").getByRole("button", { name: "Keep OVHcloud accountable" }).click();
  await expect(mine).toHaveAccessibleName(/no findings$/);
});

test("other letters say first what they would lose, and one undo brings it back", async ({ page }) => {
  await draft(page, "ovhcloud-okms");
  await page.getByRole("tab", { name: "About" }).click();
  await page.getByRole("button", { name: "Change roles" }).click();
  await dialog(page).getByLabel("Scheme").selectOption({ label: "RASCI: RACI plus Support, for those who help the responsible party" });
  await expect(dialog(page)).toContainText("Nothing is lost.");
  await dialog(page).getByLabel("Replace I with").selectOption({ label: "no role" });
  await expect(dialog(page)).toContainText("18 assignments lose a role.");
  await dialog(page).getByLabel("Replace I with").selectOption({ label: "S Support" });
  await expect(dialog(page)).toContainText("Nothing is lost.");
  await dialog(page).getByRole("button", { name: "Change roles" }).click();
  await expect(cell(page, "Handle incidents", "Customer")).toHaveText("AS");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(cell(page, "Handle incidents", "Customer")).toHaveText("AI");
});

test("all findings can be exported as Markdown and as CSV", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  await expect(findings(page, "several-accountable")).toHaveCount(1);
  for (const [item, name, text] of [
    ["Findings (Markdown)", "ovhcloud-okms.findings.md", "## Errors (1)"],
    ["Findings (CSV)", "ovhcloud-okms.findings.csv", '"error","several-accountable","3. Service usage > '],
  ]) {
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: item, exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(name);
    expect(await readFile(await download.path(), "utf8")).toContain(text);
  }
});

test("a finding of a published matrix is accepted in a draft of it", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  await findings(page, "several-accountable").getByRole("button", { name: "Accept…" }).click();
  await dialog(page).getByLabel("Reason").fill("Joint contract");
  await dialog(page).getByRole("button", { name: "Accept", exact: true }).click();
  await expect(page).toHaveURL(/#\/draft\//);
  await expect(findings(page, "several-accountable").and(page.locator("[data-accepted]"))).toHaveCount(1);
});
