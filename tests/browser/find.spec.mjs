// Finding: commands, help, find and replace, filters, the search over everything, who carries what.

import AxeBuilder from "@axe-core/playwright";
import { test, expect } from "./fixtures.mjs";
import { cell, draft, findings, grid, open, saved } from "./app.mjs";

const dialog = (page, name) => page.getByRole("dialog", { name });
const box = (page) => page.getByRole("dialog").getByRole("combobox");
const choices = (page) => page.getByRole("dialog").getByRole("option");
const bar = (page) => page.getByRole("search", { name: "Find in this matrix" });
const filter = (page) => page.getByRole("group", { name: "Filter" });
const rows = (page) => page.getByRole("rowheader");

async function clean(page, state) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${state}: ${id}: ${nodes.map((n) => n.target).join(", ")}`);
  expect(found).toEqual([]);
}

test("a command is found by a misspelt name and carried out", async ({ page }) => {
  await draft(page);
  await cell(page, "Handle incidents", "Customer").click();
  await page.keyboard.press("Control+k");
  await expect(box(page)).toBeFocused();
  await page.keyboard.type("ad activty");
  await expect(choices(page).first()).toContainText("Add activity");
  await expect(choices(page).first()).toContainText("Alt+Enter");
  await expect(choices(page).first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(dialog(page, "Commands")).toHaveCount(0);
  await page.keyboard.type("Written by a command");
  await page.keyboard.press("Enter");
  await expect(rows(page).filter({ hasText: "Written by a command" })).toBeVisible();
});

test("a command that cannot be carried out says why", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  await grid(page);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("add party");
  const first = choices(page).first();
  await expect(first).toContainText("Edit it as a draft first");
  await expect(first).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Escape");
  await expect(dialog(page, "Commands")).toHaveCount(0);
});

test("the list of commands goes by arrow keys, and gives the focus back", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  const here = cell(page, "Handle incidents", "Customer");
  await here.click();
  await page.keyboard.press("Control+k");
  await page.keyboard.press("ArrowDown");
  await expect(choices(page).nth(1)).toHaveAttribute("aria-selected", "true");
  await expect(box(page)).toHaveAttribute("aria-activedescendant", "choice-1");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(choices(page).last()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Escape");
  await expect(here).toBeFocused();
});

test("the help lists each command with its keys, and narrows to those that are meant", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  await grid(page);
  await page.keyboard.press("?");
  const help = dialog(page, "Help");
  await expect(help.getByRole("row", { name: /^Commands/ })).toContainText("Ctrl+K");
  await help.getByLabel("Search commands").fill("replce");
  await expect(help.getByRole("row", { name: /^Replace/ })).toContainText("Ctrl+H");
  await expect(help.getByRole("row", { name: /^Undo/ })).toHaveCount(0);
});

test("what is looked for is counted and gone to", async ({ page }) => {
  await open(page, "/published/cloud-temple-iaas");
  await grid(page);
  await page.keyboard.press("Control+f");
  await bar(page).getByRole("textbox", { name: "Find", exact: true }).fill("backup");
  const status = bar(page).getByRole("status");
  await expect(status).toHaveText(/^1 of \d+$/);
  const count = Number((await status.textContent()).split(" of ")[1]);
  expect(count).toBeGreaterThan(3);
  const first = await page.locator('[tabindex="0"][data-column]').getAttribute("id");
  await page.keyboard.press("Enter");
  await expect(status).toHaveText(`2 of ${count}`);
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.press("Shift+Enter");
  await expect(status).toHaveText(`${count} of ${count}`);
  await page.keyboard.press("F3");
  await expect(status).toHaveText(`1 of ${count}`);
  await expect(bar(page).getByRole("textbox", { name: "Find", exact: true })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(bar(page)).toHaveCount(0);
  await expect(page.locator(`#${first}`)).toBeFocused();
});

test("replaced everywhere is one step of undo, and says how often", async ({ page }) => {
  await draft(page);
  const before = await rows(page).filter({ hasText: /key/i }).count();
  await page.keyboard.press("Control+h");
  await bar(page).getByRole("textbox", { name: "Find", exact: true }).fill("key");
  const status = bar(page).getByRole("status");
  await expect(status).toHaveText(/of \d+/);
  const count = (await status.textContent()).split(" of ")[1];
  await page.getByLabel("Replace with").fill("cipher");
  await bar(page).getByRole("button", { name: "Replace all" }).click();
  await expect(status).toHaveText("No matches");
  await expect(rows(page).filter({ hasText: /key/i })).toHaveCount(0);
  const undo = page.getByRole("button", { name: "Undo", exact: true });
  await expect(undo).toHaveAttribute("title", new RegExp(`replace “key” with “cipher” in ${count} places`));
  await undo.click();
  await expect(rows(page).filter({ hasText: /key/i })).toHaveCount(before);
});

