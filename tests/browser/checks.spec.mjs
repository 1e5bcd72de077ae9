// The checks: how findings are listed, gone to, fixed, accepted, and how strict the rules are.

import { readFile } from "node:fs/promises";
import { test, expect } from "./fixtures.mjs";
import { cell, choose, findings, grid, open, saved } from "./app.mjs";

const checks = (page) => page.getByRole("region", { name: "Checks" });
const dialog = (page) => page.getByRole("dialog");

async function draft(page, slug) {
  await open(page, `/published/${slug}`);
  await page.getByRole("button", { name: "Edit as draft" }).click();
  await expect(page).toHaveURL(/#\/draft\//);
  await grid(page);
  await expect(checks(page)).toBeVisible();
}

/** Imports a matrix of two parties with these rows: an activity, and what each party holds. */
async function imported(page, rows, more = {}) {
  const id = (at) => at.toString(16).padStart(16, "0");
  const file = {
    format: "remit-matrix",
    version: 1,
    id: "00000000000000aa",
    title: "Made up",
    letters: [
      { code: "R", kind: "responsible" },
      { code: "A", kind: "accountable" },
      { code: "C", kind: "consulted" },
      { code: "I", kind: "informed" },
    ],
    parties: [
      { id: id(1), name: "Customer", side: "customer" },
      { id: id(2), name: "Provider", side: "provider" },
    ],
    rows: rows.map((row, at) =>
      typeof row === "string"
        ? { id: id(at + 100), section: row }
        : { id: id(at + 100), activity: row[0], cells: { Customer: row[1], Provider: row[2] } },
    ),
    ...more,
  };
  await open(page);
  await choose(page, "made-up.raci.json", JSON.stringify(file));
  await dialog(page).getByRole("button", { name: "Add as draft" }).click();
  await grid(page, "Made up");
  await expect(checks(page)).toBeVisible();
}

test("a fix is one keystroke from the cell, and one undo takes it back", async ({ page }) => {
  await draft(page, "ovhcloud-okms");
  await cell(page, "Handle incidents", "OVHcloud").click();
  await page.keyboard.press("Control+.");
  const menu = page.getByRole("dialog", { name: "Fix this row" });
  await expect(menu).toContainText("both hold A");
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
  await expect(dialog(page).getByRole("alert")).toContainText("Say why");
  await dialog(page).getByLabel("Reason").fill("Joint contract");
  await dialog(page).getByLabel("Your name").fill("Example Person");
  await dialog(page).getByRole("button", { name: "Accept", exact: true }).click();
  const accepted = findings(page, "several-accountable").and(page.locator("[data-accepted]"));
  await expect(accepted).toContainText("Joint contract (Example Person");
  await expect(accepted.locator(".message")).toHaveCSS("text-decoration-line", "line-through");
  await expect(checks(page).getByRole("status")).toHaveText("1 warning");

  // It is kept, and the name is remembered.
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
  await accepted.getByRole("button", { name: "Count it again" }).click();
  await expect(accepted).toHaveCount(0);
});

test("F8 goes from finding to finding, as they are listed", async ({ page }) => {
  await draft(page, "ovhcloud-private-exchange");
  await cell(page, "Learn about capabilities", "Customer").click();
  await page.keyboard.press("F8");
  await expect(cell(page, "Configure SSL certificate", "Customer")).toBeFocused();
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
  await checks(page).getByLabel("Order").selectOption({ label: "In order" });
  await expect(checks(page).locator("[data-group]")).toHaveCount(0);
  await expect(items.first()).toContainText("Several parties are accountable");
  await checks(page).getByLabel("Party").selectOption({ label: "OVHcloud" });
  await expect(items).toHaveCount(1);
  await checks(page).getByLabel("Severity").selectOption({ label: "Hints" });
  await expect(checks(page)).toContainText("None of the findings is of this kind");
});

test("why a rule fires is explained when somebody asks", async ({ page }) => {
  const fetched = [];
  page.on("request", (request) => fetched.push(request.url()));
  await draft(page, "ovhcloud-okms");
  const explanation = (url) => url.includes("explanations");
  expect(fetched.filter(explanation)).toEqual([]);
  const item = findings(page, "several-accountable");
  await item.getByText("Why?").click();
  await expect(item).toContainText("When to accept it. When a contract really makes two parties answer jointly.");
  await expect(item).toContainText("only 1 per task");
  expect(fetched.filter(explanation).length).toBe(1);
});

test("a large group is one line that unfolds, and no more than 200 are drawn", async ({ page }) => {
  const rows = Array.from({ length: 600 }, (_, at) => [`Do ${at} of it`, "", ""]);
  await imported(page, [["Do it all", "RA", "I"], ...rows]);
  await expect(checks(page).getByRole("status")).toContainText("600 errors");
  const group = checks(page).locator('[data-group="empty-row"]');
  await expect(group.getByRole("listitem")).toHaveCount(0);
  const fold = group.getByRole("button", { expanded: false });
  await expect(fold).toContainText("600");
  await fold.click();
  await expect(group.getByRole("listitem")).toHaveCount(200);
  await expect(checks(page)).toContainText("and 400 more");
  await group.getByRole("button", { name: "Fix all…" }).click();
  await dialog(page).getByRole("button", { name: "Fix all 600" }).click();
  await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", "2");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(checks(page).getByRole("status")).toContainText("600 errors");
});

test("a profile makes the rules stricter for this matrix", async ({ page }) => {
  await draft(page, "ovhcloud-private-exchange");
  await expect(findings(page, "redundant-consulted")).toHaveCount(0);
  await checks(page).getByRole("button", { name: "Rules" }).click();
  await dialog(page).getByLabel("Profile").selectOption({ label: "Strict" });
  await expect(dialog(page).getByLabel("Consulted and informed at once: severity")).toHaveValue("warning");
  await dialog(page).getByRole("button", { name: "Use for this matrix" }).click();
  await expect(findings(page, "redundant-consulted")).toHaveCount(1);
  await expect(findings(page, "redundant-informed")).toHaveAttribute("data-severity", "error");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(findings(page, "redundant-consulted")).toHaveCount(0);
});

test("a person's own rules hold for every matrix that says nothing else", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  await expect(findings(page, "redundant-informed")).toHaveCount(1);
  await checks(page).getByRole("button", { name: "Rules" }).click();
  await dialog(page).getByLabel("Informed of one's own work: severity").selectOption("off");
  await dialog(page).getByRole("button", { name: "Use for all matrices" }).click();
  await expect(dialog(page).getByRole("status")).toContainText("From now on");
  await page.keyboard.press("Escape");
  await expect(findings(page, "redundant-informed")).toHaveCount(0);
  await page.reload();
  await expect(findings(page, "several-accountable")).toHaveCount(1);
  await expect(findings(page, "redundant-informed")).toHaveCount(0);
});

