// A browser of the test's own, with a profile that outlives it, that can be killed.

import { chromium } from "@playwright/test";
import { PATH, SWITCHES } from "../chromium.mjs";
import { install, look } from "./in-page.mjs";

/** Waits so many milliseconds. */
export const sleep = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Starts a browser on a profile. */
export async function start(profile, address) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: PATH,
    args: SWITCHES,
    viewport: { width: 1280, height: 900 },
  });
  const problems = [];
  const latencies = [];
  context.on("weberror", (error) => problems.push(`uncaught error: ${error.error()}`));
  context.on("console", (message) => {
    const text = message.text();
    const isOurs = !message.location().url.endsWith("/favicon.ico");
    if (message.type() === "error" && isOurs) problems.push(`console: ${text}`);
    if (text.startsWith("saved after ")) latencies.push(Number(text.slice(12)));
  });
  await context.addInitScript(install);
  const control = await context.browser().newBrowserCDPSession();

  const browser = {
    problems,
    latencies,
    isDead: false,

    /** A tab on a draft, once it is on the screen. */
    async open(hash) {
      const page = await context.newPage();
      await page.goto(`${address}#${hash}`);
      return page;
    },

    /** Ends every process of this browser at once, by the ids that it gave itself. */
    async kill() {
      const { processInfo } = await control.send("SystemInfo.getProcessInfo");
      browser.isDead = true;
      const closed = new Promise((done) => context.once("close", done));
      for (const { id } of processInfo) {
        try {
          process.kill(id, "SIGKILL");
        } catch {
          // It has ended with its parent.
        }
      }
      await closed;
    },

    /** Closes it as a person does. */
    async close() {
      browser.isDead = true;
      await context.close();
    },
  };
  return browser;
}

/** What a tab shows. */
export const see = (page) => page.evaluate(look);

/** What a tab shows once that is so, or after so many milliseconds what it shows instead. */
export async function seeUntil(page, is, patience = 15_000) {
  const end = Date.now() + patience;
  for (;;) {
    const seen = await see(page);
    if (is(seen) || Date.now() > end) return seen;
    await sleep(25);
  }
}
