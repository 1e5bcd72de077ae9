// What everybody does, in the browsers that Playwright does not drive here: the other specs run
// in Chromium alone. `cargo xtask test --only firefox-webkit` names the programs.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { firefox } from "./firefox.mjs";
import { webkit } from "./webkit.mjs";

const { REMIT_URL, REMIT_FIREFOX, REMIT_WEBKIT_DRIVER, REMIT_WEBKIT } = process.env;
const BROWSERS = {
  Firefox: REMIT_FIREFOX && (() => firefox(REMIT_FIREFOX)),
  WebKit: REMIT_WEBKIT_DRIVER && (() => webkit(REMIT_WEBKIT_DRIVER, REMIT_WEBKIT)),
};

const ACTIVITY = "Manage backups";

for (const [name, start] of Object.entries(BROWSERS)) {
  test(`the main job in ${name}`, { skip: !start }, async () => {
    const browser = await start();
    const folder = await mkdtemp(join(tmpdir(), "remit-flow-"));
    try {
      await flow(browser, join(folder, "ovhcloud-okms.raci.json"));
    } finally {
      await browser.close();
      await rm(folder, { recursive: true });
    }
  });
}

async function flow(browser, file) {
  await browser.open(`${REMIT_URL}#/published/ovhcloud-okms`);
  await browser.click("button", "Edit as draft");
  await browser.until(() => location.hash.startsWith("#/draft/"));

  const customer = await place(browser, "[data-party=Customer]");
  const provider = await place(browser, "[data-party=OVHcloud]");
  const text = await place(browser, "[role=rowheader]");
  await browser.click(customer);
  await browser.press("c");
  await shows(browser, customer, "C");
  await browser.click(provider);
  await browser.press("a");
  await shows(browser, provider, "R");

  await browser.click(text);
  await browser.press("F2");
  await browser.press("Control+a");
  await browser.type("Keep backups");
  await browser.press("Enter");
  await begins(browser, text, "Keep backups");
  await saved(browser);

  await browser.reload();
  await shows(browser, customer, "C");
  await shows(browser, provider, "R");
  await begins(browser, text, "Keep backups");
  await browser.click("button", "Undo");
  await begins(browser, text, ACTIVITY);
  await browser.press("Control+z");
  await shows(browser, provider, "RA");
  await browser.click("button", "Redo");
  await shows(browser, provider, "R");
  await saved(browser);

  const json = await exported(browser);
  const { rows } = JSON.parse(json);
  assert.deepEqual(rows.find(({ activity }) => activity === ACTIVITY).cells, { OVHcloud: "R", Customer: "C" });
  await writeFile(file, json);
  await browser.choose("input[type=file]", file);
  await browser.click("[role=dialog] button, dialog button", "Add as draft");
  await browser.until(() => document.querySelectorAll("nav li.draft").length === 2);
  await shows(browser, customer, "C");
}

/** The selector of a cell in the activity's row. */
function place(browser, column) {
  return browser.until((activity, column) => {
    const rows = [...document.querySelectorAll("[role=row]")];
    const row = rows.find((row) => row.querySelector("[role=rowheader]")?.textContent.trim().startsWith(activity));
    const cell = row?.querySelector(column);
    return cell && `#${cell.id}`;
  }, ACTIVITY, column);
}

function shows(browser, place, text) {
  return browser.until((place, text) => document.querySelector(place)?.textContent.trim() === text, place, text);
}

/** A row's header may have more to say than its activity. */
function begins(browser, place, text) {
  return browser.until((place, text) => document.querySelector(place)?.textContent.trim().startsWith(text), place, text);
}

/** Waits until everything typed is stored. */
function saved(browser) {
  return browser.until(() => {
    return [...document.querySelectorAll("[role=status]")].some((it) => it.textContent.includes("Saved"));
  });
}

/** What "Export" hands over as JSON. */
async function exported(browser) {
  await browser.evaluate(() => {
    const make = URL.createObjectURL;
    URL.createObjectURL = (file) => {
      file.text().then((text) => (window.exported = text));
      return make.call(URL, file);
    };
  });
  await browser.click("button", "Export");
  await browser.click("[role=menuitem]", "JSON");
  return browser.until(() => window.exported);
}
