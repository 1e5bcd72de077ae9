// The life of one profile: a draft that is edited in one browser after the other, while all
// that can go wrong goes wrong; and after each of them a look at what is left.

import { see, seeUntil, sleep, start } from "./browser.mjs";
import { Tab } from "./hands.mjs";
import { Ledger, waits } from "./ledger.mjs";
import { damage, makeOld, storage } from "./stored.mjs";

/** What is done in a tab, and how often. */
const DEEDS = { letter: 30, clear: 4, text: 10, add: 4, remove: 2, undo: 6, redo: 3, both: 12,
  wait: 10, second: 6, quota: 3, abort: 4 };

/** How a browser ends, and how often. */
const ENDS = { kill: 8, killInside: 6, close: 3, reload: 3, leave: 3, damage: 4, old: 1 };

/** The ends that leave an app no time for anything. */
const KILLS = ["kill", "killInside"];

export class Life {
  constructor({ address, profile, random, count, say }) {
    Object.assign(this, { address, profile, random, count, say });
    this.serial = 0;
  }

  /** Begins a draft of OKMS. */
  async begin() {
    this.browser = await start(this.profile, this.address);
    const page = await this.browser.open("/published/ovhcloud-okms");
    await seeUntil(page, (seen) => seen.isThere);
    await page.getByRole("button", { name: "Edit as draft" }).click();
    const seen = await seeUntil(page, (seen) => seen.status.startsWith("Saved"));
    this.id = page.url().match(/draft\/([0-9a-f]{16})/)[1];
    this.ledger = new Ledger(seen.places);
    this.tabs = [new Tab(page, this)];
    this.isFaulty = false;
  }

  async end() {
    if (!this.browser.isDead) await this.browser.close();
  }

  unique() {
    return `Typed ${this.count.seed} number ${++this.serial}`;
  }

  /** One browser: some deeds, an end, and a look at what is left. */
  async round() {
    const deeds = this.random.between(4, 18);
    for (let at = 0; at < deeds; at++) {
      // However short a test is, something is typed in its first browser, and that is killed: by
      // chance alone some did neither.
      const isFirst = this.count.looks + at === 0;
      await this.deed(isFirst ? "letter" : this.random.weighted(DEEDS));
      this.hadUndo = false;
      for (const tab of this.tabs) this.hadUndo ||= (await tab.listen()).undo !== null;
    }
    const end = this.count.looks === 0 ? this.random.of(KILLS) : this.random.weighted(ENDS);
    this.count.ends[end] = (this.count.ends[end] ?? 0) + 1;
    const undo = await this[end]();
    await this.check(end, undo !== false);
  }

  tab() {
    return this.random.of(this.tabs);
  }

  /** A place of a tab: a party's cell, or a text. */
  async place(tab, kind) {
    const seen = await see(tab.page);
    const places = Object.keys(seen.places).filter((place) => {
      const [row, column] = place.split("-");
      if (kind === "cell") return column in seen.parties && !seen.headings.includes(row);
      if (kind === "activity") return column === "activity" && !seen.headings.includes(row);
      return column === "activity";
    });
    return places.length ? this.random.of(places) : null;
  }

