// Two to four matrices side by side: what each says, what changes for us, which rows say the same.

import { test, expect } from "./fixtures.mjs";
import { choose, clean, downloaded, draft, drafts, open, press, preview, saved } from "./app.mjs";

const page_ = (page) => page.getByRole("region", { name: "Compare" });
const table = (page) => page.getByRole("grid", { name: /^Comparison of/ });
const lines = (page, link) => table(page).locator(`[role=row][data-link="${link}"]:not(.section)`);

async function compare(page, ...sides) {
  await open(page, `/compare/${sides.join("/")}`);
  await expect(table(page)).toBeVisible();
}

test("two editions of one provider stand side by side, and differences are marked", async ({ page }) => {
  await compare(page, "p:ovhcloud-hosted-exchange", "p:ovhcloud-private-exchange");
  await clean(page, "a comparison");
  expect(await lines(page, "same").count()).toBeGreaterThan(10);
  expect(await lines(page, "left").count()).toBeGreaterThan(0);
  await expect(page_(page).getByRole("status").first()).toContainText(/only|become|differ/);

  // By differences alone, by words, by one kind of change, by the other side's sections.
  const all = await table(page).getByRole("row").count();
  await page.getByLabel("Differences only").check();
  expect(await table(page).getByRole("row").count()).toBeLessThan(all);
  await page.getByLabel("Differences only").uncheck();
  await page.getByRole("searchbox", { name: "Filter activities" }).fill("backup");
  expect(await table(page).getByRole("row").count()).toBeLessThan(all);
  await page.getByRole("searchbox", { name: "Filter activities" }).fill("no such words");
  await expect(page_(page)).toContainText("No activities match");
  await page.getByRole("searchbox", { name: "Filter activities" }).fill("");
  await page.locator("#compare-leading").selectOption({ label: "Sections of B" });
  await page.locator("#compare-leading").selectOption({ label: "By topic" });
  await expect(table(page)).toBeVisible();
  const chip = page.getByRole("group", { name: "Show one kind of change" }).getByRole("button").first();
  await chip.click();
  await expect(chip).toHaveAttribute("aria-pressed", "true");
  await expect(chip).toBeFocused();
  await clean(page, "a comparison that is narrowed");
});

test("five rows of two providers are matched by keys, kept, and found again", async ({ page }) => {
  await compare(page, "p:ovhcloud-okms", "p:cloud-temple-iaas");
  await page.getByRole("button", { name: "Match rows" }).click();
  const card = page.locator("#compare-card");
  await expect(card).toBeFocused();
  await clean(page, "matching");
  // Parties come first.
  const progress = page.getByRole("complementary", { name: "Match rows" }).getByRole("status");
  await expect(progress).toContainText("0 of");
  const matched = await lines(page, "linked").count();
  let rows = 0;
  for (let step = 0; rows < 5 && step < 20; step += 1) {
    const isRow = await card.locator("select").count();
    const hasChoice = await card.locator(".compare-choices li").count();
    await page.keyboard.press(hasChoice ? "1" : "0");
    if (isRow && hasChoice) rows += 1;
    await expect(card).toBeFocused();
  }
  await expect(lines(page, "linked")).toHaveCount(matched + 5);
  await page.keyboard.press("u");
  await expect(lines(page, "linked")).toHaveCount(matched + 4);
  await page.keyboard.press("l");
  await expect(progress).toContainText("1 for later");

  const kept = page.getByRole("navigation", { name: "Library" }).getByRole("link", { name: /OVHcloud OKMS and Cloud Temple IaaS/ });
  await expect(kept).toBeVisible();
  await page.reload();
  await expect(lines(page, "linked")).toHaveCount(matched + 4);
  await open(page);
  await kept.click();
  await expect(lines(page, "linked")).toHaveCount(matched + 4);
  await page.getByRole("button", { name: /^Delete the comparison of/ }).click();
  await expect(kept).toHaveCount(0);
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(kept).toBeVisible();
});

