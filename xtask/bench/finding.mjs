// How long the finished build takes to answer while somebody looks for something in a matrix of
// 10,000 rows: from the key to the frame that shows what was found. Writes docs/finding-bench.md.

import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { at, file, here, ms, opened, when } from "./common.mjs";
import { PARTIES } from "./pages/data.js";

const ACTIVITIES = 10_000;
const ROUNDS = 6;

const VERBS = ["Monitor", "Back up", "Configure", "Restore", "Document", "Patch", "Audit", "Decommission"];
const THINGS = ["virtual machines", "mailboxes", "encryption keys", "network equipment", "databases", "access rights", "storage volumes"];
const said = (_, at) => `${VERBS[at % VERBS.length]} the ${THINGS[at % THINGS.length]} of tenant ${at + 1}`;

const { page, end } = await opened(file(ACTIVITIES, [], said));
await page.evaluate(() => {
  // Of each key, to the end of the frame that shows its answer.
  window.times = [];
  addEventListener("keydown", async () => {
    const start = performance.now();
    await painted();
    times.push(performance.now() - start);
  }, { capture: true });
});

/** Types a text, a key at a time, and takes the times of the keys. */
async function type(text) {
  await page.evaluate(() => times.splice(0));
  for (const key of text) {
    await page.keyboard.press(key === " " ? "Space" : key);
    await page.waitForTimeout(120);
  }
  return page.evaluate(() => times.splice(0));
}

async function empty() {
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Backspace");
  await page.waitForTimeout(300);
}

async function rounds(text) {
  const all = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const times = await type(text);
    // The first round is compiled while it runs.
    if (round > 0) all.push(...times);
    await empty();
  }
  return all;
}

const word = "mailboxes";
await page.keyboard.press("Control+Shift+l");
await page.locator("#filter-text").waitFor();
await page.waitForTimeout(500);
const filtered = await rounds(word);
const shown = await (async () => {
  await type(word);
  return page.getByRole("group", { name: "Filter" }).textContent();
})();
await empty();
await page.keyboard.press("Escape");
await page.keyboard.press("Control+f");
await page.locator("#find-text").waitFor();
await page.waitForTimeout(500);
const found = await rounds(word);
await page.keyboard.press("Escape");
await page.waitForTimeout(300);
await page.keyboard.press("/");
await page.getByRole("dialog", { name: "Search" }).waitFor();
await page.waitForTimeout(4000);
const searched = await rounds("who manages backups");
const misspelt = await rounds("encrpytion mialbox");
const version = await end();

const count = (number) => number.toLocaleString("en");
const lines = [
  "# How long it takes to find something", "",
  "Written by `cargo xtask bench --only finding`; run it to get the figures of another machine.", "",
  `${cpus()[0].model} (${cpus().length} cores)${when()}. Chromium ${version} without a window, ${count(ACTIVITIES)} activities and ${PARTIES} parties, the finished build; milliseconds from the key to the frame that shows the answer.`, "",
  "| | keys | median | 95 % | longest |",
  "| --- | ---: | ---: | ---: | ---: |",
  ...[
    [`a key of the filter by words (“${word}”)`, filtered],
    [`a key of what is found (“${word}”)`, found],
    ["a key of the search over this draft and all published matrices (“who manages backups”)", searched],
    ["the same, misspelt (“encrpytion mialbox”)", misspelt],
  ].map(([words, times]) => `| ${words} | ${times.length} | ${ms(at(times, 0.5))} | ${ms(at(times, 0.95))} | ${ms(Math.max(...times))} |`), "",
];
console.log(shown.slice(0, 200));
writeFileSync(here("../../docs/finding-bench.md"), lines.join("\n"));
console.log(lines.join("\n"));
