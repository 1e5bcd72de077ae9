// `cargo xtask soak` runs this: node main.mjs --url http://127.0.0.1:1234/ [--seed N] [--minutes N]

import { parseArgs } from "node:util";
import { report, soak } from "./soak.mjs";

const { values } = parseArgs({
  options: { url: { type: "string" }, seed: { type: "string" }, minutes: { type: "string", default: "2" } },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 0xffffffff) : Number(values.seed);
console.log(`seed ${seed}`);
const count = await soak({ address: values.url, seed, milliseconds: Number(values.minutes) * 60_000, say: console.log });
console.log(report(count));
process.exit(count.lost.length + count.strange.length + count.problems.length > 0 ? 1 : 0);