test("other letters say first what they would lose, and one undo brings it back", async ({ page }) => {
  await draft(page, "ovhcloud-okms");
  await page.getByRole("tab", { name: "About" }).click();
  await page.getByRole("button", { name: "Change letters" }).click();
  await dialog(page).getByLabel("Scheme").selectOption({ label: "RASCI: RACI, and Support for those who help the responsible party" });
  await expect(dialog(page)).toContainText("Nothing is lost.");
  await dialog(page).getByLabel("What I becomes").selectOption({ label: "nothing" });
  await expect(dialog(page)).toContainText("18 cells say less afterwards.");
  await dialog(page).getByLabel("What I becomes").selectOption({ label: "S Support" });
  await expect(dialog(page)).toContainText("Nothing is lost.");
  await dialog(page).getByRole("button", { name: "Change letters" }).click();
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

// One matrix for each rule that the published ones do not show, so that each has been seen.
const provider = "0000000000000002";
const SHOWN = {
  "no-responsible": [[["Back it up", "A", "I"]]],
  "only-informed": [[["Back it up", "C", "I"]]],
  "empty-row": [[["Back it up", "", ""]]],
  "blank-activity": [[["", "RA", "I"]]],
  "undefined-plan": [[["Back it up", "RA", "I"]], { plan: "Brass" }],
  "undefined-footnote": [[["Back it up[^7]", "RA", "I"]]],
  "unused-footnote": [
    [["Back it up", "RA", "I"]],
    { footnotes: [{ id: provider, mark: "1", text: "So it is." }] },
  ],
  "party-without-letters": [[["Back it up", "RA", ""]]],
  "party-without-actions": [[1, 2, 3, 4, 5].map((at) => [`Back up ${at}`, "RA", "I"])],
  "empty-section": [["A", ["Back it up", "RA", "I"], "B"]],
  "repeated-section-title": [["A", ["Back it up", "RA", "I"], "A", ["Restore it", "RA", "I"]]],
  "stale-source": [[["Back it up", "RA", "I"]], { reviewBy: "2020-01-31" }],
  "many-responsible": [
    [["Back it up", "RA", "R"]],
    { rules: [{ rule: "many-responsible", severity: "warning", limit: 1 }] },
  ],
  "many-consulted": [
    [["Back it up", "RAC", "C"]],
    { rules: [{ rule: "many-consulted", severity: "warning", limit: 1 }] },
  ],
  "many-informed": [
    [["Back it up", "RAI", "I"]],
    { rules: [{ rule: "many-informed", severity: "warning", limit: 1 }] },
  ],
};
for (const [rule, [rows, more = {}]] of Object.entries(SHOWN)) {
  test(`${rule} is seen firing`, async ({ page }) => {
    const { plan, ...file } = more;
    await imported(page, rows, file);
    if (plan) {
      await page.getByRole("rowheader", { name: "Back it up" }).click();
      await page.getByRole("tab", { name: "Row" }).click();
      await page.getByLabel("Plan").fill(plan);
      await page.getByLabel("Plan").press("Enter");
      await page.getByRole("tab", { name: "Checks" }).click();
    }
    await expect(findings(page, rule)).toHaveCount(1);
  });
}

test("the rules about sections, several parties and wording are seen firing", async ({ page }) => {
  const id = (at) => at.toString(16).padStart(16, "0");
  const names = ["Lead", "Design", "Test", "lead "];
  const parties = names.map((name, at) => ({ id: id(at + 1), name }));
  const activity = (text, at, cells) => ({ id: id(at + 500), activity: text, cells });
  const rows = [
    { id: id(100), section: "A", number: "1." },
    ...Array.from({ length: 20 }, (_, at) => activity(`Plan part ${at}`, at, { Lead: "RA" })),
    { id: id(101), section: "B", number: "3." },
    activity("Draw the plan of it", 30, { Design: "RA", "lead ": "I" }),
    { id: id(102), section: "C" },
    activity("Draw plans of it", 31, { Test: "RA" }),
    { id: id(103), section: "D", number: "4." },
    activity("Sign it", 32, { Test: "RA" }),
  ];
  await imported(page, [], { parties, rows });
  for (const rule of [
    "overloaded-party",
    "duplicate-party",
    "misnumbered-section",
    "unnumbered-section",
  ]) {
    await expect(findings(page, rule), rule).toHaveCount(1);
  }
});
