// `test` and `expect` for every spec. Beyond what a test checks by itself, it
// fails when the browser noticed anything wrong: a request to another origin,
// an uncaught error, a warning or error in the console (which is also where
// the security policy complains), or a failed request.
//
// A test that provokes such a thing on purpose says so by one pattern for the
// texts that are reported (one, because Playwright reads a list as something
// of its own):
//
//     test.use({ tolerate: /failed request: .*\.wasm|console error: .*\.wasm/ });
//
// Two variables change the pace, because what comes too early or too late on
// one machine is seen on no other: REMIT_SLOW=4 makes the processor four times
// slower, REMIT_LAZY=700 makes the lazy part of the app come 700 ms later.

import { test as base, expect } from "@playwright/test";

const SLOW = Number(process.env.REMIT_SLOW ?? 1);
const LAZY = Number(process.env.REMIT_LAZY ?? 0);

/** Slows a page, and the coming of what is lazy, as it is asked for. */
async function pace(context) {
  if (SLOW > 1) {
    context.on("page", async (page) => {
      const session = await context.newCDPSession(page);
      await session.send("Emulation.setCPUThrottlingRate", { rate: SLOW });
    });
  }
  if (LAZY > 0) {
    await context.route("**/lazy-*.wasm", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, LAZY));
      // The page may have been left since.
      await route.continue().catch(() => {});
    });
  }
}

const test = base.extend({
  /** The pattern of problems that the test provokes on purpose. */
  tolerate: [null, { option: true }],

  /** What the browser has noticed so far; it must stay empty. */
  problems: [
    async ({ context, baseURL, tolerate }, use) => {
      const problems = [];
      const note = (text) => {
        if (!tolerate?.test(text)) problems.push(text);
      };
      const origin = new URL(baseURL).origin;
      await pace(context);
      // Addresses within the page itself never reach a network.
      const isOwn = (address) =>
        /^(data|blob|about):/.test(address) || new URL(address).origin === origin;

      context.on("request", (request) => {
        if (!isOwn(request.url())) note(`request to another origin: ${request.url()}`);
      });
      context.on("page", (page) => {
        page.on("websocket", (socket) => note(`WebSocket opened: ${socket.url()}`));
      });
      context.on("requestfailed", (request) => {
        // A page that is left gives up what it was still fetching.
        if (request.failure()?.errorText === "net::ERR_ABORTED") return;
        note(`failed request: ${request.url()} (${request.failure()?.errorText})`);
      });
      context.on("weberror", (error) => note(`uncaught error: ${error.error()}`));
      context.on("console", (message) => {
        // It is Playwright that blocks it, and says so.
        if (message.text() === "Service Worker registration blocked by Playwright") return;
        if (["error", "warning", "assert"].includes(message.type())) {
          note(`console ${message.type()}: ${message.text()}`);
        }
      });

      await use(problems);
      expect(problems, "what the browser noticed").toEqual([]);
    },
    { auto: true },
  ],
});

export { test, expect };
