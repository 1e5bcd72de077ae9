// How long the first visit takes until a cell can be edited, and the second one, from what the
// browser has kept: on a line of 10 Mbit/s and a processor four times slower.

import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { at, here, launch, ms, when } from "./common.mjs";
import { serve } from "./serve.mjs";

const RUNS = Number(process.env.BENCH_RUNS ?? 7);
const SLOW = 4;
const LINE = { offline: false, latency: 40, downloadThroughput: 1_250_000, uploadThroughput: 1_250_000 };
const MATRIX = "#/published/ovhcloud-okms";

const server = await serve({ remit: here("../../dist") }, { packed: true });
const browser = await launch([]);

/** One visit: when the frame of the app is painted, when a cell can have the focus, and how much moved. */
async function visit(context) {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.emulateNetworkConditions", LINE);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOW });
  await page.addInitScript(() => {
    window.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    const look = () => {
      const cell = document.querySelector('#grid td.holding');
      if (cell) requestAnimationFrame(() => { window.editable = performance.now(); });
      else requestAnimationFrame(look);
    };
    look();
  });
  await page.goto(`${server.address}/remit/${MATRIX}`);
  await page.waitForFunction(() => window.editable);
  const measured = await page.evaluate(() => ({
    painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
    editable: window.editable,
    shifted: window.shifted,
  }));
  // What a later visit needs is kept meanwhile.
  await page.waitForFunction(() => navigator.serviceWorker?.controller, undefined, { timeout: 60_000 });
  await page.waitForTimeout(3_000);
  await page.close();
  return measured;
}

const visits = { first: [], second: [] };
for (let run = 0; run < RUNS; run++) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  visits.first.push(await visit(context));
  visits.second.push(await visit(context));
  await context.close();
}
const version = browser.version();
await browser.close();
server.close();

const lines = [
  "# Visits", "",
  "Written by `cargo xtask bench --only visits`; run it to get the figures of another machine.", "",
  `Chromium ${version} without a window, ${cpus()[0].model} (${cpus().length} cores), a processor ${SLOW} times slower and a line of 10 Mbit/s with 40 ms${when()}. Medians of ${RUNS} visits to a published matrix.`, "",
  "| visit | first paint, ms | a cell can be edited, ms | layout shift |", "| --- | ---: | ---: | ---: |",
];
for (const [name, all] of Object.entries(visits)) {
  const median = (what) => at(all.map((visit) => visit[what]), 0.5);
  lines.push(`| ${name} | ${ms(median("painted"))} | ${ms(median("editable"))} | ${median("shifted").toFixed(3)} |`);
}
lines.push("");
writeFileSync(here("../../docs/visit-bench.md"), lines.join("\n"));
console.log(lines.join("\n"));
