import { TabulatorFull as Tabulator } from "/npm/tabulator-tables/dist/js/tabulator_esm.min.mjs";
import { PARTIES, letters, rules, toggled } from "./data.js";

let table;

window.bench = {
  async start(json) {
    const data = JSON.parse(json).map(({ text, cells }, id) => {
      const row = { id, text };
      cells.forEach((held, party) => (row[`p${party}`] = held));
      return row;
    });
    const cellsOf = (row) => Array.from({ length: PARTIES }, (_, party) => row[`p${party}`]);
    table = new Tabulator("#grid", {
      data,
      height: "100vh",
      rowHeight: 31,
      columns: [
        { field: "text", title: "Activity", width: 300, frozen: true },
        ...Array.from({ length: PARTIES }, (_, party) => ({
          field: `p${party}`, title: `Party ${party + 1}`, width: 100,
          formatter: (cell) => letters(cell.getValue()),
        })),
      ],
      rowFormatter: (row) => {
        const { worst, marked } = rules(cellsOf(row.getData()));
        row.getCells().forEach((cell, at) => {
          const element = cell.getElement();
          const bad = at === 0 ? worst !== "" : marked.includes(at - 1);
          element.classList.toggle("has-error", bad && worst === "error");
          element.classList.toggle("has-warning", bad && worst === "warning");
        });
      },
    });
    await new Promise((done) => table.on("tableBuilt", done));
    while (!this.cell()) await new Promise((next) => requestAnimationFrame(next));
    this.cell().tabIndex = 0;
    this.cell().focus();
    document.getElementById("grid").addEventListener("keydown", (event) => {
      if (!/^[raci]$/i.test(event.key)) return;
      const row = table.getRowFromPosition(1);
      const cell = row.getCell("p0");
      cell.setValue(toggled(cell.getValue(), event.key));
      row.reformat();
      this.cell().tabIndex = 0;
      this.cell().focus();
    });
  },
  cell: () => document.querySelector('.tabulator-row [tabulator-field="p0"]'),
  scroller: () => document.querySelector(".tabulator-tableholder"),
};
