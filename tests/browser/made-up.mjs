// Small matrices, made up for a test and imported.

import { expect } from "./fixtures.mjs";
import { choose, grid, open } from "./app.mjs";

/** An id of a row or a party. */
export const id = (at) => at.toString(16).padStart(16, "0");

/**
 * Imports a matrix of two parties with these rows: a title for a section, or an activity, what
 * each of the two holds, and more keys of the row, if there are any.
 */
export async function imported(page, rows, more = {}) {
  const file = {
    format: "remit-matrix",
    version: 1,
    id: "00000000000000aa",
    title: "Made up",
    letters: [
      { code: "R", kind: "responsible" },
      { code: "A", kind: "accountable" },
      { code: "C", kind: "consulted" },
      { code: "I", kind: "informed" },
    ],
    parties: [
      { id: id(1), name: "Customer", side: "customer" },
      { id: id(2), name: "Provider", side: "provider" },
    ],
    rows: rows.map((row, at) => {
      if (typeof row === "string") return { id: id(at + 100), section: row };
      if (!Array.isArray(row)) return { id: id(at + 100), ...row };
      const [activity, customer, provider, keys] = row;
      return { id: id(at + 100), activity, cells: { Customer: customer, Provider: provider }, ...keys };
    }),
    ...more,
  };
  await open(page);
  await choose(page, "made-up.raci.json", JSON.stringify(file));
  await page.getByRole("dialog").getByRole("button", { name: "Add as draft" }).click();
  await grid(page, "Made up");
  await expect(page.getByRole("region", { name: "Checks" })).toBeVisible();
}
