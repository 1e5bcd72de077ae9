// What can be done by hand: a fixed pool of row slots, each showing row top + slot, one listener
// for each event, and nothing that is not needed for that.

import { PARTIES, letters, rules, toggled } from "./data.js";

const HEIGHT = 31;
const AHEAD = 12;
let data;
let slots = [];
let top = -1;
let cursor = [0, 0];
let scroll;

function paintCell(cell, text) {
  if (cell.held === text) return;
  cell.held = text;
  cell.innerHTML = letters(text);
}

function paintRow(slot, at) {
  const { row, cells } = slot;
  slot.at = at;
  row.style.top = `${at * HEIGHT}px`;
  row.setAttribute("aria-rowindex", at + 2);
  cells[0].textContent = data[at].text;
  paintRules(slot);
}

function paintRules({ at, row, cells }) {
  const { worst, marked } = rules(data[at].cells);
  row.className = "row";
  data[at].cells.forEach((held, party) => {
    const cell = cells[party + 1];
    paintCell(cell, held);
    cell.className = marked.includes(party) ? `cell has-${worst}` : "cell";
    cell.tabIndex = at === cursor[0] && party === cursor[1] ? 0 : -1;
  });
  cells[0].className = worst ? `cell ${worst}` : "cell";
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
  paintRules(slot);
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
      row.setAttribute("role", "row");
      row.innerHTML = `<div class="cell"></div>`.repeat(PARTIES + 1);
      body.append(row);
      slots.push({ index, row, cells: [...row.children] });
    }
    scroll.addEventListener("scroll", show);
    scroll.addEventListener("keydown", key);
    show();
    this.cell().focus();
  },
  cell: () => slots.find(({ at }) => at === 0).cells[1],
  scroller: () => scroll,
};