test("matches are saved as a file, and imported again", async ({ page }) => {
  await compare(page, "p:ovhcloud-okms", "p:cloud-temple-iaas");
  await expect(page.getByRole("button", { name: "Save matches" })).toHaveCount(0);
  await page.getByRole("button", { name: "Match rows" }).click();
  await expect(page.locator("#compare-card")).toBeFocused();
  await page.keyboard.press("1");
  const file = await downloaded(page, () => page.getByRole("button", { name: "Save matches" }).click());
  expect(file.name).toMatch(/remit-comparison\.json$/);
  expect(JSON.parse(file.text).format).toBe("remit-comparison");
  await open(page);
  const kept = page.getByRole("navigation", { name: "Library" }).getByRole("link", { name: /OVHcloud OKMS and Cloud Temple IaaS/ });
  await page.getByRole("button", { name: /^Delete the comparison of/ }).click();
  await expect(kept).toHaveCount(0);
  await choose(page, file.name, file.text);
  await expect(kept).toHaveCount(1);
  // The same once more takes the place of nothing.
  await choose(page, file.name, file.text);
  await expect(kept).toHaveCount(1);
});

test("a draft is compared with what it began as, from its menu", async ({ page }) => {
  await draft(page);
  await press(page, "Handle incidents", "Customer", "r");
  await saved(page);
  await page.keyboard.press("Alt+c");
  const dialog = page.getByRole("dialog", { name: "Compare matrices" });
  await clean(page, "what is to be compared");
  await expect(dialog.getByLabel("Second")).toHaveValue("p:ovhcloud-okms");
  await dialog.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(lines(page, "same")).toHaveCount(31);
  await expect(table(page).locator('[role=row][data-change]:not(.section)')).toHaveCount(1);
  await expect(table(page).locator('td[data-party="Customer"][data-side="B"][data-change]')).toHaveCount(1);
});

test("what changes by switching is a report, each line leads to its row", async ({ page }) => {
  await compare(page, "p:ovhcloud-hosted-exchange", "p:ovhcloud-private-exchange");
  await page.getByRole("button", { name: "Report…" }).click();
  const sheet = page.getByRole("dialog", { name: "Switching report" });
  await expect(sheet).toContainText("“We” are Customer");
  await clean(page, "the switching report");
  for (const [name, ending] of [["Markdown", ".md"], ["CSV", ".csv"], ["Web page", ".html"]]) {
    const file = await downloaded(page, () => sheet.getByRole("button", { name, exact: true }).click());
    expect(file.name).toContain(ending);
    expect(file.text).toContain("OVHcloud Private Exchange");
  }
  const first = sheet.getByRole("table").first().getByRole("button").first();
  const words = (await first.textContent()).trim();
  await first.click();
  await expect(page.getByRole("grid")).toBeVisible();
  await expect(page.locator(":focus")).toContainText(words.slice(0, 20));
});

test("a file is compared without being imported, and three matrices stand side by side", async ({ page }) => {
  await open(page);
  await choose(page, "mine.csv", "Activity,Provider,Customer\nManage backups,R,A\nPatch servers,A,R\n");
  await (await preview(page)).getByRole("button", { name: "Compare…" }).click();
  const dialog = page.getByRole("dialog", { name: "Compare matrices" });
  await dialog.getByLabel("Second").selectOption({ label: "OVHcloud Hosted Exchange" });
  await dialog.getByRole("button", { name: "Add another" }).click();
  await dialog.getByLabel("Third").selectOption({ label: "Cloud Temple IaaS" });
  await dialog.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(table(page)).toHaveAttribute("data-sides", "3");
  await clean(page, "a comparison of three");
  await expect(drafts(page)).toHaveCount(0);
  // What is not imported is gone with the page, and Remit says so.
  await page.reload();
  await expect(page_(page).getByRole("alert")).toContainText("isn't open any more");
});

test("a version is compared with now", async ({ page }) => {
  await draft(page);
  await press(page, "Handle incidents", "Customer", "r");
  await saved(page);
  await page.keyboard.press("Alt+h");
  await page.getByRole("dialog", { name: "History" }).getByRole("link", { name: "Compare with now" }).first().click();
  await expect(table(page)).toBeVisible();
});

test("a comparison fits a narrow screen and is worked by keys", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await compare(page, "p:ovhcloud-hosted-exchange", "p:ovhcloud-private-exchange");
  await clean(page, "a narrow comparison");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide).toBe(false);
  await table(page).locator("[role=row][tabindex='0']").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/published\/ovhcloud-/);
});
