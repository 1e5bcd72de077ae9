// WebKit, by the driver that comes with it: W3C WebDriver over HTTP.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { Driver } from "./driver.mjs";

const PATHS = {
  navigate: () => "url",
  refresh: () => "refresh",
  execute: () => "execute/sync",
  click: ({ id }) => `element/${id}/click`,
  type: ({ id }) => `element/${id}/value`,
  actions: () => "actions",
};

/** Starts the driver, and with it a browser that has nothing of an earlier one. */
export async function webkit(program, browser) {
  const port = await freePort();
  const driver = spawn(program, [`--port=${port}`, "--host=127.0.0.1"], { stdio: "ignore" });
  const post = (path, given) => ask("POST", `http://127.0.0.1:${port}${path}`, given);
  const { sessionId } = await patiently(driver, () => post("/session", {
    capabilities: {
      alwaysMatch: { "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] } },
    },
  }));
  const end = async () => {
    await ask("DELETE", `http://127.0.0.1:${port}/session/${sessionId}`);
    driver.kill();
    if (driver.exitCode === null && driver.signalCode === null) await once(driver, "exit");
  };
  return new Driver((name, given) => post(`/session/${sessionId}/${PATHS[name](given)}`, given), end);
}

async function ask(method, url, given) {
  const body = given && JSON.stringify(given);
  const response = await fetch(url, { method, body });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${url}: ${value.message}`);
  return value;
}

/** Asks again as long as nobody listens yet. */
async function patiently(driver, ask) {
  for (let left = 600; ; left--) {
    try {
      return await ask();
    } catch (error) {
      const isEarly = error.cause?.code === "ECONNREFUSED";
      if (!isEarly || left === 0 || driver.exitCode !== null) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}

async function freePort() {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
