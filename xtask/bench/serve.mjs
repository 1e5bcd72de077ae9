// Serves the pages, the packages and the finished build of Remit, on this machine only, and
// notes how much of it a page loads.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css",
  ".wasm": "application/wasm", ".svg": "image/svg+xml", ".json": "application/json",
};
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

/** Starts; `folders` maps the first part of an address to a folder. What is `packed` goes out as a
 *  good host sends it: with brotli, and to be asked for anew. */
export async function serve(folders, { packed = false } = {}) {
  let loaded = new Map();
  const small = new Map();
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const [, first, ...rest] = normalize(path).split("/");
    const folder = folders[first];
    const name = rest.join("/") || "index.html";
    try {
      if (!folder) throw new Error("no such folder");
      const body = await readFile(join(folder, name));
      loaded.set(path, body);
      const headers = { "content-type": TYPES[extname(name)] ?? "application/octet-stream" };
      if (packed && /\bbr\b/.test(request.headers["accept-encoding"] ?? "")) {
        if (!small.has(path)) small.set(path, brotliCompressSync(body, quality));
        response.writeHead(200, { ...headers, "content-encoding": "br", "cache-control": "no-cache" });
        response.end(small.get(path));
        return;
      }
      response.writeHead(200, headers);
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    /** Bytes that were loaded since the last time, each file with brotli -q 11. */
    weight() {
      const files = [...loaded.values()];
      loaded = new Map();
      return files.reduce((sum, body) => sum + brotliCompressSync(body, quality).length, 0);
    },
    close: () => server.close(),
  };
}
