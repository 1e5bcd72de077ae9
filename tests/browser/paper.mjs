// What is on paper: prints a page, and reads the PDF back with `pdftotext` of poppler-utils.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "./fixtures.mjs";

/** The sizes of paper that people print on. */
export const PAPERS = {
  "A4 upright": { format: "A4" },
  "A4 across": { format: "A4", landscape: true },
  "Letter upright": { format: "Letter" },
  "Letter across": { format: "Letter", landscape: true },
};

/** The margins of our style sheet, in points: the browser does not ask for others. */
const MARGIN = (12 / 25.4) * 72;

/** Waits until what draws paper is loaded. */
export async function ready(page) {
  const isDrawn = () =>
    page.evaluate(() => {
      window.dispatchEvent(new Event("beforeprint"));
      const isDrawn = document.querySelector("#print-sheet table") !== null;
      window.dispatchEvent(new Event("afterprint"));
      return isDrawn;
    });
  await expect.poll(isDrawn).toBe(true);
}

/** Prints the page as it is, and returns the pages of the paper: each its words with their places. */
export async function printed(page, paper = PAPERS["A4 upright"], file = undefined) {
  const margin = Object.fromEntries(["top", "right", "bottom", "left"].map((side) => [side, "12mm"]));
  const pdf = await page.pdf({ ...paper, margin });
  const folder = mkdtempSync(join(tmpdir(), "remit-paper-"));
  try {
    const at = file ?? join(folder, "paper.pdf");
    writeFileSync(at, pdf);
    const out = join(folder, "words.html");
    execFileSync("pdftotext", ["-bbox", at, out]);
    return pages(readFileSync(out, "utf8"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const DECODED = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };

function pages(text) {
  return [...text.matchAll(/<page width="([\d.]+)" height="([\d.]+)">(.*?)<\/page>/gs)].map(
    ([, width, height, inside]) => {
      const found = /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g;
      const words = [...inside.matchAll(found)].map(([, ...parts]) => {
        const [left, top, right, bottom] = parts.slice(0, 4).map(Number);
        const word = parts[4].replace(/&\w+;|&#39;/g, (sign) => DECODED[sign] ?? sign);
        return { word, left, top, right, bottom, middle: (left + right) / 2 };
      });
      return { width: Number(width), height: Number(height), words };
    },
  );
}

/** All words of the paper. */
export const words = (pages) => pages.flatMap(({ words }) => words.map(({ word }) => word));

/** Words that lie outside the margins of their page. */
export function clipped(pages) {
  return pages.flatMap(({ words, width, height }, at) =>
    words
      .filter(({ left, right, top, bottom }) =>
        left < MARGIN - 1 || right > width - MARGIN + 1 || top < MARGIN - 2 || bottom > height - MARGIN + 2)
      .map(({ word }) => `${word} on page ${at + 1}`),
  );
}

/**
 * Reads the matrix off the paper by where things stand: what each party holds for each activity.
 * Activities and parties are single words here. Whatever is there twice is a fault, and so is a
 * page with activities and without names.
 */
export function readMatrix(pages, { activity = /^Act\d+$/, party = /^Party-\d+$/ } = {}) {
  const held = {};
  const faults = [];
  pages.forEach(({ words }, at) => {
    const heads = words.filter(({ word }) => party.test(word));
    const rows = words.filter(({ word }) => activity.test(word)).sort((a, b) => a.top - b.top);
    if (rows.length > 0 && heads.length === 0) faults.push(`page ${at + 1} has no names`);
    const letters = words.filter(({ word }) => /^[RACI]+$/.test(word));
    for (const row of rows) {
      for (const head of heads) {
        const key = `${row.word} ${head.word}`;
        if (key in held) faults.push(`${key} is there twice`);
        held[key] ??= "";
      }
    }
    const last = Math.max(...rows.map(({ bottom }) => bottom));
    for (const letter of letters) {
      // Letters below each other in a narrow cell belong to the row that begins above them.
      const row = rows.findLast(({ top }) => top <= letter.top + 4);
      if (!row || letter.top > last + 30) continue;
      const near = (head) => Math.abs(head.middle - letter.middle);
      const head = heads.reduce((best, head) => (near(head) < near(best) ? head : best), heads[0]);
      if (head) held[`${row.word} ${head.word}`] += letter.word;
    }
  });
  return { held, faults };
}
