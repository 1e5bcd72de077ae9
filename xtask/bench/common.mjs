// What the benchmarks in the browser have in common.

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { PATH, SWITCHES } from "../../tests/browser/chromium.mjs";
import { inPage } from "./measure.mjs";
import { CODES, PARTIES, rows } from "./pages/data.js";
import { serve } from "./serve.mjs";

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

/** A file of Remit, opened as a draft of the finished build in a browser of its own. The page can say
 *  when a frame has been painted: `painted()`. */
export async function opened(json) {
  const server = await serve({ remit: here("../../dist") });
  const browser = await launch();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on("pageerror", (error) => console.error(error.message));
  await page.goto(`${server.address}/remit/`);
  await page.waitForLoadState("networkidle");
  await page.evaluate((json) => {
    const data = new DataTransfer();
    data.items.add(new File([json], "bench.raci.json", { type: "application/json" }));
    window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, json);
  await page.getByRole("dialog").getByRole("button", { name: "Add as draft" }).click();
  await page.locator("#grid [data-party]").first().waitFor();
  await page.waitForTimeout(2500);
  await page.evaluate(inPage);
  /** Ends all that, and says which Chromium it was. */
  const end = async () => {
    const version = browser.version();
    await browser.close();
    server.close();
    return version;
  };
  return { page, end };
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
