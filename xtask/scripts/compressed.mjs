// Prints a line for each of the given files: how many bytes it has as it is, with gzip -9 and with
// brotli -q 11, which is how static hosts send them.

import { readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

for (const name of process.argv.slice(2)) {
  const bytes = readFileSync(name);
  console.log(bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes, best).length);
}
