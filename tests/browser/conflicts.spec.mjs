// Two copies of one draft change the same differently: a conflict of every kind is shown with both
// sides and what was there before, is decided, and all of it is taken back with one undo.

import { test, expect } from "./fixtures.mjs";
import { choose, clean, exportJson, grid, open, preview, readGrid } from "./app.mjs";

const review = (page) => page.getByRole("region", { name: /^Review changes to/ });
const card = (page) => page.getByRole("region", { name: "Current change" });
const changes = (page) => page.getByRole("complementary", { name: "Changes" });

const id = (digit) => String(digit).repeat(16);
const activity = (at, text, more) => ({ id: id(at), activity: text, ...more });
const ACCEPTED = { rule: "no-accountable", row: id("b"), letters: "R-", reason: "Agreed", name: "" };

const START = {
  format: "remit-matrix",
  version: 1,
  id: id(1),
  title: "Backup service",
  letters: [
    { code: "R", kind: "responsible", definition: "Does it" },
    { code: "A", kind: "accountable" },
    { code: "C", kind: "consulted" },
    { code: "I", kind: "informed" },
  ],
  parties: [
    { id: id(2), name: "Customer", side: "customer" },
    { id: id(3), name: "Provider", key: "P", side: "provider" },
  ],
  plans: [{ id: id(4), name: "Gold", description: "All of it" }],
  rows: [
    { id: id(5), section: "Backups", level: 1 },
    activity(6, "Plan backups", { cells: { Customer: "R", P: "A" } }),
    activity(7, "Run backups", { cells: { Customer: "I", P: "RA" } }),
    activity(8, "Restore files", { cells: { Customer: "C", P: "RA" }, comment: "On request" }),
    { id: id(9), section: "Reports", level: 1 },
    activity("a", "Report monthly[^1]", { cells: { Customer: "I", P: "RA" } }),
    activity("b", "Review reports", { cells: { Customer: "R" } }),
  ],
  footnotes: [{ id: id("c"), mark: "1", text: "By mail" }],
  acceptances: [ACCEPTED],
};

/** What stands at a place: before, in the draft, in the copy; and how it is changed in a file. */
const KINDS = [
  ["Title", ["Backup service", "Backups A", "Backups B"], (file, [text]) => (file.title = text)],
  ["Role R: definition", ["Does it", "Does it A", "Does it B"], (file, [text]) => (file.letters[0].definition = text)],
  ["Party Provider A: name", ["Provider", "Provider A", "Provider B"], (file, [text]) => Object.assign(file.parties[1], { key: "Provider", name: text })],
  ["Plan Gold A: name", ["Gold", "Gold A", "Gold B"], (file, [text]) => (file.plans[0].name = text)],
  ["Backups A: title", ["Backups", "Backups A", "Backups B"], (file, [text]) => (file.rows[0].section = text)],
  ["Plan backups: Customer", ["R", "C", "I"], (file, [letters]) => (row(file, 6).cells.Customer = letters)],
  ["Run backups A: text", ["Run backups", "Run backups A", "Run backups B"], (file, [text]) => (row(file, 7).activity = text)],
  ["Restore files: comment", ["On request", "Request A", "Request B"], (file, [text]) => (row(file, 8).comment = text)],
  ["Footnote 1: text", ["By mail", "By mail A", "By mail B"], (file, [text]) => (file.footnotes[0].text = text)],
  ["Review reports: accepted finding no-accountable", ["Agreed", "Agreed A", "Agreed B"], (file, [text]) => (file.acceptances[0].reason = text)],
];

const row = (file, at) => file.rows.find((row) => row.id === id(at));

/** A copy with one side of each kind, that also moved a row and removed or reworded another one. */
function copy(text, side, also) {
  const file = JSON.parse(text);
  for (const [, sides, change] of KINDS) change(file, [sides[side]]);
  also(file);
  return JSON.stringify(file);
}

/** Takes a row to behind another one. */
function move(file, at, behind) {
  const [moved] = file.rows.splice(file.rows.indexOf(row(file, at)), 1);
  file.rows.splice(file.rows.indexOf(row(file, behind)) + 1, 0, moved);
}

test("a conflict of every kind is shown with both sides, decided, and taken back", async ({ page }) => {
  await open(page);
  await choose(page, "start.raci.json", JSON.stringify(START));
  await (await preview(page)).getByRole("button", { name: "Add as draft" }).click();
  await grid(page, "Backup service");
  const { name, text } = await exportJson(page);
  const start = await readGrid(page);

  // Of the first copy everything is taken: nothing has changed since.
  const first = copy(text, 1, (file) => {
    move(file, 8, 5);
    row(file, "a").activity = "Report each month[^1]";
  });
  await choose(page, name, first);
  await (await preview(page)).getByRole("button", { name: /^Apply to/ }).click();
  await grid(page, "Backups A");
  const taken = await readGrid(page);
  expect(taken).not.toEqual(start);

  const second = copy(text, 2, (file) => {
    move(file, 8, "b");
    file.rows = file.rows.filter((row) => row.id !== id("a"));
  });
  await choose(page, `2-${name}`, second);
  await (await preview(page)).getByRole("button", { name: "Review changes" }).click();
  await expect(review(page)).toContainText(`${KINDS.length + 2} to decide`);
  await clean(page, "a conflict of every kind");

  const go = (title) => {
    const [item, part] = title.split(": ");
    const words = part ? `${item}, ${part}` : item;
    const listed = changes(page).getByRole("listitem").filter({ hasText: words });
    return listed.getByRole("button").first().click();
  };
  for (const [at, [title, [before, mine, theirs]]] of KINDS.entries()) {
    await go(title);
    await expect(card(page).getByRole("heading")).toHaveText(title);
    const values = card(page).locator("dd");
    await expect(values).toHaveCount(3);
    for (const [nr, value] of [before, mine, theirs].entries()) await expect(values.nth(nr)).toContainText(value);
    // Each second one is theirs.
    await card(page).getByLabel(at % 2 ? /^Theirs/ : "Mine").check();
    await expect(card(page).locator(".review-state")).not.toHaveAttribute("data-state", "open");
  }
  // Moved on both sides, and removed by one while the other reworded it.
  await go("Restore files: position");
  await expect(card(page).locator("dd")).toHaveText([/Run backups/, /Backups/, /Review reports/]);
  await card(page).getByLabel(/^Theirs/).check();
  await go("Report each month");
  await expect(card(page)).toContainText("not in the matrix");
  await card(page).getByLabel("Mine").check();
  await clean(page, "a conflict that is decided");
  await review(page).getByRole("button", { name: "Finish" }).click();

  await grid(page, "Backups A");
  const { text: after } = await exportJson(page);
  const file = JSON.parse(after);
  const rows = file.rows.map((row) => row.activity ?? row.section);
  expect(rows).toEqual([
    "Backups A",
    "Plan backups",
    "Run backups A",
    "Reports",
    "Report each month[^1]",
    "Review reports",
    "Restore files",
  ]);
  expect(file.title).toBe("Backups A");
  expect(file.letters[0].definition).toBe("Does it B");
  expect(file.parties[1].name).toBe("Provider A");
  expect(file.plans[0].name).toBe("Gold B");
  expect(row(file, 6).cells.Customer).toBe("I");
  expect(row(file, 8).comment).toBe("Request B");
  expect(file.footnotes[0].text).toBe("By mail A");
  expect(file.acceptances[0].reason).toBe("Agreed B");
  await page.keyboard.press("Control+z");
  expect(await readGrid(page)).toEqual(taken);
});
