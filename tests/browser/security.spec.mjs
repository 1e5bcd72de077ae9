// Nothing leaves the browser, and nothing that is imported runs.

import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { readFile, readdir } from "node:fs/promises";
import { PUBLISHED, cell, choose, exportJson, grid, open, press, saved } from "./app.mjs";
import { id } from "./made-up.mjs";
import { expect, ready, test as hosted } from "./host.mjs";

/** A proxy that answers nothing and remembers who was asked for: all but this machine is. */
const test = hosted.extend({
  asked: async ({}, use) => {
    const asked = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.writeHead(502).end();
    });
    server.on("connect", (request, socket) => {
      asked.push(request.url);
      socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
    });
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    // Chromium itself asks its maker about every form; no page makes or prevents that.
    const elsewhere = () => asked.filter((address) => !address.startsWith("content-autofill.googleapis.com"));
    await use({ elsewhere, server: `http://127.0.0.1:${server.address().port}` });
    server.closeAllConnections();
    server.close();
  },
  proxy: async ({ asked }, use) => use({ server: asked.server, bypass: "127.0.0.1" }),
});

/** What has made other programs run things. */
const INJECTIONS = [
  "<script>hit(1)</script>",
  "</script><script>hit(2)</script>",
  "<img src=x onerror=hit(3)>",
  "<svg/onload=hit(4)>",
  "\"'><svg onload=hit(5)>",
  "<iframe srcdoc='<script>parent.hit(6)</script>'></iframe>",
  "<body onpageshow=hit(7)>",
  "<input autofocus onfocus=hit(8)>",
  "<details open ontoggle=hit(9)>",
  "<math><mtext><table><mglyph><style><img src=x onerror=hit(10)>",
  "<a href=javascript:hit(11)>x</a>",
  "[x](javascript:hit(12))",
  "[x](JaVaScRiPt&colon;hit(13))",
  "[x](data:text/html,<script>hit(14)</script>)",
  "![x](x\" onerror=\"hit(15))",
  "<object data=javascript:hit(16)>",
  "<base href=//other.example/>",
  "<link rel=stylesheet href=//other.example/x.css>",
  "<meta http-equiv=refresh content=0;url=//other.example/>",
  "<style>@import '//other.example/y.css'</style>",
  "<form action=//other.example><button>z</button></form>",
  "{{constructor.constructor('hit(17)')()}}",
  "${hit(18)}",
  "=HYPERLINK(\"http://other.example\")",
  "<!--><img src=x onerror=hit(19)>-->",
  "\u2028<img src=x onerror=hit(20)>",
];
const EVIL = INJECTIONS.join(" ");
const NAME = EVIL.slice(0, 900);

/** A matrix with all of that wherever a text can be. */
function evil() {
  return {
    format: "remit-matrix",
    version: 1,
    id: "00000000000000aa",
    title: NAME,
    language: "en",
    introduction: EVIL,
    source: { title: NAME, provider: NAME, service: NAME, link: "https://other.example/a?b=<script>".replace(/[<>]/g, ""), note: EVIL },
    lettersIntroduction: EVIL,
    letters: [
      { code: "R", kind: "responsible", name: NAME, definition: NAME },
      { code: "A", kind: "accountable", name: NAME, definition: NAME },
    ],
    parties: [
      { id: id(1), name: `1 ${NAME}`, side: "customer", key: "one" },
      { id: id(2), name: `2 ${NAME}`, side: "provider", key: "two" },
    ],
    plans: [{ id: id(3), name: NAME, description: EVIL }],
    rows: [
      { id: id(10), number: "<b>1", section: NAME, before: EVIL, after: EVIL },
      { id: id(11), activity: `First ${EVIL}`, plan: NAME, comment: EVIL, cells: { one: "RA", two: "A" }, evidence: EVIL },
      { id: id(12), activity: `Second ${EVIL}`, comment: EVIL, cells: { one: { letters: "R", basis: "inferred" } } },
    ],
    footnotes: [{ id: id(4), mark: "<b>", text: EVIL }],
    reviewBy: "2020-01-31",
    base: { matrix: "00000000000000bb", edition: 1, title: NAME },
    acceptances: [{ rule: "no-accountable", row: id(12), letters: NAME, reason: NAME, name: NAME, date: "2026-01-31" }],
  };
}

