// How long the finished build takes to change the shape of a matrix of 10,000 activities in ten
// sections: from the key to the frame that shows it. Writes docs/shape-bench.md.

import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { at, file, here, ms, opened, when } from "./common.mjs";
import { PARTIES } from "./pages/data.js";

const ACTIVITIES = 10_000;
const PER_SECTION = 1_000;
const ROUNDS = 4;
const undo = "Control+z";

const matrix = JSON.parse(file(ACTIVITIES));
matrix.rows = matrix.rows.flatMap((row, at) => {
  if (at % PER_SECTION > 0) return [row];
  const number = at / PER_SECTION + 1;
  return [{ id: (0x20000000 + at).toString(16).padStart(16, "0"), section: `Section ${number}`, number: `§ ${number}` }, row];
});

const { page, end } = await opened(JSON.stringify(matrix));
await page.evaluate(() => {
  const grid = document.getElementById("grid");
  const levels = () => [...grid.querySelectorAll("tr")].map((row) => row.className).join();
  const shown = () => grid.getAttribute("aria-rowcount") + grid.textContent + levels();
  window.arm = () => {
    window.changed = fromKey(shown);
  };
});

async function timed(key) {
  await page.evaluate(() => arm());
  await page.keyboard.press(key);
  const time = await page.evaluate(() => changed);
  await page.waitForTimeout(400);
  return time;
}

/** Each key so often, and what takes it back, after which all is as it was. */
async function rounds(key, back, prepare = async () => {}) {
  const times = { there: [], back: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    await prepare();
    const there = await timed(key);
    const taken = await timed(back);
    // The first round is compiled while it runs.
    if (round > 0) {
      times.there.push(there);
      times.back.push(taken);
    }
  }
  return times;
}

async function command(name) {
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "Commands" }).waitFor();
  await page.keyboard.type(name);
  await page.waitForTimeout(300);
}

/** The cursor stands on the heading of the fourth section. */
async function onHeading() {
  await page.keyboard.press("Alt+-");
  await page.keyboard.press("Control+Home");
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Alt+=");
  await page.waitForTimeout(500);
}

await page.locator("#grid [data-party]").nth(20).click();
await onHeading();
const results = [
  ["duplicate a section of 1,000 activities (Ctrl+Shift+D)", await rounds("Control+Shift+d", undo, onHeading)],
  ["delete it (Alt+Delete)", await rounds("Alt+Delete", undo, onHeading)],
  ["move it down (Alt+Down)", await rounds("Alt+ArrowDown", undo, onHeading)],
  ["indent it (Alt+Shift+Right)", await rounds("Alt+Shift+ArrowRight", undo, onHeading)],
  ["merge it with the one above (Alt+Shift+M)", await rounds("Alt+Shift+m", undo, onHeading)],
  ["fold it, unfold it (Space)", await rounds("Space", "Space", onHeading)],
  ["fold all, unfold all (Alt+-, Alt+=)", await rounds("Alt+-", "Alt+=", onHeading)],
  ["number the sections automatically", await rounds("Enter", undo, async () => {
    await onHeading();
    await command("number sections");
  })],
];
await onHeading();
await page.keyboard.press("ArrowDown");
const onActivity = async () => {};
results.push(
  ["move an activity (Alt+Down)", await rounds("Alt+ArrowDown", undo, onActivity)],
  ["delete an activity (Alt+Delete)", await rounds("Alt+Delete", undo, onActivity)],
  ["insert an activity (Alt+Enter), give it up (Esc)", await rounds("Alt+Enter", "Escape", onActivity)],
  ["split the section (Alt+Shift+S), give it up (Esc)", await rounds("Alt+Shift+s", "Escape", async () => {
    await onHeading();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
  })],
  ["merge two parties", await rounds("Enter", undo, async () => {
    await command("merge parties");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Merge two parties" }).getByRole("button", { name: "Merge" }).focus();
    await page.waitForTimeout(300);
  })],
);
const version = await end();

const count = (number) => number.toLocaleString("en");
const lines = [
  "# How long it takes to change the shape of a matrix", "",
  "Written by `cargo xtask bench --only shape`; run it to get the figures of another machine.", "",
  `${cpus()[0].model} (${cpus().length} cores)${when()}. Chromium ${version} without a window, ${count(ACTIVITIES)} activities in ten sections and ${PARTIES} parties, the finished build; milliseconds from the key to the first frame that shows the change, of ${ROUNDS} times each.`, "",
  "| | median | longest | undo, median | longest |",
  "| --- | ---: | ---: | ---: | ---: |",
  ...results.map(([what, { there, back }]) =>
    `| ${what} | ${ms(at(there, 0.5))} | ${ms(Math.max(...there))} | ${ms(at(back, 0.5))} | ${ms(Math.max(...back))} |`), "",
];
writeFileSync(here("../../docs/shape-bench.md"), lines.join("\n"));
console.log(lines.join("\n"));
