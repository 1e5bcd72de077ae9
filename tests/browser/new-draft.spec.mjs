// A new draft: everything is asked once, on one screen.

import AxeBuilder from "@axe-core/playwright";
import { test, expect } from "./fixtures.mjs";
import { cell, draft, exportJson, grid, open, readGrid, saved } from "./app.mjs";

const dialog = (page) => page.getByRole("dialog", { name: "New draft" });

/** Opens the dialog. */
async function ask(page) {
  await page.keyboard.press("Alt+n");
  await expect(dialog(page)).toBeVisible();
}

/** Shows the sections of a matrix. */
async function sections(page, title) {
  await dialog(page).getByLabel("Sections from other matrices").check();
  await dialog(page).getByLabel("Sections from", { exact: true }).selectOption({ label: title });
  await dialog(page).getByRole("button", { name: "Show sections" }).click();
  const group = dialog(page).getByRole("group", { name: title });
  await expect(group).toBeVisible();
  return group;
}

const create = (page) => dialog(page).getByRole("button", { name: "Create draft" }).click();
const headings = (page) => page.locator("[data-section]").evaluateAll((rows) => rows.map((row) => row.dataset.section));

test("from a blank: what was asked is in the file", async ({ page }) => {
  await open(page);
  await ask(page);
  await dialog(page).getByLabel("Title").fill("Managed Postgres");
  await dialog(page).getByLabel("Roles").selectOption("RASCI");
  await dialog(page).getByLabel("Plans").fill("Basic, Premium");
  await dialog(page).getByLabel("Service provider").fill("Our own");
  await dialog(page).getByLabel("Date", { exact: true }).fill("2026-01-31");
  await dialog(page).getByLabel("Next review date").fill("2027-01-31");
  await create(page);
  await grid(page, "Managed Postgres");
  const file = JSON.parse((await exportJson(page)).text);
  expect(file.source).toEqual({ provider: "Our own", date: "2026-01-31" });
  expect(file.reviewBy).toBe("2027-01-31");
  expect(file.letters.map(({ code }) => code).join("")).toBe("RASCI");
  expect(file.plans.map(({ name }) => name)).toEqual(["Basic", "Premium"]);
  expect(file.parties.map(({ name }) => name)).toEqual(["Customer", "Provider"]);
});

test("today and a year later are offered, and both may be left out", async ({ page }) => {
  await open(page);
  await ask(page);
  const day = (at) => `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, "0")}-${String(at.getDate()).padStart(2, "0")}`;
  await expect(dialog(page).getByLabel("Date", { exact: true })).toHaveValue(day(new Date()));
  await expect(dialog(page).getByLabel("Next review date")).toHaveValue(/^\d{4}-\d\d-\d\d$/);
  await dialog(page).getByLabel("Date", { exact: true }).fill("");
  await dialog(page).getByLabel("Next review date").fill("");
  await create(page);
  await grid(page, "New service");
  expect(JSON.parse((await exportJson(page)).text).reviewBy).toBeUndefined();
});

test("from the bare sections of a published matrix", async ({ page }) => {
  await open(page);
  await ask(page);
  await dialog(page).getByLabel("Title").fill("Our IaaS");
  await sections(page, "Cloud Temple IaaS");
  await create(page);
  await grid(page, "Our IaaS");
  await expect(page.locator("[data-section]")).toHaveCount(14);
  await expect(page.getByRole("rowheader")).toHaveCount(0);
});

test("from the generic matrix and one product of cegedim.cloud, with all that is in them", async ({ page }) => {
  await open(page, "/published/cegedim-cloud-managed-products");
  await grid(page);
  const published = await readGrid(page);
  await open(page);
  await ask(page);
  const group = await sections(page, "cegedim.cloud managed products");
  await expect(dialog(page).getByLabel("Party name").first()).toHaveValue("cegedim.cloud");
  await expect(dialog(page).getByLabel("Plans")).toHaveValue("Self Service, On Request");
  await group.getByRole("button", { name: "None" }).click();
  await group.getByLabel("Generic RACI Matrix").check();
  await group.getByLabel("Kubernetes").check();
  await dialog(page).getByLabel(/Include their contents/).check();
  await create(page);
  await grid(page, "New service");
  await expect.poll(() => headings(page)).toEqual(["Generic RACI Matrix", "Kubernetes"]);
  const wanted = published.filter(({ section }) => /^Generic RACI Matrix$|Kubernetes$/.test(section));
  const unplaced = (rows) => rows.map(({ activity, cells }) => [activity, cells]);
  expect(unplaced(await readGrid(page))).toEqual(unplaced(wanted));
});