/** Fails where anything has run, or stands in the page as an element that it should not be. */
async function harmless(page, where) {
  const found = await page.evaluate(() => {
    const wrong = "script:not([src], [type=importmap]), img, iframe, object, embed, base, math, form[action], link[href*='//other'], meta[http-equiv=refresh], style, a[href^='javascript' i], a[href^=data], [onerror], [onload], [onfocus], [ontoggle], [onpageshow]";
    return [...document.querySelectorAll(wrong)].map((element) => element.outerHTML.slice(0, 200)).concat(window.hits ?? []);
  });
  expect(found, where).toEqual([]);
  for (const link of await page.locator(".main a[href], dialog a[href]").all()) {
    const [address, rel] = await link.evaluate((it) => [it.getAttribute("href"), it.rel]);
    if (address.startsWith("#")) continue;
    expect(address, where).toMatch(/^(https?|mailto):/);
    expect(rel, where).toContain("noopener");
  }
}

/** Goes through everything that shows texts of the matrix. */
async function lookAround(page, where) {
  await harmless(page, `${where}: grid`);
  for (const tab of ["Checks", "Row", "About"]) {
    await page.getByRole("tab", { name: tab }).click();
    await expect(page.getByRole("tabpanel")).not.toContainText("Loading…");
    await harmless(page, `${where}: ${tab}`);
  }
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    window.hit = (number) => (window.hits = [...(window.hits ?? []), number]);
  });
  page.on("dialog", (dialog) => dialog.dismiss().then(() => expect(dialog.message(), "no dialog opens").toBe("")));
});

test("every request of a session, the workers' too, goes to the app's own origin", async ({ page, host, asked, context }) => {
  test.slow();
  const addresses = [];
  context.on("request", (request) => addresses.push(request.url()));
  await open(page);
  for (const [slug, title] of PUBLISHED) {
    await open(page, `/published/${slug}`);
    await grid(page, title);
  }
  await open(page, "/published/ovhcloud-okms");
  await grid(page, "OVHcloud OKMS");
  await page.getByText("Why?").first().click();
  await page.getByRole("button", { name: "Edit as draft" }).click();
  await press(page, "Manage backups", "Customer", "c");
  for (const format of ["Markdown", "CSV", "Excel", "HTML", "JSON"]) {
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: format, exact: true }).click()]);
  }
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(page.getByLabel("Link")).toBeVisible();
  await page.keyboard.press("Escape");
  for (const name of ["two-sheets.xlsx", "page.html", "page.md", "windows.csv"]) {
    await choose(page, name, await readFile(new URL(`files/${name}`, import.meta.url)));
    await expect(page.getByRole("dialog", { name: "Import" }).getByRole("button", { name: "Add as draft" })).toBeEnabled();
    await page.keyboard.press("Escape");
  }
  await ready(page);
  await page.reload();
  await grid(page);
  await open(page, "/storage");
  await expect(page.getByText("All of Remit works")).toBeVisible();
  // What pages and workers ask for, and what this machine was asked for.
  const origin = new URL(host.url).origin;
  expect(addresses.filter((address) => !address.startsWith(origin) && !/^(blob|data):/.test(address))).toEqual([]);
  expect(host.requests.some((name) => /^worker-.*\.wasm$/.test(name))).toBe(true);
  expect(host.requests).toContain("sw.js");
  expect(asked.elsewhere()).toEqual([]);
});

test.describe("the proxy of the test before", () => {
  // Some builds of Chromium write the proxy's refusal to the console, without the address.
  test.use({ tolerate: /other\.example|502 \(Bad Gateway\)/ });

  test("would have noticed a request to elsewhere", async ({ page, asked }) => {
    await page.goto("http://other.example/").catch(() => {});
    expect(asked.elsewhere()).toContain("http://other.example/");
  });
});