  async deed(name) {
    const tab = this.tab();
    switch (name) {
      case "letter":
      case "clear": {
        const place = await this.place(tab, "cell");
        const letter = name === "clear" ? null : this.random.of([..."RACI"]);
        if (place) await tab.letter(place, letter);
        break;
      }
      case "text": {
        const place = await this.place(tab, "text");
        if (place) await tab.text(place, this.unique());
        break;
      }
      case "add": {
        const place = await this.place(tab, "activity");
        if (place && this.tabs.length === 1) await tab.add(place, this.unique());
        break;
      }
      case "remove": {
        const place = await this.place(tab, "activity");
        const rows = new Set(Object.keys((await see(tab.page)).places).map((p) => p.split("-")[0]));
        if (place && rows.size > 25) await tab.remove(place);
        break;
      }
      // Which change undo takes back is only told for sure where nobody else changes anything.
      case "undo":
        if (this.tabs.length === 1) await tab.cross("undo");
        break;
      case "redo":
        if (this.tabs.length === 1) await tab.cross("redo");
        break;
      case "both":
        await this.both();
        break;
      case "wait":
        if (this.random.chance(0.5)) await tab.saved(3_000);
        else await sleep(this.random.below(400));
        break;
      case "second":
        await this.second();
        break;
      case "quota":
        this.count.faults.quota++;
        this.isFaulty = true;
        await tab.page.evaluate((on) => (window.soak.quota = on), this.random.chance(0.6));
        break;
      case "abort":
        this.count.faults.aborts++;
        this.isFaulty = true;
        await tab.page.evaluate((times) => (window.soak.aborts += times), this.random.between(1, 3));
        break;
    }
  }

  /** Both tabs at the same moment, often on the same place. */
  async both() {
    if (this.tabs.length < 2) return;
    const kind = this.random.of(["cell", "text"]);
    const place = await this.place(this.tabs[0], kind);
    const other = this.random.chance(0.5) ? place : await this.place(this.tabs[1], kind);
    if (!place || !other) return;
    this.count.together++;
    const change = (tab, place) => {
      return kind === "text" ? tab.text(place, this.unique()) : tab.letter(place, this.random.of([..."RACI"]));
    };
    await Promise.all([change(this.tabs[0], place), change(this.tabs[1], other)]);
  }

  /** Opens a second tab, or closes one of two. */
  async second() {
    if (this.tabs.length === 1) {
      const page = await this.browser.open(`/draft/${this.id}`);
      await seeUntil(page, (seen) => seen.isThere);
      this.tabs.push(new Tab(page, this));
      this.count.tabs++;
    } else {
      const [closed] = this.tabs.splice(this.random.below(2), 1);
      await closed.page.close();
    }
  }

  async kill() {
    this.count.kills++;
    await this.browser.kill();
  }

  /** Killed while somebody types. */
  async killInside() {
    this.count.kills++;
    const tab = this.tab();
    const place = await this.place(tab, "text");
    const deed = this.random.chance(0.5) && place
      ? tab.text(place, this.unique())
      : this.deed("letter");
    const typed = deed.catch(() => {});
    await sleep(this.random.below(250));
    await this.browser.kill();
    await typed;
  }

  async close() {
    await this.browser.close();
  }

  async reload() {
    await this.tabs[0].page.reload();
    this.tabs = [new Tab(this.tabs[0].page, this)];
    await this.browser.close();
  }

  /** Left in the middle of a text that nobody has confirmed. */
  async leave() {
    if (this.isFaulty) return this.close();
    const tab = this.tab();
    const place = await this.place(tab, "text");
    const go = this.random.chance(0.5) ? () => tab.page.reload() : () => tab.page.close();
    if (place) await tab.text(place, this.unique(), go);
    await this.browser.close();
  }

  /** Something in storage is damaged while the app is not open. */
  async damage() {
    const page = await this.rested();
    const wish = this.random.of(["entry", "entry", "head", "snapshot", "local"]);
    const done = await damage(page, this.id, wish, this.random.below(1_000));
    if (done) {
      this.count.faults.damaged++;
      this.say(`damaged ${done}`);
    }
    await this.browser.close();
    // The history may be what was damaged.
    return done === null;
  }

  /** The draft as a Remit of the first version has written it. */
  async old() {
    // What waits for a choice is known to the journal alone; the first version had none.
    for (const tab of this.tabs) if ((await see(tab.page)).held.length) return this.close();
    const page = await this.rested();
    const other = this.random.below(0xffffffff).toString(16).padStart(16, "0");
    if (await makeOld(page, this.id, other)) {
      this.count.faults.old++;
      this.id = other;
    }
    await this.browser.close();
    return false;
  }

