// Prints a title and a table of the given files: their size as they are, with gzip -9 and
// with brotli -q 11, which is how static hosts send them.

import { readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const brotli = {
  params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
};

const [title, ...names] = process.argv.slice(2);
const rows = names.map((name) => {
  const bytes = readFileSync(name);
  return [
    name,
    bytes.length,
    gzipSync(bytes, { level: 9 }).length,
    brotliCompressSync(bytes, brotli).length,
  ];
});

const total = (column) => rows.reduce((sum, row) => sum + row[column], 0);
rows.push(["total", total(1), total(2), total(3)]);

const shown = (count) =>
  `${count.toLocaleString("en")} (${(count / 1024).toFixed(1)} KB)`;
const width = Math.max(...rows.map((row) => row[0].length));
const line = (name, ...cells) =>
  console.log(name.padEnd(width), ...cells.map((cell) => cell.padStart(20)));

console.log(`\n${title}, in bytes:`);
line("", "raw", "gzip -9", "brotli -q 11");
for (const [name, ...sizes] of rows) {
  line(name, ...sizes.map(shown));
}
