// Compares grids in one run of one Chromium, on the same data and with the same row rules, and
// writes the table to docs/grid-bench.md.

import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { at, file, here, launch, when } from "./common.mjs";
import { inPage, remit } from "./measure.mjs";
import { CODES, PARTIES, rows } from "./pages/data.js";
import { serve } from "./serve.mjs";

const versionOf = (name) => JSON.parse(readFileSync(here(`node_modules/${name}/package.json`))).version;
const SIZES = (process.env.BENCH_SIZES ?? "10000,100000").split(",").map(Number);
const KEYS = 200;
const KEYS_TRACED = 30;
const STEPS = 120;
/** A long way takes each grid some minutes: BENCH_STEPS=15000. */
const FAR = Number(process.env.BENCH_STEPS ?? 1_500);
/** How much slower than this machine the slow one is. */
const SLOW = 4;
const PIXELS = 300;

const contenders = [
  { name: "Remit", page: "remit/", prepare: remit },
  { name: "By hand, the limit", page: "pages/limit.html" },
  { name: `AG Grid Community ${versionOf("ag-grid-community")}`, page: "pages/ag.html" },
  { name: `Tabulator ${versionOf("tabulator-tables")}`, page: "pages/tabulator.html" },
  { name: `RevoGrid ${versionOf("@revolist/revogrid")}`, page: "pages/revogrid.html" },
].filter(({ name }) => name.toLowerCase().includes((process.env.BENCH_ONLY ?? "").toLowerCase()));

/** A page of its own for a contender, with the data in it, ready to be edited after so many milliseconds. */
async function opened(browser, server, { name, page: address, prepare }, activities, slower = 1) {
  // What is fetched for work without a network would be counted, and take time beside.
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: "block" });
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(`${name}: ${error.message}`));
  server.weight();
  await page.goto(`${server.address}/${address}`);
  await page.waitForLoadState("networkidle");
  await page.evaluate(inPage);
  const before = server.weight();
  const json = prepare ? file(activities) : JSON.stringify(rows(activities));
  if (prepare) {
    await page.evaluate(prepare);
    await page.evaluate((json) => bench.keep(json), json);
    // What read the file is not needed to open the draft.
    server.weight();
  }
  await page.waitForTimeout(1500);
  if (slower > 1) {
    const cdp = await context.newCDPSession(page);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: slower });
  }
  const ready = await page.evaluate((json) => ready(json), json);
  await page.waitForTimeout(1500);
  // Some load a part of themselves only when there is something to show.
  return { context, page, ready, weight: before + server.weight() };
}

/** How long the main thread works for each key, all tasks that come of it counted, in milliseconds. */
async function mainThread(browser, page) {
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline"] });
  for (let key = 0; key < KEYS_TRACED; key++) {
    await page.keyboard.press(CODES[key % 4].toLowerCase());
    await page.waitForTimeout(400);
  }
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const pids = new Set(traceEvents.filter(({ name, args }) => name === "EventDispatch" && args.data?.type === "keydown").map(({ pid }) => pid));
  const isMain = ({ pid, name, args }) => pids.has(pid) && name === "thread_name" && args.name === "CrRendererMain";
  const main = traceEvents.find(isMain);
  const tasks = traceEvents.filter(({ pid, tid, name, ph }) =>
    ph === "X" && pid === main.pid && tid === main.tid && name === "ThreadControllerImpl::RunTask");
  return tasks.reduce((sum, { dur, tdur }) => sum + (tdur ?? dur) / 1000, 0) / KEYS_TRACED;
}

async function times(browser, server, contender, activities, slower = 1) {
  const { context, page, ready, weight } = await opened(browser, server, contender, activities, slower);
  await page.evaluate(() => bench.cell().focus());
  const keys = [];
  for (let key = 0; key < KEYS + 5; key++) {
    await page.evaluate(() => armed());
    await page.keyboard.press(CODES[key % 4].toLowerCase());
    const time = await page.evaluate(() => result);
    // The first few are compiled while they run.
    if (key >= 5) keys.push(time);
    await page.waitForTimeout(20);
  }
  await page.waitForTimeout(500);
  const main = await mainThread(browser, page);
  const scroll = await page.evaluate(([steps, pixels]) => scrolled(steps, pixels), [STEPS, PIXELS]);
  await context.close();
  return [ready, at(keys, 0.5), at(keys, 0.95), main, at(scroll, 0.5), at(scroll, 0.95)].map(ms).concat(kb(weight));
}

