import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import { PATH, SWITCHES } from "./chromium.mjs";

const port = Number(process.env.REMIT_PORT ?? 4173);
// `cargo xtask test` names itself, so that no compiler starts in between.
const xtask = process.env.REMIT_XTASK
  ? `"${process.env.REMIT_XTASK}"`
  : "cargo run --quiet --package xtask --";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.mjs",
  outputDir: "results",
  reporter: "list",
  // A test that passes only the second time is a failed one.
  retries: 0,
  // They keep a processor busy each; more than four meet in memory and on disk.
  workers: Math.min(availableParallelism(), 4),
  fullyParallel: true,
  // Machines differ: these only end what hangs.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    // Keeping one takes a third of the time of a run. Of what fails one has it with `--trace on`.
    trace: "off",
    // Specs that answer requests themselves would not see those that a service worker answers;
    // those about it allow it (see host.mjs).
    serviceWorkers: "block",
    launchOptions: { executablePath: PATH, args: SWITCHES },
  },
  webServer: {
    command: `${xtask} serve-dist --port ${port}`,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    timeout: 120_000,
  },
});