test("letters are found and replaced as letters", async ({ page }) => {
  await draft(page);
  await page.keyboard.press("Control+h");
  await bar(page).getByLabel("Where").selectOption("In roles");
  await bar(page).getByRole("textbox", { name: "Find", exact: true }).fill("x");
  await expect(bar(page).getByRole("status")).toHaveText("“x” isn't a role in this matrix");
  await bar(page).getByRole("textbox", { name: "Find", exact: true }).fill("ra");
  const status = bar(page).getByRole("status");
  await expect(status).toHaveText(/^1 of \d+/);
  const count = Number((await status.textContent()).split(" of ")[1]);
  await page.getByLabel("Replace with").fill("c");
  await bar(page).getByRole("button", { name: "Replace", exact: true }).click();
  await expect(cell(page, "Provide personal data needed", "Customer")).toHaveText("C");
  // The next one is gone to.
  await expect(status).toHaveText(`1 of ${count - 1}`);
  await bar(page).getByRole("button", { name: "Replace", exact: true }).click();
  await expect(cell(page, "Choose service location", "Customer")).toHaveText("C");
});

test("a filter shows what is asked for under its headings, and errors elsewhere are told of", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  const okms = await grid(page);
  await expect(findings(page, "several-accountable")).toHaveCount(1);
  await page.keyboard.press("Control+Shift+l");
  await expect(page.getByLabel("Words in rows")).toBeFocused();
  await page.keyboard.type("location");
  await expect(filter(page)).toContainText(/\d+ of 31 shown/);
  const shown = await rows(page).count();
  await expect(filter(page)).toContainText(`${shown} of 31 shown`);
  for (const row of await rows(page).all()) await expect(row).toContainText(/location/i);
  const sections = await page.locator("#grid tr.section").count();
  expect(sections).toBeGreaterThan(0);
  await expect(okms).toHaveAttribute("aria-rowcount", String(shown + sections + 1));
  await expect(page.locator("#grid tbody tr").last()).toHaveAttribute("aria-rowindex", String(shown + sections + 1));
  await expect(filter(page)).toContainText("1 error hidden");
  await filter(page).getByRole("button", { name: "Show all rows" }).click();
  await expect(rows(page)).toHaveCount(31);
});

test("filters are combined, and taken away one by one", async ({ page }) => {
  await open(page, "/published/cloud-temple-iaas");
  await grid(page);
  await page.keyboard.press("Control+Shift+l");
  await filter(page).getByLabel("Filter by role").selectOption({ label: "C Consulted" });
  await expect(filter(page)).toContainText("24 of 109 shown");
  await filter(page).getByLabel("Filter by party").selectOption({ index: 1 });
  await expect(filter(page)).not.toContainText("24 of 109 shown");
  await filter(page).getByRole("button", { name: /^Remove: Party/ }).click();
  await expect(filter(page)).toContainText("24 of 109 shown");
  await filter(page).getByRole("button", { name: /^Remove: C/ }).click();
  await expect(filter(page)).toContainText("109 of 109 shown");
});

test("a row does not vanish while somebody works on it", async ({ page }) => {
  await draft(page);
  await page.keyboard.press("Control+Shift+l");
  await filter(page).getByLabel("Filter by findings").selectOption({ label: "With errors" });
  await expect(rows(page)).toHaveCount(1);
  const here = cell(page, "Handle incidents", "Customer");
  await here.click();
  await page.keyboard.press("a");
  await expect(here).toHaveText("I");
  await expect(findings(page, "several-accountable")).toHaveCount(0);
  await expect(rows(page)).toHaveCount(1);
  await filter(page).getByRole("button", { name: "Refresh filter" }).click();
  await expect(rows(page)).toHaveCount(0);
  // The button is gone; the focus is still in the bar, which Escape closes.
  await page.keyboard.press("Escape");
  await expect(rows(page)).toHaveCount(31);
});

test("a new row is seen, whatever the filter asks for, and keys pass over what is hidden", async ({ page }) => {
  await draft(page);
  await page.keyboard.press("Control+Shift+l");
  await page.keyboard.type("location");
  await expect(filter(page)).toContainText("of 31 shown");
  const shown = await rows(page).count();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Alt+Enter");
  await page.keyboard.type("Something else");
  await page.keyboard.press("Enter");
  await expect(rows(page)).toHaveCount(shown + 1);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await saved(page);
  await filter(page).getByRole("button", { name: "Clear and close filter" }).click();
  // What was hidden was not selected, and kept its letters.
  await expect(cell(page, "Handle incidents", "Customer")).toHaveText("AI");
  await expect(cell(page, "Choose service location", "Customer")).toHaveText("");
});

