// What was typed, and what of it a screen has called saved.
//
// A place is a cell, a text or a heading; what stands in it is a text, or null where its row is
// not there. Each change of a place is a node behind the one that the screen showed when it was
// typed. The rule is one: of each node that was called saved, it or something that was typed
// over it is on the screen, or waits for a choice above the matrix.

export class Ledger {
  #places = new Map();
  #last = 0;

  /** Begins with what a screen shows: all of it is saved. */
  constructor(screen) {
    for (const place of Object.keys(screen)) this.#node(place, screen[place], null).saved = true;
  }

  #node(place, value, over) {
    const node = { place, value, over, number: ++this.#last, saved: false };
    if (!this.#places.has(place)) this.#places.set(place, []);
    this.#places.get(place).push(node);
    return node;
  }

  #nodes(place) {
    // A place that was not there when it all began had no row.
    if (!this.#places.has(place)) this.#node(place, null, null).saved = true;
    return this.#places.get(place);
  }

  /** The latest node of a place with this value. */
  shown(place, value) {
    return this.#nodes(place).findLast((node) => node.value === value);
  }

  /**
   * Notes that a value was typed where a screen showed another one. Two tabs that type the same
   * over the same have said one thing: what is typed over the one is typed over the other.
   */
  typed(place, value, seen) {
    const over = this.shown(place, seen) ?? this.#nodes(place)[0];
    const same = this.#nodes(place).find((node) => node.value === value && node.over === over);
    return same ?? this.#node(place, value, over);
  }

  /** The saved nodes of which nothing is left, given what is on a screen and what waits. */
  lost(screen, waits) {
    const lost = [];
    for (const [place, nodes] of this.#places) {
      const value = screen[place] ?? null;
      const safe = new Set();
      for (const node of nodes) {
        if (node.value !== value && !waits(node)) continue;
        for (let at = node; at; at = at.over) safe.add(at);
      }
      lost.push(...nodes.filter((node) => node.saved && !safe.has(node)));
    }
    return lost;
  }

  /** What is known of a place, from first to last, in words. */
  story(place) {
    return this.#nodes(place).map(({ number, value, over, saved }) => {
      return `${number} “${value}”${over ? ` over ${over.number}` : ""}${saved ? " saved" : ""}`;
    }).join(", ");
  }

  /** Values on a screen that nobody has typed. */
  strange(screen) {
    const places = Object.keys(screen).filter((place) => this.#places.has(place));
    return places.filter((place) => !this.shown(place, screen[place]));
  }

  /** Forgets what was never saved and did not come through, and takes the rest as it is. */
  settle(screen, waits) {
    for (const place of Object.keys(screen)) {
      // A row that was added while the browser was killed.
      if (!this.#places.has(place)) this.#node(place, screen[place], null);
    }
    for (const [place, nodes] of this.#places) {
      const stay = new Set();
      for (const node of nodes) {
        if (!node.saved && node !== this.shown(place, screen[place] ?? null) && !waits(node)) continue;
        for (let at = node; at; at = at.over) stay.add(at);
      }
      this.#places.set(place, nodes.filter((node) => stay.has(node)));
    }
  }

  /** All nodes that a screen shows. */
  all(screen) {
    return [...this.#places.keys()].map((place) => this.shown(place, screen[place] ?? null)).filter(Boolean);
  }
}

/** Whether what was typed waits above the matrix. */
export function waits(node, seen) {
  const [row, column] = node.place.split("-");
  const party = seen.parties[column];
  const text = seen.places[`${row}-activity`] ?? "";
  return seen.held.some(({ words, changes }) => {
    if (words.includes("Recover last edit")) return true;
    if (node.value === null) return /delete/i.test(words);
    return changes.some(({ title, other }) => {
      if (!party) return node.value !== "" && other.includes(node.value);
      return other === (node.value || "empty") && title.endsWith(`: ${party}`) && title.includes(text);
    });
  });
}
