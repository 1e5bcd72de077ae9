// How long files take to come in and to go out: the core's own figures from the runs of
// benches/readers.rs and benches/formats.rs before this, and in the finished build in Chromium.
// Writes docs/files-bench.md.

import { readFileSync, statSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { at, here, launch, when } from "./common.mjs";
import { serve } from "./serve.mjs";

const ROWS = 10_000;
/** In the preview of so many something is chosen. */
const CHOSEN = 1_000;
const RUNS = 7;

const SIZES = [1_000, 10_000, 100_000];
const READ = [
  ["read Markdown", "Markdown"],
  ["read CSV", "CSV"],
  ["read a copied page", "text copied from a page"],
];
const FORMATS = ["JSON", "Markdown", "CSV", "HTML", "mail", "compliance", "Excel"];

// Criterion keeps its figures in nanoseconds.
function core(path) {
  try {
    const file = here(`../../target/criterion/${path}/new/estimates.json`);
    return JSON.parse(readFileSync(file, "utf8")).median.point_estimate / 1e6;
  } catch {
    return NaN;
  }
}

/** A page with a heading and a table for every fifty rows. */
function markdown(rows = ROWS) {
  const lines = ["---", "title: A long page", "---"];
  for (let row = 0; row < rows; row++) {
    if (row % 50 === 0) {
      lines.push("", `## ${row / 50 + 1}. Part ${row / 50 + 1}`, "", "What it is about.", "");
      lines.push("| **Activity** | **Customer** | **Provider** | Comments |", "|---|---|---|---|");
    }
    const [a, b] = row % 3 ? ["**C**, I", "R/A"] : ["RA", "I"];
    lines.push(`| Plan, run and review part ${row} of the service, with what belongs to it | ${a} | ${b} | See *below* |`);
  }
  return lines.join("\n");
}

/** Drops a file, and says how long it takes until it can be added, and whether progress was shown. */
const drop = (page, name, text) =>
  page.evaluate(async ([name, text]) => {
    const data = new DataTransfer();
    data.items.add(new File([text], name));
    const ready = () => [...document.querySelectorAll("dialog button")].some((it) => it.textContent === "Add as draft" && !it.disabled);
    let told = 0;
    const start = performance.now();
    const done = new Promise((resolve) => {
      const watch = new MutationObserver(() => {
        if (/\d+ %/.test(document.querySelector("dialog [role=status]")?.textContent ?? "")) told += 1;
        if (ready()) {
          watch.disconnect();
          requestAnimationFrame(() => resolve(performance.now() - start));
        }
      });
      watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    });
    window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    return [await done, told];
  }, [name, text]);

async function come(address) {
  const [cold, dragged, warm] = [[], [], []];
  const text = markdown();
  let told = 0;
  for (let run = 0; run < RUNS; run++) {
    for (const [times, before] of [[cold, false], [dragged, true]]) {
      // A browser of its own each time: nothing is compiled or kept from before.
      const browser = await launch([]);
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      page.on("pageerror", (error) => console.error(error.message));
      await page.goto(address);
      await page.waitForLoadState("networkidle");
      if (before) {
        // A person needs half a second at least to drag a file over the page.
        await page.evaluate(() => {
          const data = new DataTransfer();
          data.items.add(new File(["x"], "x.md"));
          window.dispatchEvent(new DragEvent("dragenter", { dataTransfer: data, bubbles: true }));
        });
        await page.waitForTimeout(500);
      }
      const [time, shown] = await drop(page, "long.md", text);
      times.push(time);
      told = Math.max(told, shown);
      if (!before) {
        await page.getByRole("button", { name: "Cancel" }).click();
        warm.push((await drop(page, "long.md", text))[0]);
      }
      await browser.close();
    }
  }
  return { cold, dragged, warm, told };
}

/** What a column is, chosen in a preview: the number of an answer of its menu. */
const [COMMENT, NOTHING] = ["3", "7"];

/** Says what the last column of a preview is, and how long it takes until that is painted. */
const choose = (page, taken) =>
  page.evaluate(async (taken) => {
    const select = document.querySelector("#import-column-0-3");
    const body = document.querySelector(".import-body");
    const start = performance.now();
    const painted = new Promise((resolve) => {
      let began = false;
      const watch = new MutationObserver(() => {
        const busy = body.getAttribute("aria-busy") === "true";
        began ||= busy;
        if (!began || busy) return;
        watch.disconnect();
        // A message comes behind the frame that is being made.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - start);
        requestAnimationFrame(() => port2.postMessage(null));
      });
      watch.observe(body, { attributes: true });
    });
    select.value = taken;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    return await painted;
  }, taken);

/** Choices in the preview of a page. */
async function choices(address) {
  const browser = await launch([]);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on("pageerror", (error) => console.error(error.message));
  await page.goto(address);
  await page.waitForLoadState("networkidle");
  await drop(page, "long.md", markdown(CHOSEN));
  await page.getByText("Tables and columns").click();
  const times = [];
  for (let run = 0; run < 2 * RUNS; run++) {
    await page.waitForTimeout(400);
    times.push(await choose(page, run % 2 ? COMMENT : NOTHING));
  }
  await browser.close();
  return times;
}

const ITEMS = ["JSON", "Markdown", "CSV", "HTML", "Compliance CSV", "Excel"];

async function go(address) {
  const browser = await launch([]);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on("pageerror", (error) => console.error(error.message));
  await page.goto(address);
  await page.waitForLoadState("networkidle");
  await drop(page, "long.md", markdown());
  await page.getByRole("button", { name: "Add as draft" }).click();
  await page.getByRole("grid").waitFor();
  await page.waitForTimeout(2_000);
  const found = [];
  for (const item of ITEMS) {
    const times = [];
    let size = 0;
    for (let run = 0; run < RUNS; run++) {
      await page.getByRole("button", { name: "Export", exact: true }).click();
      const start = Date.now();
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("menuitem", { name: item, exact: true }).click(),
      ]);
      times.push(Date.now() - start);
      size = statSync(await download.path()).size;
      await page.waitForTimeout(300);
    }
    found.push([item, times, size]);
  }
  const version = browser.version();
  await browser.close();
  return { found, version };
}

