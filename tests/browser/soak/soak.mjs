// The fault test: profiles one after the other until the time is up, and the sum of it.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { choices } from "./random.mjs";
import { Life } from "./life.mjs";

/** Rounds of one profile. */
const ROUNDS = 8;

/** Soaks the app at an address for so many milliseconds. */
export async function soak({ address, seed, milliseconds, say = () => {} }) {
  const count = {
    seed, runs: 0, looks: 0, kills: 0, edits: 0, tabs: 0, together: 0, held: 0, undone: 0,
    ends: {}, faults: { quota: 0, aborts: 0, damaged: 0, old: 0 },
    latencies: [], problems: [], lost: [], strange: [],
  };
  const random = choices(seed);
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    const profile = await mkdtemp(join(tmpdir(), "remit-soak-"));
    const life = new Life({ address, profile, random, count, say });
    count.runs++;
    try {
      await life.begin();
      // One at least, however long the beginning has taken.
      let round = 0;
      do {
        await life.round();
        say(`run ${count.runs}, round ${++round}: ${count.edits} edits, ${count.kills} kills, ${count.lost.length} lost`);
      } while (round < ROUNDS && Date.now() < end);
    } catch (error) {
      // The report is worth more than the end of the run.
      count.problems.push(`run ${count.runs}: ${error.stack}`);
    } finally {
      await life.end();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  }
  return count;
}

/** The value below which so much of a list lies. */
export function percentile(list, part) {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

/** The sum in words. */
export function report(count) {
  const { faults } = count;
  const ends = Object.entries(count.ends).map(([name, times]) => `${name} ${times}`).join(", ");
  return [
    `seed ${count.seed}`,
    `runs ${count.runs}, looks at what is left ${count.looks} (${ends})`,
    `kills ${count.kills}, edits ${count.edits}, second tabs ${count.tabs}, edits at the same moment ${count.together}`,
    `faults: full storage ${faults.quota}, failed transactions ${faults.aborts}, damaged ${faults.damaged}, older version ${faults.old}`,
    `choices offered ${count.held}, undo tried ${count.undone}`,
    `“Saved” after the last key: ${percentile(count.latencies, 0.5).toFixed(0)} ms at the median, ` +
      `${percentile(count.latencies, 0.95).toFixed(0)} ms at the 95th percentile of ${count.latencies.length}`,
    ...count.problems.map((text) => `problem: ${text}`),
    ...count.strange.map((text) => `strange: ${text}`),
    ...count.lost.map((text) => `lost: ${text}`),
    `lost ${count.lost.length}`,
  ].join("\n");
}
