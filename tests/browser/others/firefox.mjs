// Firefox, by the protocol that it speaks itself (Marionette): commands as JSON over a socket.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Driver } from "./driver.mjs";

const COMMANDS = {
  navigate: "WebDriver:Navigate",
  refresh: "WebDriver:Refresh",
  execute: "WebDriver:ExecuteScript",
  click: "WebDriver:ElementClick",
  type: "WebDriver:ElementSendKeys",
  actions: "WebDriver:PerformActions",
};

/** Any port that is free, and no questions. */
const PREFERENCES = `
user_pref("marionette.port", 0);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("app.update.disabledForTesting", true);
`;

/** Starts it with a profile of its own. */
export async function firefox(program) {
  const profile = await mkdtemp(join(tmpdir(), "remit-firefox-"));
  await writeFile(join(profile, "user.js"), PREFERENCES);
  const browser = spawn(program, ["--headless", "--marionette", "--profile", profile], { stdio: "ignore" });
  const socket = createConnection({ host: "127.0.0.1", port: await portOf(browser, profile) });
  const send = await talk(socket);
  await send("WebDriver:NewSession", { capabilities: {} });
  const end = async () => {
    socket.destroy();
    browser.kill();
    if (browser.exitCode === null && browser.signalCode === null) await once(browser, "exit");
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  return new Driver(async (name, given) => unwrapped(await send(COMMANDS[name], given)), end);
}

/** Some answers stand alone, others in a box. */
const unwrapped = (answer) => (answer !== null && typeof answer === "object" && "value" in answer ? answer.value : answer);

/** The port on which it listens, which it writes into its profile. */
async function portOf(browser, profile) {
  for (let left = 600; left > 0 && browser.exitCode === null; left--) {
    const text = await readFile(join(profile, "MarionetteActivePort"), "utf8").catch(() => "");
    if (text) return Number(text);
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("Firefox does not listen");
}

/** How commands are sent: each message is its length, a colon, and JSON. One waits at a time. */
async function talk(socket) {
  let answer;
  let rest = Buffer.alloc(0);
  socket.on("data", (data) => {
    rest = Buffer.concat([rest, data]);
    const colon = rest.indexOf(":");
    const end = colon + 1 + Number(rest.subarray(0, colon));
    if (colon < 0 || rest.length < end) return;
    const message = JSON.parse(rest.subarray(colon + 1, end));
    rest = rest.subarray(end);
    answer.done(message);
  });
  socket.on("close", () => answer.fail(new Error("Firefox has ended")));
  const next = () => new Promise((done, fail) => (answer = { done, fail }));
  // It greets first.
  await next();
  let last = 0;
  return async (command, given) => {
    const text = JSON.stringify([0, ++last, command, given]);
    const answered = next();
    socket.write(`${Buffer.byteLength(text)}:${text}`);
    const [, , error, result] = await answered;
    if (error) throw new Error(`${command}: ${error.message}`);
    return result;
  };
}
