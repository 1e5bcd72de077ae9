// How long the checks take: the core's own figures from the run of benches/core.rs before this,
// and in the finished build in Chromium. Writes docs/checks-bench.md.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { at, file as matrix, here, opened, when } from "./common.mjs";
import { PARTIES } from "./pages/data.js";

const ACTIVITIES = 10_000;
const KEYS = 60;
const ADDED = 20;

// What the core needs, in milliseconds; criterion keeps it in nanoseconds.
const SIZES = [100, 1_000, 10_000, 100_000];
const GROUPS = [
  ["check a changed cell", "a changed cell, with all that follows from it"],
  ["check a changed cell, all rows alike", "the same, where all activities say the same and it is the first of them"],
  ["check an added row", "an added row"],
  ["check", "everything"],
  ["check, all rows alike", "everything, where all activities say the same"],
];

function core(group, size) {
  try {
    const file = here(`../../target/criterion/${group}/${size}/new/estimates.json`);
    return JSON.parse(readFileSync(file, "utf8")).median.point_estimate / 1e6;
  } catch {
    return NaN;
  }
}

/** The rows as a file of Remit in which every rule is on. */
function file() {
  const assets = here("../../dist/");
  const name = readdirSync(assets, { recursive: true }).find((name) => /explanations[^/]*\.json$/.test(name));
  const rules = Object.keys(JSON.parse(readFileSync(assets + name, "utf8")));
  return matrix(ACTIVITIES, rules.map((rule) => ({ rule, severity: "warning" })));
}

const HEARD = `
  window.checks = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === "checks") checks.push(entry.duration);
  }).observe({ type: "measure" });
  /** From the next key to the counts of the findings with another text, and to the frame with it. */
  window.armed = () => {
    const counts = document.querySelector('[aria-label="Checks"] [role=status]');
    window.result = new Promise((done) => {
      addEventListener("keydown", () => {
        const start = performance.now();
        const watch = new MutationObserver(async () => {
          watch.disconnect();
          const told = performance.now() - start;
          await painted();
          done([told, performance.now() - start]);
        });
        watch.observe(counts, { subtree: true, childList: true, characterData: true });
      }, { capture: true, once: true });
    });
  };
`;

async function browser() {
  const { page, end } = await opened(file());
  const status = page.getByRole("region", { name: "Checks" }).getByRole("status");
  await status.getByText(/warning/).waitFor();
  const cell = page.locator('#grid [aria-rowindex="2"] [data-party]').first();
  await cell.click();
  await page.waitForTimeout(1500);
  await page.evaluate(HEARD);
  const told = [];
  const drawn = [];
  const drop = () => page.evaluate(() => checks.splice(0));
  for (let key = 0; key < KEYS + 5; key++) {
    // The first few are compiled while they run.
    if (key === 5) await drop();
    await page.evaluate(() => armed());
    await page.keyboard.press("i");
    const [one, other] = await page.evaluate(() => result);
    if (key >= 5) {
      told.push(one);
      drawn.push(other);
    }
    await page.waitForTimeout(30);
  }
  const cells = await drop();
  for (let at = 0; at < ADDED; at++) {
    await page.keyboard.press("Alt+Enter");
    await page.waitForTimeout(100);
    await page.keyboard.press("Escape");
    await page.waitForTimeout(50);
  }
  const added = await drop();
  return { version: await end(), told, drawn, cells, added };
}

const ms = (time) => (time === undefined || Number.isNaN(time) ? "–" : time < 0.1 ? time.toFixed(4) : time < 10 ? time.toFixed(2) : time.toFixed(1));
const { version, told, drawn, cells, added } = await browser();
const count = (number) => number.toLocaleString("en");
const lines = [
  "# How long the checks take", "",
  "Written by `cargo xtask bench --only checks`; run it to get the figures of another machine. Every rule is on.", "",
  `${cpus()[0].model} (${cpus().length} cores)${when()}.`, "",
  "## The core, natively", "",
  `Matrices of ${PARTIES} parties, medians in milliseconds, by the number of activities.`, "",
  `| | ${SIZES.map(count).join(" | ")} |`,
  `| --- | ${SIZES.map(() => "---:").join(" | ")} |`,
  ...GROUPS.map(([group, words]) => `| ${words} | ${SIZES.map((size) => ms(core(group, size))).join(" | ")} |`), "",
  "## In the browser", "",
  `Chromium ${version} without a window, ${count(ACTIVITIES)} activities and ${PARTIES} parties, the finished build; milliseconds. The browser's clock is coarse: it goes by steps of 0.1.`, "",
  "| | median | 95 % |",
  "| --- | ---: | ---: |",
  ...[
    ["the checks alone, after a changed cell", cells],
    ["the checks alone, after an added row", added],
    ["from the key to the counts of the findings, with everything else that a change does", told],
    ["from the key to the frame that shows them", drawn],
  ].map(([words, times]) => `| ${words} | ${ms(at(times, 0.5))} | ${ms(at(times, 0.95))} |`), "",
];
writeFileSync(here("../../docs/checks-bench.md"), lines.join("\n"));
console.log(lines.join("\n"));