test("what is found in a folded section is shown, and folds and filter stand beside one another", async ({ page }) => {
  await draft(page, "cloud-temple-iaas");
  const shown = () => page.locator("#grid [role=rowheader] > span:first-child").allTextContents();
  const headings = page.locator("#grid tr.section");
  const count = (of) => filter(page).getByText(of);
  await page.keyboard.press("Control+Shift+l");
  await page.keyboard.type("backup");
  await expect(count(/^\d+ of 109 shown$/)).toBeVisible();
  const filtered = await shown();
  expect(filtered.length).toBeGreaterThan(3);
  expect(filtered.length).toBeLessThan(109);
  // Everything is folded: the headings of what the filter lets through are left.
  await page.keyboard.press("Enter");
  await page.keyboard.press("Alt+-");
  await expect(rows(page)).toHaveCount(0);
  await expect(count("0 of 109 shown")).toBeVisible();
  const folded = await headings.count();
  // What is found opens the sections that it stands in, and no other; the filter stays.
  await page.keyboard.press("Control+f");
  await page.keyboard.type("backup");
  const found = page.getByRole("search", { name: "Find in this matrix" });
  await expect(found).toContainText(/1 of \d+/);
  await expect(page.locator("#grid [data-found]").first()).toBeVisible();
  const first = await shown();
  expect(first.length).toBeGreaterThan(0);
  expect(filtered).toEqual(expect.arrayContaining(first));
  const places = Number((await found.textContent()).match(/of (\d+)/)[1]);
  for (let step = 1; step < places; step++) await page.keyboard.press("F3");
  await expect(found).toContainText(`${places} of ${places}`);
  await expect.poll(async () => (await shown()).length).toBeGreaterThan(first.length);
  for (let step = 1; step < places; step++) await page.keyboard.press("Shift+F3");
  await expect(found).toContainText(`1 of ${places}`);
  await expect(headings.first()).toBeVisible();
  expect(await headings.count()).toBeGreaterThanOrEqual(folded);
  // Unfolded, it is what the filter lets through; without the filter, all of it.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Alt+=");
  await expect.poll(shown).toEqual(filtered);
  await page.keyboard.press("Alt+-");
  await expect(rows(page)).toHaveCount(0);
  await filter(page).getByRole("button", { name: "Clear and close filter" }).click();
  await expect(rows(page)).toHaveCount(0);
  await page.locator("#grid tr.section td").first().focus();
  await page.keyboard.press("Alt+=");
  await expect(rows(page)).toHaveCount(109);
});

test("to edit a published matrix under a filter begins a draft that shows the same", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  await grid(page);
  await page.keyboard.press("Control+Shift+l");
  await expect(page.locator("#filter-text")).toBeFocused();
  await page.keyboard.type("incidents");
  await expect(rows(page)).toHaveCount(1);
  await cell(page, "Handle incidents", "OVHcloud").click();
  await page.keyboard.press("c");
  await expect(page).toHaveURL(/#\/draft\//);
  await expect(rows(page)).toHaveCount(1);
});

test("one question is answered by each provider, and leads to the row", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Search matrices" }).click();
  await page.keyboard.type("who manges bakcups");
  await expect(page.getByRole("group", { name: /OVHcloud/ }).first()).toBeVisible();
  await expect(page.getByRole("group", { name: "Cloud Temple IaaS" })).toBeVisible();
  await expect(dialog(page, "Search").getByRole("status")).toContainText(/\d+ results in [2-5] matrices/);
  const temple = page.getByRole("group", { name: "Cloud Temple IaaS" }).getByRole("option").first();
  await expect(temple.locator(".letter").first()).toBeVisible();
  const text = await temple.locator(".said").textContent();
  await temple.click();
  await expect(page).toHaveURL(/cloud-temple-iaas/);
  await expect(page.locator("#grid :focus, #grid:focus-within [tabindex='0']").first()).toContainText(text);
});

