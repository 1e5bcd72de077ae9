// A host for specs of what happens when builds change and networks fail: serves a folder below
// a path, as a static host would, and can be taken away, slowed down and swapped.

import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { test as base, expect } from "./fixtures.mjs";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Not the root of its origin: other apps may be there. */
const BELOW = "/some/where/";
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

class Host {
  /** What is served. */
  folder = DIST;
  /** Every request, as "GET name". */
  requests = [];
  /** What becomes of some requests: given the name, "fail", "hang", "cut" or "garbage". */
  trouble = () => null;
  #folders = [];

  async start() {
    this.server = createServer((request, response) => this.#answer(request, response));
    await new Promise((done) => this.server.listen(0, "127.0.0.1", done));
    this.url = `http://127.0.0.1:${this.server.address().port}${BELOW}`;
  }

  async end() {
    this.goOffline();
    for (const folder of this.#folders) await rm(folder, { recursive: true });
  }

  /** Takes the network away: nothing listens any more. */
  goOffline() {
    this.server.closeAllConnections();
    this.server.close();
  }

  async goOnline() {
    const { port } = new URL(this.url);
    await new Promise((done) => this.server.listen(Number(port), "127.0.0.1", done));
  }

  /**
   * Another build: the same, except that the first published matrix and the page's description
   * say which edition they are of.
   */
  async edition(name) {
    const folder = await mkdtemp(join(tmpdir(), "remit-build-"));
    this.#folders.push(folder);
    await cp(DIST, folder, { recursive: true });
    const files = await readdir(folder);
    const old = files.find((file) => file.startsWith("ovhcloud-okms-"));
    const text = (await readFile(join(folder, old), "utf8")).replace('"title":"OVHcloud OKMS"', `"title":"OVHcloud OKMS, ${name}"`);
    const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
    const file = `ovhcloud-okms-${hash}.raci.json`;
    await writeFile(join(folder, old), text);
    await rename(join(folder, old), join(folder, file));
    const page = await readFile(join(folder, "index.html"), "utf8");
    await writeFile(join(folder, "index.html"), page.replace(old, file).replace('<html lang="en"', `<html lang="en" data-edition="${name}"`));
    const [program, ...before] = process.env.REMIT_XTASK ? [process.env.REMIT_XTASK] : ["cargo", "xtask"];
    execFileSync(program, [...before, "offline", "--folder", folder], { cwd: ROOT });
    return folder;
  }

  async #answer(request, response) {
    const { pathname } = new URL(request.url, this.url);
    if (!pathname.startsWith(BELOW)) return response.writeHead(404).end();
    const name = decodeURIComponent(pathname.slice(BELOW.length)) || "index.html";
    this.requests.push(name);
    const trouble = this.trouble(name);
    if (trouble === "hang") return;
    if (trouble === "fail") return response.writeHead(503).end();
    let body;
    try {
      body = await readFile(join(this.folder, name));
    } catch {
      return response.writeHead(404).end();
    }
    if (trouble === "garbage") body = Buffer.from("<html>A page of the hotel</html>");
    response.writeHead(200, {
      "Content-Type": TYPES[extname(name)] ?? "application/octet-stream",
      "Content-Length": body.length,
      // As common hosts have it, for all files alike.
      "Cache-Control": "max-age=600",
    });
    if (trouble === "cut") {
      response.write(body.subarray(0, body.length / 2));
      return setTimeout(() => response.destroy(), 50);
    }
    response.end(body);
  }
}

export const test = base.extend({
  serviceWorkers: "allow",
  host: async ({}, use) => {
    const host = new Host();
    await host.start();
    await use(host);
    await host.end();
  },
  baseURL: async ({ host }, use) => use(host.url),
});

/** Waits until this browser has all of Remit. */
export async function ready(page) {
  await eventually(page, async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration?.active?.state === "activated" && Boolean(navigator.serviceWorker.controller);
  });
}

/** Waits until something asynchronous holds in the page. */
export async function eventually(page, holds) {
  await expect.poll(() => page.evaluate(holds), { timeout: 20_000 }).toBe(true);
}

/** Which edition the page is of. */
export const edition = (page) => page.locator("html").getAttribute("data-edition");

export { expect };