test("known injections are text in every field, in every format, and everywhere on the screen", async ({ page, asked }) => {
  test.setTimeout(180_000);
  await open(page);
  await choose(page, "evil.raci.json", JSON.stringify(evil()));
  const dialog = page.getByRole("dialog", { name: "Import" });
  await expect(dialog).toContainText("<script>hit(1)</script>");
  await harmless(page, "preview");
  await dialog.getByRole("button", { name: "Add as draft" }).click();
  await grid(page);
  await saved(page);
  for (const each of ["First", "Second"]) {
    await expect(page.getByRole("rowheader", { name: each })).toContainText("<img src=x onerror=hit(3)>");
    await page.getByRole("rowheader", { name: each }).click();
    await lookAround(page, each);
  }
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await harmless(page, "share");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Alt+n");
  await page.getByLabel("Sections from other matrices").check();
  await harmless(page, "new draft");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Alt+h");
  await expect(page.getByRole("dialog")).toBeVisible();
  await harmless(page, "history");
  await page.keyboard.press("Escape");

  // Out in every format, and in again.
  for (const [format, name] of [["JSON", "a.json"], ["Markdown", "a.md"], ["CSV", "a.csv"], ["Excel", "a.xlsx"], ["HTML", "a.html"]]) {
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: format, exact: true }).click()]);
    await choose(page, name, await readFile(await download.path()));
    await expect(dialog.getByRole("button", { name: "Add as draft" })).toBeEnabled();
    await harmless(page, `${format}: preview`);
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  }
  // Foreign files, and text that was copied.
  const table = (row) => `Task\tPM\tDev\n${row}\tA\tR\nBuild\tI\tRA\n`;
  for (const [name, text] of [
    ["b.txt", table(EVIL.replaceAll(/[\t\n\u2028]/g, " ").replace("<table>", ""))],
    ["b.csv", `Task;PM;Dev\n"${EVIL.replaceAll('"', '""')}";A;R\nBuild;I;RA\n`],
    ["b.md", `# ${NAME}\n\n| Task | PM | Dev |\n| --- | --- | --- |\n| ${EVIL.replaceAll("|", "\\|")} | A | R |\n| Build | I | RA |\n`],
    ["b.html", `<table><tr><th>Task</th><th>PM</th><th>Dev</th></tr><tr><td>Build</td><td>I</td><td>RA</td></tr><tr><td>Watch ${INJECTIONS.join("</td><td>A</td><td>R</td></tr><tr><td>Watch ")}</td><td>A</td><td>R</td></tr></table>`],
  ]) {
    await choose(page, name, text);
    await expect(dialog.getByRole("button", { name: "Add as draft" })).toBeEnabled();
    await harmless(page, `${name}: preview`);
    await dialog.getByRole("button", { name: "Add as draft" }).click();
    await expect(dialog).toHaveCount(0);
    await grid(page);
    await lookAround(page, name);
  }
  await open(page, "/storage");
  await harmless(page, "storage");
  expect(asked.elsewhere()).toEqual([]);
});

test("the page that is handed to others runs nothing either", async ({ page, browser, asked }) => {
  await open(page);
  await choose(page, "evil.raci.json", JSON.stringify(evil()));
  await page.getByRole("button", { name: "Add as draft" }).click();
  await grid(page);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "HTML", exact: true }).click()]);
  const text = await readFile(await download.path(), "utf8");
  const context = await browser.newContext({ proxy: { server: asked.server } });
  const other = await context.newPage();
  await other.addInitScript(() => {
    window.hit = (number) => (window.hits = [...(window.hits ?? []), number]);
  });
  await other.setContent(text);
  await expect(other.getByText("<script>hit(1)</script>").first()).toBeVisible();
  expect(await other.evaluate(() => window.hits)).toBeUndefined();
  expect(await other.locator("img, iframe, script:not([type='application/json'])").count()).toBe(0);
  expect(asked.elsewhere()).toEqual([]);
  await context.close();
});

test("the policy is what it has to be, and the app loads nothing without integrity", async ({ page, host }) => {
  await open(page);
  const policy = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
  const map = await page.locator("script[type=importmap]").textContent();
  const hash = createHash("sha256").update(map).digest("base64");
  expect(policy).toBe(
    `default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-${hash}'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'none'`,
  );
  const html = await readFile(`${host.folder}/index.html`, "utf8");
  expect(html).not.toMatch(/<script(?![^>]*(\bsrc=|importmap))|<style|\son[a-z]+=|\sstyle=/);
  for (const [tag] of html.matchAll(/<(?:script[^>]*type="module"|link[^>]*rel="(?:stylesheet|modulepreload)")[^>]*>/g)) {
    expect(tag).toContain('integrity="sha256-');
  }
  // What those import is held to its integrity by the map.
  const scripts = (await readdir(host.folder)).filter((name) => /^(remit|loader)-.*\.js$/.test(name));
  expect(Object.keys(JSON.parse(map).integrity).sort()).toEqual(scripts.map((name) => `./${name}`).sort());
});