test("from sections of a draft and of a published matrix together, for parties of one's own", async ({ page }) => {
  await draft(page);
  await page.keyboard.press("Escape");
  await open(page);
  await ask(page);
  await dialog(page).getByLabel("Party name").last().fill("We");
  const okms = await sections(page, "OVHcloud OKMS");
  await okms.getByRole("button", { name: "None" }).click();
  await okms.getByLabel("5. End of service").check();
  const temple = await sections(page, "Cloud Temple IaaS");
  await temple.getByRole("button", { name: "None" }).click();
  await temple.getByRole("checkbox").first().check();
  await dialog(page).getByLabel(/Include their contents/).check();
  await create(page);
  await grid(page, "New service");
  await expect(page.getByRole("columnheader").nth(1)).toContainText("Customer");
  await expect(page.getByRole("columnheader").nth(2)).toContainText("We");
  await expect(page.getByRole("columnheader", { name: /OVHcloud|Temple/ })).toHaveCount(0);
  await expect.poll(async () => (await headings(page))[0]).toBe("5. End of service");
  expect((await headings(page)).length).toBeGreaterThan(3);
  // OVHcloud is the only provider there, and we are the only one here.
  await expect(cell(page, "Destroy configurations", "We")).toHaveText("RA");
});

test("from pasted lines, and from a pasted table", async ({ page }) => {
  await open(page);
  await ask(page);
  await dialog(page).getByLabel("Pasted text").check();
  await create(page);
  await expect(dialog(page).getByRole("alert")).toContainText("Paste some text into the field first");
  await dialog(page).getByLabel("Text", { exact: true }).fill("# Operations\n- Watch it\n- Mend it\n## 1.1. Backup\nRestore");
  await create(page);
  await grid(page, "New service");
  await expect.poll(() => headings(page)).toEqual(["Operations", "Operations > 1.1. Backup"]);
  await expect(page.getByRole("rowheader")).toHaveCount(3);
  await cell(page, "Mend it", "Provider").click();
  await page.keyboard.type("ra");
  await expect(cell(page, "Mend it", "Provider")).toHaveText("RA");
  await saved(page);

  await ask(page);
  await dialog(page).getByLabel("Pasted text").check();
  await dialog(page).getByLabel("Text", { exact: true }).fill("Task\tPM\tDev\nPlan it\tA\tR\n");
  await create(page);
  await expect(page.getByRole("dialog", { name: "Import" })).toContainText("PM, Dev");
});

test("what is missing is said", async ({ page }) => {
  await open(page);
  await ask(page);
  await dialog(page).getByLabel("Sections from other matrices").check();
  await create(page);
  await expect(dialog(page).getByRole("alert")).toContainText("select at least one");
  await dialog(page).getByLabel("Blank matrix").check();
  for (let at = 0; at < 2; at += 1) await dialog(page).getByRole("button", { name: "Remove party" }).first().click();
  await create(page);
  await expect(dialog(page).getByRole("alert")).toContainText("at least one party");
});

test("shortcuts of the installed app lead to the dialogs", async ({ page }) => {
  await page.goto("./#/new");
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await page.goto("./#/import");
  await expect(page.getByRole("dialog", { name: "Import" })).toBeVisible();
});

test("a file that the system hands over is previewed", async ({ page }) => {
  await page.addInitScript(() => {
    const text = JSON.stringify({ format: "remit-matrix", version: 1, id: "00000000000000aa", title: "Handed over", letters: [{ code: "R", kind: "responsible" }], parties: [], rows: [] });
    const file = new File([text], "handed-over.raci.json", { type: "application/json" });
    const setConsumer = (consumer) => consumer({ files: [{ getFile: async () => file }] });
    Object.defineProperty(window, "launchQueue", { value: { setConsumer } });
  });
  await open(page);
  await expect(page.getByRole("dialog", { name: "Import" })).toContainText("Handed over");
});

test("the manifest says what is there", async ({ page, request }) => {
  await open(page);
  const address = await page.locator("link[rel=manifest]").evaluate((link) => link.href);
  const manifest = await (await request.get(address)).json();
  const images = [...manifest.icons, ...manifest.screenshots, ...manifest.shortcuts.flatMap(({ icons }) => icons)];
  for (const { src, sizes, type } of images) {
    const response = await request.get(new URL(src, address).href);
    expect(response.status(), src).toBe(200);
    expect(response.headers()["content-type"]).toBe(type);
    if (type === "image/png") {
      const png = await response.body();
      expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, src).toBe(sizes);
    }
  }
  expect(manifest.icons.some(({ purpose }) => purpose === "maskable")).toBe(true);
  expect(manifest.file_handlers[0].accept["application/json"]).toContain(".raci.json");
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1440, 390]) {
    test.describe(`${colorScheme}, ${width} wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 844 } });

      test("the dialog is for everybody", async ({ page }) => {
        await open(page);
        await ask(page);
        await sections(page, "cegedim.cloud managed products");
        const { violations } = await new AxeBuilder({ page }).include("dialog").analyze();
        expect(violations.map(({ id }) => id)).toEqual([]);
        const fits = await page.evaluate(() => document.querySelector("dialog").scrollWidth <= document.querySelector("dialog").clientWidth);
        expect(fits).toBe(true);
      });
    });
  }
}
