// The same rows and the same row rules for every contender.

export const PARTIES = 8;
export const CODES = ["R", "A", "C", "I"];
const HELD = ["RA", "R", "A", "C", "I", "", "", "CI"];

/** So many activities: a text, and what each of eight parties holds. */
export function rows(activities) {
  return Array.from({ length: activities }, (_, number) => ({
    text: `Restore the storage volumes, part ${number + 1}`,
    cells: Array.from({ length: PARTIES }, (_, at) => HELD[(number * 7 + at * 3) % HELD.length]),
  }));
}

/** The rules of one row: how bad it is, and which cells that is about. */
export function rules(cells) {
  const having = (code) => cells.flatMap((held, at) => (held.includes(code) ? [at] : []));
  const accountable = having("A");
  const responsible = having("R");
  if (accountable.length > 1) return { worst: "error", marked: accountable };
  if (accountable.length === 0) return { worst: "error", marked: [] };
  if (responsible.length === 0) return { worst: "warning", marked: [] };
  const informed = cells.flatMap((held, at) => (/[RA]/.test(held) && held.includes("I") ? [at] : []));
  return { worst: informed.length ? "warning" : "", marked: informed };
}

/** What a letter's key makes of a cell. */
export function toggled(held, key) {
  const code = key.toUpperCase();
  return CODES.filter((letter) => held.includes(letter) !== (letter === code)).join("");
}

/** The letters of a cell as markup that holds nothing else. */
export const letters = (held) => [...held].map((code) => `<span class="l ${code}">${code}</span>`).join("");