  /** All is saved and no tab is open: a page of the same origin without the app. */
  async rested() {
    for (const tab of this.tabs) {
      await tab.page.evaluate(() => Object.assign(window.soak, { quota: false, aborts: 0 }));
      await tab.rest();
      await tab.page.goto("about:blank");
    }
    return storage(this.browser, this.address);
  }

  /** Opens the draft in a new browser, and looks for all that was saved. */
  async check(end, undoes) {
    this.count.latencies.push(...this.browser.latencies);
    this.count.problems.push(...this.browser.problems);
    this.browser = await start(this.profile, this.address);
    this.isFaulty = false;
    const tab = new Tab(await this.browser.open(`/draft/${this.id}`), this);
    this.tabs = [tab];
    const isAsked = (seen) => seen.notice.includes("open last time");
    let seen = await seeUntil(tab.page, (seen) => isAsked(seen) || (seen.isThere && seen.status.startsWith("Saved")));
    if (isAsked(seen)) {
      // The browser was gone in the middle of a start, without a word to the page.
      await tab.page.getByRole("button", { name: "Open anyway" }).click();
      seen = await seeUntil(tab.page, (seen) => seen.isThere && seen.status.startsWith("Saved"));
    }
    let [lost, strange] = this.missing(seen);
    if (lost.length) {
      // What a tab that is gone has left is taken over a little later.
      await sleep(2_500);
      seen = await tab.rest();
      [lost, strange] = this.missing(seen);
    }
    this.count.looks++;
    this.count.lost.push(...lost.map((node) => {
      const [shows, story] = [seen.places[node.place] ?? null, this.ledger.story(node.place)];
      return `${end}: ${node.place} “${node.value}”, shows “${shows}” (${seen.notice}; ${story})`;
    }));
    this.count.strange.push(...strange.map((place) => `${end}: ${place} “${seen.places[place]}”`));
    this.ledger.settle(seen.places, (node) => waits(node, seen));
    for (const node of this.ledger.all(seen.places)) node.saved = true;
    if (lost.length) this.ledger = new Ledger(seen.places);
    if (seen.held.length) await this.choose(tab, seen);
    if (undoes && this.hadUndo && seen.undo === null) this.count.strange.push(`${end}: nothing to undo`);
    if (undoes) await this.undoWorks(tab, end);
  }

  missing(seen) {
    return [this.ledger.lost(seen.places, (node) => waits(node, seen)), this.ledger.strange(seen.places)];
  }

  /** What waits for a choice is chosen, one way or the other. */
  async choose(tab, seen) {
    this.count.held += seen.held.length;
    for (let left = seen.held.length; left > 0; left--) {
      const before = await see(tab.page);
      const name = this.random.chance(0.5) ? "Use the other edit" : "Keep your draft";
      await tab.page.locator(".notice.conflict").first().getByRole("button", { name }).click();
      const after = await seeUntil(tab.page, (seen) => seen.held.length < before.held.length, 3_000);
      this.noteAll(before, after);
    }
    await tab.saved();
    const now = await see(tab.page);
    // What was given up is over.
    this.ledger = new Ledger(now.places);
  }

  noteAll(before, after) {
    for (const place of new Set([...Object.keys(before.places), ...Object.keys(after.places)])) {
      const [from, to] = [before.places[place] ?? null, after.places[place] ?? null];
      if (from !== to) this.ledger.typed(place, to, from);
    }
  }

  /** The last step goes back and comes again. */
  async undoWorks(tab, end) {
    const name = (await see(tab.page)).undo;
    if (name === null) return;
    const { before, after, changed } = await tab.cross("undo");
    const isBack = after.undo !== name || changed > 0;
    const again = await tab.cross("redo");
    const differs = JSON.stringify(again.after.places) !== JSON.stringify(before.places);
    this.count.undone++;
    if (!isBack || differs) {
      this.count.strange.push(`${end}: undo of ${name} ${isBack ? "does not come again" : "does nothing"} (${after.notice})`);
    }
    await tab.saved();
  }
}