const ms = (time) => (time === undefined || Number.isNaN(time) ? "–" : time < 10 ? time.toFixed(2) : Math.round(time).toLocaleString("en"));
const count = (number) => number.toLocaleString("en");

const server = await serve({ remit: here("../../dist") });
const address = `${server.address}/remit/`;
const incoming = await come(address);
const chosen = await choices(address);
const outgoing = await go(address);
server.close();
const lines = [
  "# How long files take", "",
  "Written by `cargo xtask bench --only files`; run it to get the figures of another machine.", "",
  `${cpus()[0].model} (${cpus().length} cores)${when()}.`, "",
  "## Read, natively", "",
  "Medians in milliseconds, by the number of activities.", "",
  `| | ${SIZES.map(count).join(" | ")} |`,
  `| --- | ${SIZES.map(() => "---:").join(" | ")} |`,
  ...READ.map(([group, words]) => `| ${words} | ${SIZES.map((size) => ms(core(`${group}/${size}`))).join(" | ")} |`), "",
  "## Written, natively", "",
  `A matrix of ${count(ROWS)} activities; medians in milliseconds.`, "",
  "| | |", "| --- | ---: |",
  ...FORMATS.map((format) => `| ${format} | ${ms(core(`write 10,000 activities/${format}`))} |`), "",
  "## In the browser", "",
  `Chromium ${outgoing.version} without a window, the finished build from this machine; milliseconds, of ${RUNS} runs.`, "",
  `A Markdown page of ${count(ROWS)} activities, from the drop until it can be added as a draft; its progress was shown up to ${incoming.told} times:`, "",
  "| | median | longest |", "| --- | ---: | ---: |",
  ...[
    ["in a browser that has just started, nothing loaded", incoming.cold],
    ["the same, the file dragged over the page half a second before", incoming.dragged],
    ["once the worker runs", incoming.warm],
  ].map(([words, times]) => `| ${words} | ${ms(at(times, 0.5))} | ${ms(at(times, 1))} |`), "",
  `A choice of what a column is, in the preview of ${count(CHOSEN)} activities: median ${ms(at(chosen, 0.5))}, longest ${ms(at(chosen, 1))}.`, "",
  `The matrix of ${count(ROWS)} activities, from the menu to the file, in a worker that starts each time:`, "",
  "| | median | longest | KiB |", "| --- | ---: | ---: | ---: |",
  ...outgoing.found.map(([item, times, size]) => `| ${item} | ${ms(at(times, 0.5))} | ${ms(at(times, 1))} | ${count(Math.round(size / 1024))} |`), "",
];
writeFileSync(here("../../docs/files-bench.md"), lines.join("\n"));
console.log(lines.join("\n"));
