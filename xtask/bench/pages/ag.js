import "/npm/ag-grid-community/dist/ag-grid-community.min.js";
import { PARTIES, letters, rules, toggled } from "./data.js";

const { createGrid, ModuleRegistry, AllCommunityModule } = window.agGrid;
if (ModuleRegistry && AllCommunityModule) ModuleRegistry.registerModules([AllCommunityModule]);
let api;

window.bench = {
  async start(json) {
    const rowData = JSON.parse(json).map(({ text, cells }, id) => {
      const row = { id: String(id), text };
      cells.forEach((held, party) => (row[`p${party}`] = held));
      return row;
    });
    const cellsOf = (row) => Array.from({ length: PARTIES }, (_, party) => row[`p${party}`]);
    const marks = (worst, party) => ({ data }) => {
      const found = rules(cellsOf(data));
      return found.worst === worst && found.marked.includes(party);
    };
    const grid = document.getElementById("grid");
    await new Promise((done) => {
      api = createGrid(grid, {
        rowData,
        getRowId: ({ data }) => data.id,
        rowHeight: 31,
        columnDefs: [
          {
            field: "text", headerName: "Activity", width: 300, pinned: "left",
            cellClassRules: {
              error: ({ data }) => rules(cellsOf(data)).worst === "error",
              warning: ({ data }) => rules(cellsOf(data)).worst === "warning",
            },
          },
          ...Array.from({ length: PARTIES }, (_, party) => ({
            field: `p${party}`, headerName: `Party ${party + 1}`, width: 100,
            cellRenderer: ({ value }) => letters(value ?? ""),
            cellClassRules: { "has-error": marks("error", party), "has-warning": marks("warning", party) },
          })),
        ],
        onCellKeyDown: ({ event, node, column }) => {
          if (!/^[raci]$/i.test(event.key) || column.getColId() === "text") return;
          const id = column.getColId();
          node.setDataValue(id, toggled(node.data[id], event.key));
          // The rules of a row look at all its cells.
          api.refreshCells({ rowNodes: [node], force: false, suppressFlash: true });
        },
        onFirstDataRendered: done,
      });
    });
    api.setFocusedCell(0, "p0");
  },
  cell: () => document.querySelector('[row-index="0"] [col-id="p0"]'),
  scroller() {
    const room = (element) => element.scrollHeight - element.clientHeight;
    this.found ??= [...document.querySelectorAll("#grid *")].reduce((a, b) => (room(b) > room(a) ? b : a));
    return this.found;
  },
};
