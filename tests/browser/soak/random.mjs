// Choices that follow from a seed, so that a run can be had again.

/** A source of choices (mulberry32). */
export function choices(seed) {
  let state = seed >>> 0;
  const number = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count) => Math.floor(number() * count);
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (part) => number() < part,
    of: (list) => list[below(list.length)],
    /** One of the names of an object, as often as its number says. */
    weighted(weights) {
      let at = number() * Object.values(weights).reduce((sum, weight) => sum + weight, 0);
      for (const [name, weight] of Object.entries(weights)) {
        at -= weight;
        if (at < 0) return name;
      }
      return Object.keys(weights)[0];
    },
  };
}
