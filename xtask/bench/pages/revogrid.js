import "/npm/@revolist/revogrid/dist/revo-grid/revo-grid.esm.js";
import { PARTIES, rules, toggled } from "./data.js";

let grid;

window.bench = {
  async start(json) {
    const source = JSON.parse(json).map(({ text, cells }) => {
      const row = { text };
      cells.forEach((held, party) => (row[`p${party}`] = held));
      return row;
    });
    const cellsOf = (row) => Array.from({ length: PARTIES }, (_, party) => row[`p${party}`]);
    grid = document.createElement("revo-grid");
    grid.style.height = "100vh";
    grid.rowSize = 31;
    grid.columns = [
      {
        prop: "text", name: "Activity", size: 300, pin: "colPinStart", readonly: true,
        cellProperties: ({ model }) => ({ class: rules(cellsOf(model)).worst }),
      },
      ...Array.from({ length: PARTIES }, (_, party) => ({
        prop: `p${party}`, name: `Party ${party + 1}`, size: 100, readonly: true,
        cellTemplate: (h, { value }) => [...(value ?? "")].map((code) => h("span", { class: `l ${code}` }, code)),
        cellProperties: ({ model }) => {
          const { worst, marked } = rules(cellsOf(model));
          return { class: marked.includes(party) ? `has-${worst}` : "" };
        },
      })),
    ];
    grid.source = source;
    document.getElementById("grid").append(grid);
    for (;;) {
      await new Promise((next) => requestAnimationFrame(next));
      if (this.cell()?.textContent) break;
    }
    await grid.setCellsFocus({ x: 0, y: 0 }, { x: 0, y: 0 }, "rgCol", "rgRow");
    document.addEventListener("keydown", async (event) => {
      if (!/^[raci]$/i.test(event.key)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      // The rules of a row look at all its cells, so it is drawn anew, and not the cell alone.
      source[0].p0 = toggled(source[0].p0, event.key);
      await grid.refresh("rgRow");
    }, true);
  },
  cell: () => document.querySelector('revogr-viewport-scroll.rgCol .rgCell[data-rgrow="0"][data-rgcol="0"]'),
  scroller() {
    const room = (element) => element.scrollHeight - element.clientHeight;
    this.found ??= [...document.querySelectorAll("revo-grid *")].reduce((a, b) => (room(b) > room(a) ? b : a));
    return this.found;
  },
};
