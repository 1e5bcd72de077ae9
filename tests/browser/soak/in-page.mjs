// What runs inside the page, before the app: faults that can be switched on, and a clock that
// measures how long it takes from the last key until the screen says "Saved".

export function install() {
  if (window.soak) return;
  const soak = { quota: false, aborts: 0, seen: null };
  window.soak = soak;

  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    if (soak.quota) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    return setItem.call(this, key, value);
  };

  let isTroubled = false;
  // A transaction that writes a head has already added the entry: it is given up as a whole.
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...args) {
    const request = put.apply(this, args);
    if (this.name === "heads" && soak.aborts > 0) {
      soak.aborts -= 1;
      isTroubled = true;
      this.transaction.abort();
    }
    return request;
  };

  const value = (id) => {
    const cell = document.getElementById(id);
    if (!cell) return null;
    const isText = cell.dataset.column === "activity";
    return ((isText && cell.querySelector("span")) || cell).textContent;
  };
  let lastKey = null;
  const key = () => {
    lastKey = performance.now();
    // What stands there when somebody begins to type; the field that then opens covers it.
    const id = document.activeElement?.id;
    if (id?.startsWith("cell-")) soak.seen = { id, value: value(id) };
  };
  addEventListener("keydown", key, true);
  addEventListener("input", key, true);

  const status = () => document.querySelector(".saved")?.textContent ?? "";
  let before = "";
  new MutationObserver(() => {
    const now = status();
    if (now === before) return;
    if (now.startsWith("Saved") && lastKey !== null) {
      // A transaction that was made to fail takes as long as it takes.
      if (!isTroubled && before.startsWith("Saving")) {
        console.debug(`saved after ${performance.now() - lastKey}`);
      }
      isTroubled = false;
      lastKey = null;
    }
    before = now;
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** All places of the grid, what stands in them, and what the screen says of saving. */
export function look() {
  const grid = document.querySelector("[role=grid]");
  const places = {};
  const headings = [];
  for (const row of grid?.querySelectorAll("[role=row][data-row]") ?? []) {
    const id = row.dataset.row;
    if (row.dataset.section !== undefined) headings.push(id);
    for (const cell of row.querySelectorAll("[data-column]")) {
      const holder = (cell.dataset.column === "activity" && cell.querySelector("span")) || cell;
      places[`${id}-${cell.dataset.column}`] = holder.textContent;
    }
  }
  const parties = {};
  for (const cell of grid?.querySelectorAll("[role=gridcell][data-party]") ?? []) {
    parties[cell.dataset.column] = cell.dataset.party;
  }
  // What each conflict shows: the words, and of each change its title and what the other edit has.
  const held = [...document.querySelectorAll(".notice.conflict")].map((notice) => ({
    words: notice.querySelector("p").textContent,
    changes: [...notice.querySelectorAll("h3")].map((title) => ({
      title: title.textContent,
      other: title.nextElementSibling.querySelector("dd:last-of-type").textContent,
    })),
  }));
  const step = (name) => {
    const button = document.querySelector(`button[aria-label=${name}]`);
    return button && !button.disabled ? button.title : null;
  };
  return {
    isThere: Boolean(grid),
    places,
    headings,
    parties,
    held,
    status: document.querySelector(".saved")?.textContent ?? "",
    undo: step("Undo"),
    redo: step("Redo"),
    notice: [...document.querySelectorAll(".notice:not(.conflict) p")].map((line) => line.textContent).join(" "),
    isFailed: document.getElementById("failed")?.hidden === false,
  };
}
