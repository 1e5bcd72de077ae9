// Files that are no good: each with its message, and nothing changed.

import { test, expect } from "./fixtures.mjs";
import { choose, exportJson, grid, open } from "./app.mjs";

/** The exported file of OKMS. */
async function okms(page) {
  await open(page, "/published/ovhcloud-okms");
  await grid(page);
  return (await exportJson(page)).text;
}

/** What is said of a file, with nothing added. */
async function refused(page, name, content, message) {
  await choose(page, name, content);
  await expect(page.getByRole("alert")).toContainText(message);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.locator("li.draft")).toHaveCount(0);
}

test("a file of a newer version", async ({ page }) => {
  const newer = (await okms(page)).replace('"version": 1', '"version": 7');
  await refused(page, "newer.raci.json", newer, "from a newer version of Remit (format version 7");
});

test("a file that is cut off", async ({ page }) => {
  const whole = await okms(page);
  await refused(page, "half.raci.json", whole.slice(0, whole.length / 2), "is incomplete");
});

test("a file of 80 MiB", async ({ page }) => {
  test.slow();
  await open(page);
  await page.evaluate(() => {
    const file = new File([new Uint8Array(80 * 1024 * 1024)], "large.raci.json");
    const data = new DataTransfer();
    data.items.add(file);
    window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await expect(page.getByRole("alert")).toContainText("too large: 80 MiB");
});

test("a web page", async ({ page }) => {
  await open(page);
  await refused(page, "page.html", "<!doctype html><title>RACI</title>", "No RACI table was found in this web page. It contains no table");
});

test("JSON of something else, and text that is none", async ({ page }) => {
  await open(page);
  await refused(page, "package.json", '{"name": "x"}', "No RACI table was found in this JSON file of another tool");
  await refused(page, "notes.txt", "R A C I", "No RACI table was found in this text copied from a page");
  await refused(page, "empty.json", "", "There is nothing to read in it.");
  await refused(page, "broken.json", "R A C I", "JSON isn't valid (line 1");
  await refused(page, "picture.png", Buffer.from("\x89PNG\r\n\x1a\n\0\0", "latin1"), "which Remit can't read");
  await refused(page, "half.xlsx", Buffer.from("PK\x03\x04half", "latin1"), "The file can't be read");
});

test("a cell of an unknown party is named with its place", async ({ page }) => {
  const wrong = (await okms(page)).replace('"cells": {"Customer": "RA", "OVHcloud": "I"}', '"cells": {"Nobody": "RA"}');
  await refused(page, "wrong.raci.json", wrong, "cells.Nobody: there is no party with that name");
});

test("a file is taken by drop and by paste as well", async ({ page }) => {
  const text = await okms(page);
  await open(page);
  const give = (type) =>
    page.evaluate(
      ([type, text]) => {
        const data = new DataTransfer();
        if (type === "drop") {
          data.items.add(new File([text], "okms.raci.json"));
          window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        } else {
          data.setData("text/plain", text);
          document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }
      },
      [type, text],
    );
  for (const type of ["drop", "paste"]) {
    await give(type);
    await expect(page.getByRole("dialog")).toContainText("OVHcloud OKMS");
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  await expect(page.locator("li.draft")).toHaveCount(0);
});

test("markup in a file stays text", async ({ page }) => {
  const evil = "<img src=x onerror=alert(1)><script>alert(2)</script>";
  const file = JSON.parse(await okms(page));
  file.title = evil;
  file.parties[0].name = evil;
  file.parties[0].key = "Customer";
  for (const row of file.rows) {
    if (row.section !== undefined) row.section = evil;
    else Object.assign(row, { activity: `${evil} [x](javascript:alert(3))`, comment: evil, plan: evil });
  }
  await choose(page, "evil.raci.json", JSON.stringify(file));
  await page.getByRole("button", { name: "Add as draft" }).click();
  await grid(page, evil);
  await expect(page.getByRole("rowheader").first()).toContainText(evil);
  await expect(page.locator(".app img, .app script, a[href^=javascript]")).toHaveCount(0);
  for (const tab of ["Row", "About"]) {
    await page.getByRole("tab", { name: tab }).click();
    await expect(page.locator(".app img, .app script")).toHaveCount(0);
  }
});

test("importing the same file twice makes two drafts", async ({ page }) => {
  const text = await okms(page);
  for (const count of [1, 2]) {
    await choose(page, "okms.raci.json", text);
    await page.getByRole("button", { name: "Add as draft" }).click();
    await expect(page.locator("li.draft")).toHaveCount(count);
  }
});
