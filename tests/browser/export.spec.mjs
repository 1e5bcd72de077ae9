// Every format that goes out: its name, its bytes, and that it comes in again.

import { HtmlValidate } from "html-validate";
import { readFile } from "node:fs/promises";
import { test, expect } from "./fixtures.mjs";
import { cell, choose, clean, draft, exportJson, grid, open, preview, readGrid, saved } from "./app.mjs";
import { largeMatrix } from "./large.mjs";
import { setCell, unpack } from "./workbook.mjs";

/** Exports the open matrix. */
async function exported(page, item) {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: item, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const rows = async (page) =>
  (await readGrid(page)).map(({ section, activity, cells }) => ({
    section,
    activity,
    cells: Object.values(cells),
  }));

for (const [item, ending, start] of [
  ["Markdown", "md", "# "],
  ["CSV", "csv", "\ufeffId,Level,Number,Activity,Plan,"],
  ["CSV without IDs", "csv", "\ufeffLevel,Number,Activity,Plan,"],
  ["HTML", "html", "<!doctype html>"],
  ["Excel", "xlsx", "PK"],
]) {
  for (const slug of ["cegedim-cloud-managed-products", "cloud-temple-iaas"]) {
    test(`${item} of ${slug} goes out and comes in again`, async ({ page }) => {
      await open(page, `/published/${slug}`);
      await grid(page);
      const before = await rows(page);
      const { name, bytes } = await exported(page, item);
      expect(name).toMatch(new RegExp(`^[a-z0-9-]+\\.${ending}$`));
      expect(bytes.toString("utf8").startsWith(start)).toBe(true);
      await choose(page, name, bytes);
      const dialog = await preview(page);
      await dialog.getByRole("button", { name: "Add as draft" }).click();
      await expect(page).toHaveURL(/#\/draft\//);
      await grid(page);
      await expect.poll(() => rows(page)).toEqual(before);
    });
  }
}

test("Markdown is GitHub's: every line of a table has as many cells as its head", async ({ page }) => {
  await open(page, "/published/cegedim-cloud-managed-products");
  await grid(page);
  const { bytes } = await exported(page, "Markdown");
  const cells = (line) => line.replace(/\\\|/g, "").split("|").length - 2;
  let head = 0;
  let tables = 0;
  for (const line of bytes.toString("utf8").split("\n")) {
    if (!line.startsWith("|")) head = 0;
    else if (head === 0) [head, tables] = [cells(line), tables + 1];
    else expect(cells(line), line).toBe(head);
  }
  expect(tables).toBeGreaterThan(5);
});

test("the compliance table has its columns and a line for every activity", async ({ page }) => {
  await open(page, "/published/cloud-temple-iaas");
  await grid(page);
  const { name, bytes } = await exported(page, "Compliance CSV");
  expect(name).toBe("cloud-temple-iaas.responsibilities.csv");
  const lines = bytes.toString("utf8").split("\r\n");
  expect(lines[0]).toContain("Control ID,PCI DSS Requirement,Section,Activity");
  expect(lines.length).toBeGreaterThan(109);
});

test("the web page stands alone and axe finds nothing in it", async ({ page }) => {
  await open(page, "/published/ovhcloud-hosted-exchange");
  await grid(page);
  const { bytes } = await exported(page, "HTML");
  const text = bytes.toString("utf8");
  expect(text).not.toMatch(/<(script(?! type="application\/json")|link|img|iframe)/);
  await page.route("**/exported.html", (route) => route.fulfill({ contentType: "text/html", body: text }));
  await page.goto("./exported.html");
  await expect(page.getByRole("table").first()).toBeVisible();
  await clean(page);
});

test("the web page is valid HTML, whatever goes into it", async ({ page }) => {
  // Its document type is written small, as the standard allows.
  const rules = { extends: ["html-validate:standard"], rules: { "doctype-style": "off" }, root: true };
  const validator = new HtmlValidate(rules);
  for (const slug of ["ovhcloud-hosted-exchange", "cegedim-cloud-managed-products", "cloud-temple-iaas"]) {
    await open(page, `/published/${slug}`);
    await grid(page);
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page.getByRole("menuitem", { name: "Print or PDF" }).click();
    const dialog = page.getByRole("dialog", { name: "Print or PDF" });
    for (const box of await dialog.getByRole("checkbox").all()) await box.check();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      dialog.getByRole("button", { name: "Download as web page" }).click(),
    ]);
    const text = await readFile(await download.path(), "utf8");
    const report = await validator.validateString(text);
    expect(report.results.flatMap((result) => result.messages.map((it) => `${it.line}: ${it.message}`))).toEqual([]);
  }
});

test("a workbook has its sheets, drop-downs, frozen panes and a formula", async ({ page }) => {
  await open(page, "/published/ovhcloud-okms");
  await grid(page);
  const files = unpack((await exported(page, "Excel")).bytes);
  const book = files.get("xl/workbook.xml").toString();
  expect([...book.matchAll(/<sheet name="(\w+)"/g)].map((match) => match[1])).toEqual(["Matrix", "Legend", "Remit"]);
  const sheet = files.get("xl/worksheets/sheet1.xml").toString();
  for (const part of ["<dataValidation ", "<pane ", "<conditionalFormatting ", "<f>SUMPRODUCT("]) {
    expect(sheet).toContain(part);
  }
});

