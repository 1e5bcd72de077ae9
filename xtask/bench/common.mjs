// What the benchmarks in the browser have in common.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { PATH, SWITCHES } from "../../tests/browser/chromium.mjs";
import { CODES, PARTIES, rows } from "./pages/data.js";

/** Where a file beside this one is. */
export const here = (path) => fileURLToPath(new URL(path, import.meta.url));

// Frames come as fast as they can be made, so that a time is that of the work alone.
const UNLIMITED = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];

/** A Chromium with these switches besides the usual ones. */
export const launch = (more = UNLIMITED) =>
  chromium.launch({ executablePath: PATH, args: [...SWITCHES, ...more] });

const hex = (number) => number.toString(16).padStart(16, "0");
const kinds = ["responsible", "accountable", "consulted", "informed"];

/** So many rows as a file of Remit, with these settings of the rules and these texts. */
export function file(activities, rules = [], said = ({ text }) => text) {
  const parties = Array.from({ length: PARTIES }, (_, at) => ({ id: hex(0x4000 + at), name: `Party ${at + 1}`, side: "other" }));
  return JSON.stringify({
    format: "remit-matrix", version: 1, id: hex(0x3000), title: "Bench",
    letters: CODES.map((code, at) => ({ code, kind: kinds[at], name: "", definition: "" })),
    parties,
    rules,
    rows: rows(activities).map((row, at) => ({
      id: hex(0x10000000 + at),
      activity: said(row, at),
      cells: Object.fromEntries(row.cells.flatMap((held, party) => (held ? [[parties[party].name, held]] : []))),
    })),
  });
}

/** Opens a file of Remit as a draft in a page, and begins to take the time of each key, from the key
 *  to the end of the frame that shows its answer. */
export async function opened(page, address, json) {
  await page.goto(address);
  await page.waitForLoadState("networkidle");
  await page.evaluate((json) => {
    const data = new DataTransfer();
    data.items.add(new File([json], "bench.raci.json", { type: "application/json" }));
    window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, json);
  await page.getByRole("dialog").getByRole("button", { name: "Add as draft" }).click();
  await page.locator("#grid [data-party]").first().waitFor();
  await page.waitForTimeout(2500);
  await page.evaluate(() => {
    window.times = [];
    addEventListener("keydown", () => {
      const start = performance.now();
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => times.push(performance.now() - start);
        channel.port2.postMessage(0);
      });
    }, { capture: true });
  });
}

/** A time as the tables have it. */
export const ms = (time) => (time === undefined ? "–" : time.toFixed(1));

/** The value below which so much of a list lies. */
export const at = (times, part) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))];

/** The day, and the commit where there is a history: ", 2026-11-21, at 1a2b3c4". */
export function when() {
  const day = new Date().toISOString().slice(0, 10);
  try {
    const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: here("."), encoding: "utf8" }).trim();
    return `, ${day}, at ${commit}`;
  } catch {
    // A copy without history has no commit to name.
    return `, ${day}`;
  }
}
