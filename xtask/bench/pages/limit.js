// What can be done by hand: a fixed pool of row slots, each showing row top + slot, one listener
// for each event, and nothing that is not needed for that. A key writes what it changes and
// nothing else: the letter, and the classes that are other ones by then.

import { CODES, PARTIES, rules, toggled } from "./data.js";

const HEIGHT = 31;
const AHEAD = 12;
let data;
let slots = [];
let top = -1;
let scroll;

/** A letter that stands in no cell. */
const templates = new Map(CODES.map((code) => {
  const span = document.createElement("span");
  span.className = `l ${code}`;
  span.textContent = code;
  return [code, span];
}));

function paintCell(cell, held) {
  if (cell.held === held) return;
  cell.held = held;
  let next = cell.firstChild;
  for (const code of held) {
    // Letters stand in one order: what is there and does not belong is before the next one.
    while (next && next.textContent !== code && !held.includes(next.textContent)) {
      const gone = next;
      next = next.nextSibling;
      gone.remove();
    }
    if (next?.textContent === code) next = next.nextSibling;
    else cell.insertBefore(templates.get(code).cloneNode(true), next);
  }
  while (next) {
    const gone = next;
    next = next.nextSibling;
    gone.remove();
  }
}

function classed(element, name) {
  if (element.classed === name) return;
  element.classed = name;
  element.className = name;
}

function paintRow(slot, at) {
  const { row, cells } = slot;
  slot.at = at;
  row.style.top = `${at * HEIGHT}px`;
  row.setAttribute("aria-rowindex", at + 2);
  cells[0].textContent = data[at].text;
  paintCells(slot);
}

function paintCells({ at, cells }) {
  const { worst, marked } = rules(data[at].cells);
  data[at].cells.forEach((held, party) => {
    paintCell(cells[party + 1], held);
    classed(cells[party + 1], marked.includes(party) ? `cell has-${worst}` : "cell");
  });
  classed(cells[0], worst ? `cell ${worst}` : "cell");
}

function show() {
  const first = Math.min(
    Math.max(0, Math.floor(scroll.scrollTop / HEIGHT) - AHEAD),
    Math.max(0, data.length - slots.length),
  );
  if (first === top) return;
  top = first;
  // A slot shows the same row as long as that is among those to be shown.
  for (const slot of slots) {
    const at = first + ((((slot.index - first) % slots.length) + slots.length) % slots.length);
    if (slot.at !== at) paintRow(slot, at);
  }
}

function key(event) {
  const cell = event.target.closest(".cell");
  if (!cell || !/^[raci]$/i.test(event.key)) return;
  const slot = slots.find(({ row }) => row === cell.parentNode);
  const party = slot.cells.indexOf(cell) - 1;
  data[slot.at].cells[party] = toggled(data[slot.at].cells[party], event.key);
  paintCells(slot);
}

window.bench = {
  async start(json) {
    data = JSON.parse(json);
    const grid = document.getElementById("grid");
    grid.innerHTML = `<div class="scroll"><div class="head" role="row"><div class="cell">Activity</div>${
      `<div class="cell">Party</div>`.repeat(PARTIES)}</div><div class="body"></div></div>`;
    scroll = grid.firstChild;
    const body = scroll.lastChild;
    body.style.height = `${data.length * HEIGHT}px`;
    const count = Math.min(data.length, Math.ceil(innerHeight / HEIGHT) + 2 * AHEAD);
    for (let index = 0; index < count; index++) {
      const row = document.createElement("div");
      row.className = "row";
      row.setAttribute("role", "row");
      row.innerHTML = `<div class="cell" tabindex="-1"></div>`.repeat(PARTIES + 1);
      slots.push({ index, row, cells: [...row.children] });
    }
    show();
    body.append(...slots.map(({ row }) => row));
    scroll.addEventListener("scroll", show);
    scroll.addEventListener("keydown", key);
    this.cell().tabIndex = 0;
    this.cell().focus();
  },
  cell: () => slots.find(({ at }) => at === 0).cells[1],
  scroller: () => scroll,
};
