// What lies in the browser's storage, damaged or made old on purpose. Runs on a page of the
// same origin that the app is not on.

/** Opens such a page. */
export async function storage(browser, address) {
  const page = await browser.open("/nowhere").catch(() => null);
  await page.goto(`${address}icon.svg`);
  return page;
}

/** Damages something of a draft, where a whole copy of it is left elsewhere: says what. */
export function damage(page, id, wish, which) {
  return page.evaluate(
    async ([id, wish, which]) => {
      const broken = '[1,["cut off';
      const key = `remit:draft:${id}`;
      const local = localStorage.getItem(key);
      const open = indexedDB.open("remit");
      const database = await new Promise((done, fail) => {
        open.onsuccess = () => done(open.result);
        open.onerror = () => fail(open.error);
      });
      const ask = (request) => new Promise((done) => (request.onsuccess = () => done(request.result)));
      const transaction = database.transaction(["heads", "snapshots", "entries"], "readwrite");
      const finished = new Promise((done) => (transaction.oncomplete = done));
      const head = await ask(transaction.objectStore("heads").get(id));
      const entries = transaction.objectStore("entries");
      const keys = await ask(entries.getAllKeys(IDBKeyRange.bound([id, 0], [id, Infinity])));
      // What only the journal has must not be damaged: nobody could bring it back. What a tab
      // that is gone has left was done beside something that the copy may not have.
      const isAlone = !Object.keys(localStorage).some((key) => key.startsWith(`remit:pending:${id}`));
      const isCopied = local && isAlone && JSON.parse(local).revision >= JSON.parse(head).revision;
      let done = null;
      if (wish === "local" && local && head) {
        localStorage.setItem(key, local.slice(0, local.length / 2));
        done = "the draft in local storage";
      } else if (wish === "head" && isCopied) {
        transaction.objectStore("heads").put("{", id);
        done = "the head";
      } else if (wish === "snapshot" && isCopied) {
        transaction.objectStore("snapshots").put(broken, id);
        done = "the snapshot";
      } else if (wish === "entry" && isCopied && keys.length) {
        entries.put(broken, keys[which % keys.length]);
        done = `entry ${(which % keys.length) + 1} of ${keys.length}`;
      }
      await finished;
      database.close();
      return done;
    },
    [id, wish, which],
  );
}

/** Writes the draft anew under another id as the first version of Remit did, and says which. */
export function makeOld(page, id, other) {
  return page.evaluate(
    async ([id, other]) => {
      const text = localStorage.getItem(`remit:draft:${id}`);
      if (!text) return null;
      const open = indexedDB.open("remit");
      const database = await new Promise((done) => (open.onsuccess = () => done(open.result)));
      const head = await new Promise((done) => {
        const request = database.transaction("heads").objectStore("heads").get(id);
        request.onsuccess = () => done(JSON.parse(request.result));
      });
      database.close();
      const { saved, revision, matrix } = JSON.parse(text);
      // The last changes may be in the journal alone; the first version had none.
      if (revision < head.revision) return null;
      const old = { version: 1, saved, matrix: { ...matrix, id: other } };
      localStorage.setItem(`remit:draft:${other}`, JSON.stringify(old));
      return matrix.rows.length;
    },
    [id, other],
  );
}
