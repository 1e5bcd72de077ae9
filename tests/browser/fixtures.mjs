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

import { test as base, expect } from "@playwright/test";

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