test("what is copied is Markdown, or a table with its Markdown", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "/published/ovhcloud-okms");
  await grid(page);
  const copied = async (item, said) => {
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page.getByRole("menuitem", { name: item }).click();
    await expect(page.getByRole("status").filter({ hasText: said })).toHaveCount(1);
    return page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const forms = item.types.map(async (type) => [type, await (await item.getType(type)).text()]);
      return Object.fromEntries(await Promise.all(forms));
    });
  };
  const markdown = await copied("Copy as Markdown", "Copied as Markdown.");
  expect(Object.keys(markdown)).toEqual(["text/plain"]);
  expect(markdown["text/plain"]).toMatch(/^# OVHcloud OKMS/);
  const rich = await copied("Copy as rich text", "Copied as rich text.");
  expect(rich["text/plain"]).toMatch(/^# OVHcloud OKMS/);
  expect(rich["text/html"]).toContain("<table");
});

test.describe("on a slow machine", () => {
  // What is fetched for work without a network would come past `route`.
  test.use({ serviceWorkers: "block" });

  test("what takes long says how far it is, and can be given up", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    // Nobody is told of what is done in less than half a second: each report, and the file, comes late.
    const slow = `{
      const post = self.postMessage.bind(self);
      self.postMessage = (...said) => {
        for (const end = performance.now() + 700; performance.now() < end; );
        post(...said);
      };
    }`;
    const worker = /\/worker-\w+\.js$/;
    await page.route(worker, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${slow}\n${await response.text()}` });
    });
    await open(page);
    await choose(page, "large.raci.json", largeMatrix(5_000, 8));
    await page.getByRole("button", { name: "Add as draft" }).click();
    await grid(page, "5000 by 8");
    await saved(page);
    let files = 0;
    page.on("download", () => { files += 1; });
    const written = page.getByRole("progressbar", { name: "Written" });
    for (const [item, said] of [
      ["Excel", "Export cancelled."],
      ["Copy as rich text", "Copying cancelled."],
      ["Compliance CSV", "Export cancelled."],
    ]) {
      await page.getByRole("button", { name: "Export", exact: true }).click();
      await page.getByRole("menuitem", { name: item, exact: true }).click();
      await expect.poll(() => written.evaluate((it) => it.value), { intervals: [50] }).toBeGreaterThan(0);
      await page.getByRole("button", { name: "Cancel", exact: true }).click();
      await expect(page.getByRole("status").filter({ hasText: said })).toHaveCount(1);
      await expect(written).toHaveCount(0);
    }
    expect(files).toBe(0);
    // The next one is made as ever.
    await page.unroute(worker);
    expect((await exported(page, "CSV")).bytes.length).toBeGreaterThan(200_000);
  });
});

test("that a large file is made is on the screen before the work begins", async ({ page }) => {
  // The page was still for a second, in which it wrote its job down, before anything was said.
  await open(page);
  await choose(page, "large.raci.json", largeMatrix(20_001, 2));
  await page.getByRole("button", { name: "Add as draft" }).click();
  await grid(page, "20001 by 2");
  await saved(page);
  await page.evaluate(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (...message) {
      window.said ??= document.querySelector("progress") !== null;
      return post.apply(this, message);
    };
  });
  expect((await exported(page, "CSV")).bytes.length).toBeGreaterThan(200_000);
  expect(await page.evaluate(() => window.said)).toBe(true);
});

test("a workbook that was edited goes back into its draft as one step", async ({ page }) => {
  await draft(page);
  const activity = /^Choose service location/;
  await expect(cell(page, activity, "Customer")).toHaveText("RA");
  const { name, bytes } = await exported(page, "Excel");
  // Meanwhile the draft goes on elsewhere: both are kept.
  await cell(page, "Handle incidents", "Customer").click();
  await page.keyboard.press("a");
  await expect(cell(page, "Handle incidents", "Customer")).toHaveText("I");
  await saved(page);
  const at = (await readGrid(page)).findIndex((row) => activity.test(row.activity));
  // Head and keys, and a line for each of the section's rows above.
  const line = 2 + (await page.getByRole("row").evaluateAll((rows, at) => {
    const activities = rows.filter((row) => row.querySelector("[role=rowheader]"));
    return Number(activities[at].getAttribute("aria-rowindex"));
  }, at)) - 1;
  await choose(page, name, setCell(bytes, `F${line}`, "C"));
  const dialog = await preview(page);
  await expect(dialog.getByRole("group", { name: "Changes" })).toContainText("Customer: RA → C");
  await dialog.getByRole("button", { name: /^Apply to “OVHcloud OKMS/ }).click();
  await expect(cell(page, activity, "Customer")).toHaveText("C");
  await expect(cell(page, "Handle incidents", "Customer")).toHaveText("I");
  await expect(page.locator("li.draft")).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect(cell(page, activity, "Customer")).toHaveText("RA");
  await expect(cell(page, "Handle incidents", "Customer")).toHaveText("I");
});

test("a file of a draft that is here says what differs", async ({ page }) => {
  await draft(page);
  const { name, text } = await exportJson(page);
  await choose(page, name, text.replace("Choose service location", "Pick the location"));
  const dialog = await preview(page);
  await expect(dialog).toContainText("Changed since this file was exported");
  await expect(dialog).toContainText("1 activity edited");
  await dialog.getByRole("button", { name: /^Apply to/ }).click();
  await expect(page.getByRole("rowheader", { name: /^Pick the location/ })).toBeVisible();
});

test("a title that no system would take as a file name", async ({ page }) => {
  await draft(page);
  await page.getByRole("tab", { name: "About" }).click();
  await page.locator("#about-title").fill('CON: a/b\\c "d" <e>|?*');
  await page.locator("#about-title").press("Enter");
  expect((await exported(page, "Markdown")).name).toBe("con-a-b-c-d-e.md");
});
