// Starts the worker: fetches its WebAssembly, and keeps what comes meanwhile.

const early = [];
self.onmessage = (event) => early.push(event);

wasm_bindgen({
  module_or_path: fetch(new URL("./__WASM__", self.location.href), { integrity: "__INTEGRITY__" }),
}).then(
  () => early.forEach((event) => self.onmessage(event)),
  (error) => postMessage(["stopped", `It could not be loaded (${error?.message ?? error}).`]),
);
