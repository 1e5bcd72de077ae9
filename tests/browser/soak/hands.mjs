// What a person does in a tab: each is done at the keyboard, and noted in the ledger.

import { see, seeUntil, sleep } from "./browser.mjs";

const LETTERS = "RACI";

/** The letters of a cell once one of them was pressed. */
function toggled(letters, letter) {
  const has = letters.includes(letter);
  return [...LETTERS].filter((other) => (other === letter ? !has : letters.includes(other))).join("");
}

/** A tab with what was typed in it and not yet called saved. */
export class Tab {
  waiting = [];

  constructor(page, soak) {
    this.page = page;
    this.soak = soak;
  }

  get ledger() {
    return this.soak.ledger;
  }

  /** Everything typed so far is saved, if the screen says so. */
  async listen() {
    const before = this.waiting.length;
    const seen = await see(this.page);
    if (seen.status.startsWith("Saved")) {
      for (const node of this.waiting.splice(0, before)) node.saved = true;
    }
    return seen;
  }

  /** Waits for that, if it comes. */
  async saved(patience = 15_000) {
    const end = Date.now() + patience;
    do {
      const seen = await this.listen();
      if (seen.status.startsWith("Saved")) return true;
      await sleep(20);
    } while (Date.now() < end);
    return false;
  }

  async #focus(place) {
    await this.page.bringToFront();
    await this.page.evaluate((id) => document.getElementById(id)?.focus(), `cell-${place}`);
  }

  /** What stood at the place that had the focus when its key went down. */
  async #seen(place) {
    const seen = await this.page.evaluate(() => window.soak.seen);
    return seen?.id === `cell-${place}` ? seen.value : null;
  }

  #note(place, value, seen) {
    this.soak.count.edits++;
    this.waiting.push(this.ledger.typed(place, value, seen));
  }

  /** Presses a letter on a cell, or empties it. */
  async letter(place, letter) {
    const before = (await see(this.page)).places[place];
    if (before === undefined || (letter === null && before === "")) return;
    const after = letter === null ? "" : toggled(before, letter);
    await this.#focus(place);
    let node = this.ledger.typed(place, after, before);
    this.soak.count.edits++;
    await this.page.keyboard.press(letter === null ? "Delete" : letter.toLowerCase());
    const seen = await this.#seen(place);
    if (seen !== null && seen !== before) {
      // Another tab was quicker by a moment: what was typed was typed over that.
      node = this.ledger.typed(place, letter === null ? "" : toggled(seen, letter), seen);
    }
    this.waiting.push(node);
  }

  /** Types a text over the one of an activity or a heading. */
  async text(place, text, leave) {
    const before = (await see(this.page)).places[place];
    if (before === undefined) return;
    await this.#focus(place);
    await this.page.keyboard.press("F2");
    const field = await this.page.evaluate(() => document.activeElement?.id);
    if (field !== "line-editor") throw new Error(`F2 on ${place} has opened no field, but ${field} has the focus`);
    await this.page.keyboard.press("Control+A");
    await this.page.keyboard.type(text);
    const seen = await this.#seen(place);
    const node = this.ledger.typed(place, text, seen ?? before);
    this.soak.count.edits++;
    if (leave) {
      await leave();
      // The promise is that leaving in the middle of it loses nothing.
      node.saved = true;
    } else {
      await this.page.keyboard.press("Enter");
      this.waiting.push(node);
    }
  }

  /** Adds an activity behind another one. */
  async add(place, text) {
    const before = new Set(Object.keys((await see(this.page)).places));
    await this.#focus(place);
    await this.page.keyboard.press("Alt+Enter");
    await this.page.locator("#line-editor:focus").waitFor();
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
    await this.page.keyboard.press("Escape");
    const seen = await see(this.page);
    const added = Object.keys(seen.places).find((other) => !before.has(other) && seen.places[other] === text);
    if (!added) return;
    const row = added.split("-")[0];
    // The row is there before its text is: a browser that ends in between keeps an empty one.
    this.ledger.typed(added, "", null);
    for (const other of Object.keys(seen.places).filter((other) => other.startsWith(row))) {
      this.#note(other, seen.places[other], null);
    }
  }

  /** Deletes the row of an activity. */
  async remove(place) {
    const before = (await see(this.page)).places;
    if (before[place] === undefined) return;
    const row = place.split("-")[0];
    const nodes = Object.keys(before).filter((other) => other.startsWith(row)).map((other) => {
      return this.ledger.typed(other, null, before[other]);
    });
    await this.#focus(place);
    this.soak.count.edits++;
    await this.page.keyboard.press("Alt+Delete");
    this.waiting.push(...nodes);
  }

  /** Takes the last step back, or makes it again; what changes by that was typed, too. */
  async cross(way) {
    const before = await see(this.page);
    if (before[way] === null) return { before, after: before, changed: 0 };
    await this.page.bringToFront();
    await this.page.keyboard.press(way === "undo" ? "Control+z" : "Control+Shift+z");
    const shown = ({ places, undo, redo, notice }) => JSON.stringify([places, undo, redo, notice]);
    const after = await seeUntil(this.page, (seen) => shown(seen) !== shown(before), 3_000);
    const places = new Set([...Object.keys(before.places), ...Object.keys(after.places)]);
    let changed = 0;
    for (const place of places) {
      const [from, to] = [before.places[place] ?? null, after.places[place] ?? null];
      if (from === to) continue;
      changed++;
      this.#note(place, to, from);
    }
    return { before, after, changed };
  }

  /** What the tab shows when all is at rest. */
  async rest() {
    await this.saved();
    return seeUntil(this.page, (seen) => seen.status.startsWith("Saved"), 1_000);
  }
}