/** Heap and elements before and after a long way, after a collection of garbage. */
async function memory(browser, server, contender, activities) {
  const { context, page } = await opened(browser, server, contender, activities);
  const cdp = await context.newCDPSession(page);
  const held = async () => {
    await cdp.send("HeapProfiler.collectGarbage");
    const { usedSize } = await cdp.send("Runtime.getHeapUsage");
    const { nodes } = await cdp.send("Memory.getDOMCounters");
    return { bytes: usedSize, nodes };
  };
  const before = await held();
  await page.evaluate(([steps, pixels]) => scrolled(steps, pixels), [FAR, PIXELS]);
  const after = await held();
  await context.close();
  return [mb(before.bytes), mb(after.bytes), before.nodes, after.nodes];
}

const server = await serve({ remit: here("../../dist"), pages: here("pages"), npm: here("node_modules") });
const browser = await launch();

const ms = (time) => (Number.isNaN(time) ? "never" : time < 100 ? time.toFixed(1) : Math.round(time).toLocaleString("en"));
const kb = (bytes) => Math.round(bytes / 1000).toLocaleString("en");
const mb = (bytes) => (bytes / 1e6).toFixed(1);
const lines = [
  "# Grids compared", "",
  "Written by `cargo xtask bench`; run it to get the figures of another machine.", "",
  `Chromium ${browser.version()} without a window and without a limit on frames, ${cpus()[0].model} (${cpus().length} cores)${when()}.`,
  "All grids show the same rows and keep the same rules of each row up to date: who is accountable and responsible, and what is wrong with it. Remit checks, keeps a history and stores the draft besides.", "",
];
/** A table of all grids. */
async function compare(title, activities, slower) {
  lines.push(`## ${title}`, "");
  lines.push("| | ready, ms | key to paint, ms (median) | key to paint, ms (95 %) | main thread per key, ms | scroll step, ms (median) | scroll step, ms (95 %) | weight, KB brotli |");
  lines.push("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
  for (const contender of contenders) {
    const row = [contender.name, ...(await times(browser, server, contender, activities, slower))];
    console.log(title, row.join(" | "));
    lines.push(`| ${row.join(" | ")} |`);
  }
  lines.push("");
}

for (const activities of SIZES) {
  await compare(`${activities.toLocaleString("en")} activities, ${PARTIES} parties`, activities, 1);
}
await compare(`The same ${SIZES[0].toLocaleString("en")} on a processor ${SLOW} times slower`, SIZES[0], SLOW);
lines.push("## Memory", "");
lines.push(`${SIZES[0].toLocaleString("en")} activities, before and after ${FAR.toLocaleString("en")} steps of scrolling, after a collection of garbage:`, "");
lines.push("| | heap before, MB | heap after, MB | DOM nodes before | DOM nodes after |", "| --- | ---: | ---: | ---: | ---: |");
for (const contender of contenders) {
  const row = [contender.name, ...(await memory(browser, server, contender, SIZES[0]))];
  console.log(row.join(" | "));
  lines.push(`| ${row.join(" | ")} |`);
}
lines.push("");
lines.push(
  "*Ready* is the time from the data, as text in the page, to the first cell with the focus, painted; for Remit from the click on a draft that it keeps, as text in IndexedDB. *Key to paint* is the time from a letter's key to the last frame that shows something of it: the letter, and what the rules of the row say by then. *Main thread* is how long the page's own thread works for a key, with everything that comes of it within 400 ms: style, layout, paint, checks, history, and keeping. A *scroll step* is 300 pixels. *Weight* is all that the page has loaded when it shows the data; of Remit some 250 KB are needed to edit, and the rest follows once the grid is drawn. The heap is that of JavaScript; the memory of WebAssembly is not in it.", "",
);
await browser.close();
server.close();
if (!process.env.BENCH_ONLY) writeFileSync(here("../../docs/grid-bench.md"), lines.join("\n"));
console.log(lines.join("\n"));
