// Starts the app. When it does not start, or stops, this says why in the page, and loads what
// offers the drafts for download.

const load = async (name, loading) => {
  try {
    return await loading;
  } catch (error) {
    throw new Error(`${name} couldn't be loaded: ${error.message}`);
  }
};

const fail = (error) => {
  console.error(error);
  const failed = document.getElementById("failed");
  // The app may have said it better before.
  if (failed.hidden) {
    document.getElementById("failed-reason").textContent = error?.message ?? String(error);
    failed.hidden = false;
  }
  document.getElementById("loading")?.remove();
  import("./rescue.js").catch(console.error);
};

// What is kept of this build may be damaged. Where the host can be reached, it is forgotten, so
// that a reload fetches all of it anew. Another build on this origin is left alone.
const forget = async () => {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (!registration) return;
  const host = await fetch(new URL("./sw.js", import.meta.url), { cache: "no-store" });
  if (!host.ok) return;
  await registration.unregister();
  const own = `remit:${new URL(registration.scope).pathname}:`;
  const names = (await caches.keys()).filter((name) => name.startsWith(own));
  await Promise.all(names.map((name) => caches.delete(name)));
};

// As long as this page is open, nothing of its build is deleted.
const build = document.querySelector("meta[name=build]")?.content;
const open = () => new Promise(() => {});
navigator.locks?.request(`remit-build:${build}`, { mode: "shared" }, open).catch(console.error);

// A fault of the app ends in one of these, wherever it happens.
const stopped = (error) => {
  if (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError) fail(error);
};
addEventListener("error", (event) => stopped(event.error));
addEventListener("unhandledrejection", (event) => stopped(event.reason));

const start = async () => {
  if (typeof WebAssembly !== "object") {
    throw new Error("This browser doesn't support WebAssembly, or it is turned off.");
  }
  const file = "__WASM__";
  const wasm = fetch(new URL(file, import.meta.url), { integrity: "__INTEGRITY__" });
  const [script, loader, response] = await Promise.all([
    load("__SCRIPT__", import("./__SCRIPT__")),
    load("__LOADER__", import("./__LOADER__")),
    load(file, wasm),
  ]);
  if (!response.ok) {
    throw new Error(`${file} couldn't be loaded: the server responded with ${response.status}.`);
  }
  loader.hand(script.initSync);
  await script.default({ module_or_path: response });
};

start().catch((error) => {
  fail(error);
  if (typeof WebAssembly === "object") forget().catch(console.error);
});
