// How Chromium is started, by all that drive it.

/** Its switches. No sandbox: containers run as root, and only the app itself is opened. */
export const SWITCHES = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Where it is. Without the variable Playwright takes the one that it installed. */
export const PATH = process.env.REMIT_CHROMIUM || undefined;
