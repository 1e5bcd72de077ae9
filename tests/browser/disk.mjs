// A disk for the specs: the origin private file system, with stand-ins for the browser's own
// dialogs, and with whatever can go wrong.

import { expect } from "./fixtures.mjs";

/** What the pages of a context find in place of a disk. */
export async function install(context) {
  await context.addInitScript(() => {
    // An empty page has no disk.
    if (!window.FileSystemFileHandle) return;
    const kept = (name) => localStorage.getItem(`test:${name}`);
    const root = () => navigator.storage.getDirectory();
    const proto = FileSystemFileHandle.prototype;
    const { createWritable, getFile } = proto;
    const put = async (handle, content) => {
      const swap = await createWritable.call(handle);
      await swap.write(content);
      await swap.close();
    };
    const refuse = (kind) => {
      if ((kept("permission") ?? "granted") !== "granted") throw new DOMException("made up", "NotAllowedError");
      if (kept(kind)) throw new DOMException("made up", kept(kind));
    };
    window.disk = {
      async read(name) {
        const handle = await (await root()).getFileHandle(name);
        return (await getFile.call(handle)).text();
      },
      async write(name, content) {
        await put(await (await root()).getFileHandle(name, { create: true }), content);
      },
      async remove(name) {
        await (await root()).removeEntry(name);
      },
      async handle(name) {
        return (await root()).getFileHandle(name);
      },
    };
    // As the browser does, what is chosen is emptied.
    window.showSaveFilePicker = async ({ suggestedName }) => {
      const handle = await (await root()).getFileHandle(kept("chosen") ?? suggestedName, { create: true });
      await put(handle, "");
      return handle;
    };
    window.showOpenFilePicker = async () => {
      if (!kept("chosen")) throw new DOMException("made up", "AbortError");
      return [await window.disk.handle(kept("chosen"))];
    };
    proto.queryPermission = async () => kept("permission") ?? "granted";
    proto.requestPermission = async () => {
      if (kept("permission") === "prompt") localStorage.setItem("test:permission", "granted");
      return kept("permission") ?? "granted";
    };
    proto.getFile = async function () {
      refuse("read");
      return getFile.call(this);
    };
    proto.createWritable = async function () {
      refuse("write");
      const swap = await createWritable.call(this);
      const count = Number(kept("writes") ?? 0) + 1;
      localStorage.setItem("test:writes", count);
      const { close } = swap;
      swap.close = async () => {
        if (kept("gone") === "before") await new Promise(() => {});
        await close.call(swap);
        if (kept("gone") === "after") await new Promise(() => {});
      };
      return swap;
    };
  });
}

/** Has something go wrong from now on; nothing where that is over. */
export async function set(page, name, value) {
  await page.evaluate(([name, value]) => {
    if (value === null) localStorage.removeItem(`test:${name}`);
    else localStorage.setItem(`test:${name}`, value);
  }, [name, value]);
}

/** What is in a file. */
export const read = (page, name) => page.evaluate((name) => window.disk.read(name), name);

/** Another program writes a file. */
export const write = (page, name, content) =>
  page.evaluate(([name, content]) => window.disk.write(name, content), [name, content]);

/** Another program changes words in a file. */
export async function replace(page, name, from, to) {
  const text = await read(page, name);
  expect(text).toContain(from);
  await write(page, name, text.replace(from, to));
}

/** Another program removes a file. */
export const remove = (page, name) => page.evaluate((name) => window.disk.remove(name), name);

/** How often the app has begun to write. */
export const writes = (page) => page.evaluate(() => Number(localStorage.getItem("test:writes") ?? 0));

/** The person comes back to the page. */
export const look = (page) => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));

/** Where the work is, as the header says it. */
export const line = (page) => page.locator(".saved");

/** What is said of the file, and asked, above the matrix. */
export const bar = (page, words) => page.locator(".notices .notice").filter({ hasText: words });

/** A button of that. */
export const button = (page, name) => page.locator(".notices").getByRole("button", { name, exact: true });

/** Waits until the file has everything. */
export const inStep = (page) => expect(line(page)).toContainText("Saved to", { timeout: 40_000 });

/** Does something in the Export menu. */
export async function choose(page, name) {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("menuitem", { name, exact: true }).click();
}

/** The name of the file that the draft on the screen is saved to. */
export const NAME = "ovhcloud-okms.raci.json";

/** Saves the draft on the screen to a new file. */
export async function bind(page) {
  await set(page, "chosen", NAME);
  await choose(page, "Save to a file…");
  await inStep(page);
}