test("rows that say the same in several matrices are one answer", async ({ page }) => {
  await draft(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Search matrices" }).click();
  await page.keyboard.type("handle incidents tickets telephone");
  // The draft keeps the ids of what it began from.
  const second = choices(page).filter({ hasText: "Same in OVHcloud OKMS" }).first();
  await expect(second).toContainText("Handle incidents");
  await second.click();
  await expect(page.locator("#grid :focus")).toContainText("Handle incidents");
});

test("a draft is searched as it is now, and its row is gone to", async ({ page }) => {
  await draft(page);
  await cell(page, "Handle incidents", "Customer").click();
  await page.keyboard.press("Alt+Enter");
  await page.keyboard.type("Water the zebras");
  await page.keyboard.press("Enter");
  await saved(page);
  await page.keyboard.press("Escape");
  await cell(page, "Handle incidents", "Customer").click();
  await page.keyboard.press("/");
  await page.keyboard.type("zebra");
  await expect(choices(page).first()).toContainText("Water the zebras");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("rowheader", { name: "Water the zebras" })).toBeFocused();
});

/** Who carries what in a published matrix. */
async function carries(page, matrix) {
  await open(page, `/published/${matrix}`);
  await grid(page);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("workload");
  await page.keyboard.press("Enter");
  return dialog(page, "Workload by party");
}

test("who carries what is told by a picture and by its numbers, and a duty sheet by party", async ({ page }) => {
  const summary = await carries(page, "ovhcloud-okms");
  const picture = summary.getByRole("img");
  await expect(picture).toHaveAccessibleName(/Customer: \d+ Responsible, \d+ Accountable/);
  const last = summary.getByRole("row").last();
  await expect(last).toContainText("Total31");
  await summary.getByRole("button", { name: "Duties of OVHcloud" }).click();
  const sheet = dialog(page, "Duty sheet");
  await expect(sheet).toContainText("OVHcloud: OVHcloud OKMS");
  await expect(sheet.locator("section.duties").first()).toHaveAttribute("data-letter", "A");
  await expect(sheet.locator("section.duties").first()).toContainText("Handle incidents");
  await page.emulateMedia({ media: "print" });
  await expect(sheet).toBeVisible();
  await expect(page.locator("#grid")).toBeHidden();
});

test("a duty sheet of several pages is printed from its beginning", async ({ page }) => {
  // A dialog stands in the middle of its page: a long sheet began above the first, and half of it
  // was on no page at all.
  const summary = await carries(page, "cegedim-cloud-managed-products");
  await summary.getByRole("button", { name: "Duties of customer" }).click();
  const sheet = dialog(page, "Duty sheet");
  await expect(sheet).toContainText("Object Storage");
  await page.emulateMedia({ media: "print" });
  await expect.poll(async () => (await sheet.boundingBox()).height).toBeGreaterThan(2000);
  expect((await sheet.boundingBox()).y).toBe(0);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1440, 390]) {
    test.describe(`${colorScheme}, ${width} wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 844 } });

      test("axe finds nothing in what finds things", async ({ page }) => {
        test.slow();
        await open(page, "/published/ovhcloud-okms");
        await grid(page);
        const shoot = async (name) => {
          if (process.env.REMIT_SHOTS) {
            await page.screenshot({ path: `${process.env.REMIT_SHOTS}/${name}-${colorScheme}-${width}.png` });
          }
          await clean(page, name);
        };
        await page.keyboard.press("Control+k");
        await expect(choices(page).first()).toBeVisible();
        await shoot("commands");
        await page.keyboard.type("zzzz");
        await expect(choices(page)).toHaveCount(0);
        await clean(page, "no command");
        await page.keyboard.press("Escape");
        await page.keyboard.press("Control+h");
        await bar(page).getByRole("textbox", { name: "Find", exact: true }).fill("service");
        await expect(bar(page).getByRole("status")).toHaveText(/of/);
        await page.keyboard.press("Control+Shift+l");
        await page.getByLabel("Words in rows").fill("service");
        await expect(filter(page)).toContainText("hidden");
        await shoot("find and filter");
        await filter(page).getByRole("button", { name: "Clear and close filter" }).click();
        await bar(page).getByRole("textbox", { name: "Find", exact: true }).focus();
        await page.keyboard.press("Escape");
        await page.keyboard.press("/");
        await shoot("search");
        await page.keyboard.type("backup");
        await expect(choices(page).nth(3)).toBeVisible();
        await shoot("answers");
        await page.keyboard.press("Escape");
        await page.keyboard.press("Control+k");
        await page.keyboard.type("workload");
        await page.keyboard.press("Enter");
        await expect(dialog(page, "Workload by party")).toBeVisible();
        await shoot("summary");
        await dialog(page, "Workload by party").getByRole("button", { name: "Duties of Customer" }).click();
        await expect(dialog(page, "Duty sheet")).toBeVisible();
        await shoot("duties");
        await page.keyboard.press("Escape");
        await page.keyboard.press("?");
        await page.getByLabel("Search commands").fill("find");
        await shoot("help");
      });
    });
  }
}
