// Small things that ask for much: links, pastes and texts that once brought the page down.

import { test, expect } from "./fixtures.mjs";
import { cell, choose, clean, downloaded, draft, drafts, grid, linkWith, open, paste, preview, saved } from "./app.mjs";

const alert = (page) => page.getByRole("main").getByRole("alert");

/** A matrix whose activities all say this. */
function matrix(title, count, text) {
  const row = (at) => ({ id: (at + 100).toString(16).padStart(16, "0"), activity: text, cells: { Us: "R" } });
  return JSON.stringify({
    format: "remit-matrix",
    version: 1,
    id: "00000000000000aa",
    title,
    letters: [{ code: "R", kind: "responsible" }, { code: "A", kind: "accountable" }],
    parties: [{ id: "0000000000000001", name: "Us" }],
    rows: Array.from({ length: count }, (_, at) => row(at)),
  });
}

test("a small link with megabytes in it is refused, and nothing of it is opened again", async ({ page }) => {
  // The preview came after two seconds; adding it took 38 seconds and 4 GB, as did every start
  // from then on.
  const bomb = linkWith(matrix("Bomb", 41, "**a** ".repeat(33_000).trim()));
  expect(bomb.length).toBeLessThan(60_000);
  await page.goto(`./${bomb}`);
  await expect(alert(page)).toContainText("unpacks to far more than any matrix of its length");
  await clean(page);
  await open(page);
  await expect(drafts(page)).toHaveCount(0);
});

test("a file with more styles in a text than there is room for says so", async ({ page }) => {
  await open(page);
  await choose(page, "bold.raci.json", Buffer.from(matrix("Bold", 1, "**a** ".repeat(33_000).trim())));
  await expect(alert(page)).toContainText("changes of style, links, footnote marks and line breaks in one text");
});

test("texts with as many styles as there is room for are drawn without standing still", async ({ page }) => {
  await open(page);
  await choose(page, "bold.raci.json", Buffer.from(matrix("Bold", 60, "**a** b ".repeat(1_000).trim())));
  const dialog = await preview(page);
  await dialog.getByRole("button", { name: "Add as draft" }).click();
  await grid(page, "Bold");
  await saved(page);
  const us = page.locator("[role=gridcell][data-party=Us]").first();
  await us.click();
  await page.keyboard.press("a");
  await expect(us).toHaveText("RA");
  // Not all 60 are in the page: a browser would lay out 120,000 pieces.
  expect(await page.locator("[role=row][data-row]").count()).toBeLessThan(50);
  await saved(page);
});

test("a paste of nothing but ampersands goes into its cell at once", async ({ page }) => {
  // Each of them looked for a semicolon in all that followed: the page stood still for half a
  // minute.
  await draft(page);
  const place = page.getByRole("rowheader").first();
  await place.click();
  await paste(page, { "text/html": `<table><tr><td>Ask ${"&".repeat(90_000)}` });
  await expect(place).toContainText("&&&&&");
  await paste(page, { "text/html": `<table>${"<tr><td colspan=256>".repeat(10_000)}` });
  await expect(alert(page)).toContainText("That is too much to paste at once");
});

/** Opening a draft never comes to an end: nothing is heard of the journal. */
const withoutEnd = () => {
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...named) {
    const request = open.apply(this, named);
    for (const event of ["success", "error"]) {
      request.addEventListener(event, (event) => event.stopImmediatePropagation());
    }
    return request;
  };
};

const opening = (page) =>
  page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith("remit:opening:")));

test("what brought the page down is not opened again without asking", async ({ page, context }) => {
  // Remit reopens where one was: a draft that had killed the tab killed it at each start.
  const id = await draft(page);
  await cell(page, "Manage backups", "Customer").focus();
  await page.keyboard.press("c");
  await saved(page);
  await page.addInitScript(withoutEnd);
  await page.reload();
  await opening(page);
  const crashed = page.waitForEvent("crash");
  const devtools = await context.newCDPSession(page);
  devtools.send("Page.crash").catch(() => {});
  await crashed;

  const next = await context.newPage();
  await next.goto("./");
  await expect(alert(next)).toContainText("“OVHcloud OKMS” didn’t open last time");
  await expect(next.getByRole("grid")).toHaveCount(0);
  await expect(next).toHaveURL(/#\/$/);
  await clean(next);
  const file = await downloaded(next, () => alert(next).getByRole("button", { name: "Download" }).click());
  expect(file.name).toBe("ovhcloud-okms.remit-rescue.json");
  expect(JSON.parse(file.text).drafts).toHaveLength(1);
  await alert(next).getByRole("button", { name: "Open anyway" }).click();
  await expect(cell(next, "Manage backups", "Customer")).toHaveText("C");
  await expect(next).toHaveURL(new RegExp(`#/draft/${id}$`));
  // This time it opened.
  await expect.poll(() => next.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("opening")))).toEqual([]);
  await next.reload();
  await expect(cell(next, "Manage backups", "Customer")).toHaveText("C");
});

test("leaving in the middle of a start is no failure", async ({ page }) => {
  const id = await draft(page);
  await page.addInitScript(() => {
    if (!sessionStorage.getItem("left")) (sessionStorage.setItem("left", "once"), (window.hangs = true));
  });
  await page.addInitScript(`if (window.hangs) (${withoutEnd})()`);
  await page.reload();
  await opening(page);
  await page.reload();
  await grid(page, "OVHcloud OKMS");
  await expect(page).toHaveURL(new RegExp(`#/draft/${id}$`));
});
