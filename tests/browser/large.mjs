// Made-up matrices of any size, the same each time, as files of our own format.

const HELD = ["RA", "R", "A", "C", "I", "", "", "CI"];
const hex = (number) => number.toString(16).padStart(16, "0");

/** So many activities and parties, a section before every twentieth activity. */
export function largeMatrix(activities, parties) {
  const names = Array.from({ length: parties }, (_, at) => `Party ${at + 1}`);
  const rows = [];
  for (let number = 0; number < activities; number++) {
    if (number % 20 === 0) {
      const id = hex(0x20000000 + number);
      rows.push({ id, section: `Section ${number / 20 + 1}`, number: `${number / 20 + 1}.` });
    }
    const cells = {};
    names.forEach((name, at) => {
      const held = HELD[(number * 7 + at * 3) % HELD.length];
      if (held) cells[name] = held;
    });
    const activity = `Restore the storage volumes of all tenants, part ${number + 1}`;
    rows.push({ id: hex(0x10000000 + number), activity, cells });
  }
  return JSON.stringify({
    format: "remit-matrix",
    version: 1,
    id: hex(0x30000000 + activities),
    title: `${activities} by ${parties}`,
    letters: [
      ["R", "responsible"], ["A", "accountable"], ["C", "consulted"], ["I", "informed"],
    ].map(([code, kind]) => ({ code, kind, name: "", definition: "" })),
    parties: names.map((name, at) => ({ id: hex(0x40000000 + at), name, side: "other" })),
    rows,
  });
}
