// Every rule is seen firing in the app, with what is wrong and why it matters.

import { test, expect } from "./fixtures.mjs";
import { findings, open } from "./app.mjs";
import { id, imported } from "./made-up.mjs";

const on = (rule, limit) => ({ rules: [{ rule, severity: "warning", ...(limit ? { limit } : {}) }] });
const good = ["Back it up", "RA", "I"];
const plans = [{ id: id(50), name: "Gold" }, { id: id(51), name: "Silver" }];
const section = (number, title, level) => ({ section: title, number, ...(level ? { level } : {}) });
const comment = { comment: "The customer decides, and the provider carries it out." };

/** For each rule, the rows of a matrix and what else it has, and words of the finding. */
const CASES = {
  "no-accountable": [[["Back it up", "R", "I"]], {}, "No party has A."],
  "several-accountable": [[["Back it up", "RA", "A"]], {}, "Customer and Provider both have A."],
  "no-responsible": [[["Back it up", "A", "I"]], {}, "No party has R."],
  "empty-row": [[["Back it up", "", ""], good], {}, "No party has a role."],
  "blank-activity": [[["", "RA", "I"]], {}, "This row has no text."],
  "only-informed": [[["Back it up", "C", "I"]], {}, "no one does the work or answers for it"],
  "accountable-not-responsible": [[["Back it up", "A", "R"]], {}, "Customer is accountable"],
  "redundant-informed": [[["Back it up", "RAI", ""]], {}, "Informed is redundant"],
  "redundant-consulted": [[["Back it up", "RA", "CI"]], on("redundant-consulted"), "Provider"],
  "many-responsible": [[["Back it up", "RA", "R"]], on("many-responsible", 1), "2"],
  "many-consulted": [[["Back it up", "RAC", "C"]], on("many-consulted", 1), "2"],
  "many-informed": [[["Back it up", "RAI", "I"]], on("many-informed", 1), "2"],
  "shared-without-split": [[["Back it up", "RA", "R"]], {}, "no comment says who does what"],
  "inferred-cell": [[["Back it up", "RA", "", { basis: "inferred" }]], {}, "the source doesn't show the column"],
  "duplicate-activity": [[good, good], {}, "The same activity appears above in this section"],
  "near-duplicate-activity": [
    [["Manage problems of clients daily", "RA", "I"], ["Manage issues of the customer daily", "RA", "I"]],
    {},
    "Says the same as “Manage problems of clients daily”",
  ],
  "copied-comment": [
    [["Back it up", "RA", "I", comment], ["Restore it", "RA", "I", comment]],
    {},
    "has exactly the same comment",
  ],
  "undefined-plan": [[["Back it up", "RA", "I", { plan: "Brass" }]], { plans }, "“Brass”"],
  "plan-spelt-differently": [[["Back it up", "RA", "I", { plan: "gold" }]], { plans }, "the legend says “Gold”"],
  "undefined-footnote": [[["Back it up[^7]", "RA", "I"]], {}, "No footnote for mark 7."],
  "unused-footnote": [[good], { footnotes: [{ id: id(60), mark: "1", text: "So it is." }] }, "The mark 1 isn't used anywhere"],
  "party-without-letters": [[["Back it up", "RA", ""]], {}, "Provider"],
  "party-without-actions": [
    [1, 2, 3, 4, 5].map((at) => [`Back up ${at}`, "RA", "I"]),
    {},
    "Provider never has R or A.",
  ],
  "duplicate-party": [
    [{ activity: "Back it up", cells: { Lead: "RA", "lead ": "I" } }],
    { parties: ["Lead", "lead "].map((name, at) => ({ id: id(at + 1), name })) },
    "looks like Lead",
  ],
  "overloaded-party": [
    [
      ...Array.from({ length: 20 }, (_, at) => ({ activity: `Plan part ${at}`, cells: { Lead: "RA" } })),
      { activity: "Draw it", cells: { Design: "RA" } },
      { activity: "Test it", cells: { Test: "RA" } },
    ],
    { parties: ["Lead", "Design", "Test"].map((name, at) => ({ id: id(at + 1), name })) },
    "Lead has R or A in 20 activities",
  ],
  "empty-section": [["A", good, "B"], {}, "This section has no activities and no notes."],
  "repeated-section-title": [["A", good, "A", ["Restore it", "RA", "I"]], {}, "has this title too"],
  "unnumbered-section": [
    [section("1.", "A"), good, section("", "B"), ["Test it", "RA", "I"], section("2.", "C"), ["Sign it", "RA", "I"]],
    {},
    "Expected 2. here.",
  ],
  "misnumbered-section": [
    [section("1.", "A"), good, section("3.", "B"), ["Test it", "RA", "I"]],
    {},
    "Expected 2. here.",
  ],
  "stale-source": [[good], { reviewBy: "2020-01-31" }, "The review was due on 31 Jan 2020."],
};

for (const [rule, [rows, more, message]] of Object.entries(CASES)) {
  test(`${rule} is seen firing, and says why`, async ({ page }) => {
    await imported(page, rows, more);
    await expect(findings(page, rule)).toHaveCount(1);
    const finding = findings(page, rule).first();
    await expect(finding).toContainText(message);
    const explanations = page.waitForResponse(/explanations/);
    await finding.getByText("Why?").click();
    const said = (await (await explanations).json())[rule];
    for (const part of ["finds", "why", "example", "remedy", "accept", "source"]) {
      await expect(finding).toContainText(said[part]);
    }
  });
}

test("no rule is without a case", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  await page.getByRole("region", { name: "Checks" }).getByRole("button", { name: "Settings" }).click();
  const rules = page.getByRole("dialog").getByRole("row").locator("code");
  await expect(rules.first()).toBeVisible();
  expect((await rules.allTextContents()).sort()).toEqual(Object.keys(CASES).sort());
});
