// Starts the app, or says in the page why it did not start.

const load = async (name, loading) => {
  try {
    return await loading;
  } catch (error) {
    throw new Error(`${name} could not be loaded: ${error.message}`);
  }
};

try {
  if (typeof WebAssembly !== "object") {
    throw new Error("This browser does not run WebAssembly, or has it switched off.");
  }
  const file = "__WASM__";
  const wasm = fetch(new URL(file, import.meta.url), { integrity: "__INTEGRITY__" });
  const [script, loader, response] = await Promise.all([
    load("__SCRIPT__", import("./__SCRIPT__")),
    load("__LOADER__", import("./__LOADER__")),
    load(file, wasm),
  ]);
  if (!response.ok) {
    throw new Error(`${file} could not be loaded: the server said ${response.status}.`);
  }
  loader.hand(script.initSync);
  await script.default({ module_or_path: response });
} catch (error) {
  console.error(error);
  document.getElementById("failed-reason").textContent = error?.message ?? String(error);
  document.getElementById("failed").hidden = false;
}
