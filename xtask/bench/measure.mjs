// What is measured in the page: functions that are sent there.

/** Waits for the next frame to be painted. */
const frame = `new Promise((done) => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => done();
  channel.port2.postMessage(0);
}))`;

export const inPage = `
  window.painted = () => ${frame};
  /** From the data to the first cell with the focus, painted. */
  window.ready = async (json) => {
    const start = performance.now();
    await bench.start(json);
    await painted();
    return performance.now() - start;
  };
  /** From the next key to the first frame in which this shows something else. */
  window.fromKey = (shown, calm = 0) => {
    let before = shown();
    return new Promise((done) => {
      addEventListener("keydown", async () => {
        const start = performance.now();
        let last = NaN;
        for (;;) {
          await painted();
          const now = performance.now() - start;
          if (shown() !== before) {
            before = shown();
            last = now;
          }
          // What comes later than that belongs to the same key as well.
          if (now > last + calm || now > 5000) return done(last);
        }
      }, { capture: true, once: true });
    });
  };
  /** From the next key to the last frame in which its cell or its row shows something else: the
   *  letter, and what the rules say of it. */
  window.armed = () => {
    const shown = () => {
      const cell = bench.cell();
      const marks = [cell, cell.parentNode.firstElementChild].map(({ className }) => className);
      return [cell.textContent, ...marks].join("|");
    };
    window.result = fromKey(shown, 60);
  };
  /** How long each of so many steps of scrolling takes to be painted. */
  window.scrolled = async (steps, pixels) => {
    const scroller = bench.scroller();
    const times = [];
    for (let step = 0; step < steps; step++) {
      const start = performance.now();
      const before = scroller.scrollTop;
      scroller.scrollTop = before + pixels;
      if (scroller.scrollTop === before) scroller.scrollTop = 0;
      await painted();
      times.push(performance.now() - start);
    }
    return times;
  };
`;

/** Remit behind the same words. What it starts from is a draft that it keeps, as text. */
export const remit = `
  const until = async (find) => {
    for (;;) {
      const found = find();
      if (found) return found;
      await new Promise((next) => setTimeout(next, 1));
    }
  };
  window.bench = {
    async keep(json) {
      const data = new DataTransfer();
      data.items.add(new File([json], "bench.raci.json", { type: "application/json" }));
      window.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
      const add = await until(() =>
        [...document.querySelectorAll("dialog button")].find((button) => button.textContent === "Add as draft"));
      add.click();
      await until(() => this.cell());
      await until(() => document.querySelector(".saved")?.textContent.startsWith("Saved"));
      location.hash = "#/";
      await until(() => !this.cell());
    },
    async start() {
      document.querySelector('.library a[href^="#/draft/"]').click();
      await until(() => this.cell());
      this.cell().focus();
    },
    cell: () => document.querySelector('#grid [aria-rowindex="2"] td.holding'),
    scroller: () => document.getElementById("grid-scroll"),
  };
`;
