// Faults that people met, each with its story.

import { test, expect } from "./fixtures.mjs";
import { cell, draft, grid, open, pasteText, readGrid, saved } from "./app.mjs";
import { largeMatrix } from "./large.mjs";

test("keys that come in quickly are all counted", async ({ page }) => {
  // Each letter made the cell anew; a key that came before the focus was back was lost.
  await draft(page);
  await cell(page, "Manage backups", "Customer").click();
  await page.keyboard.type("racracraciracrac");
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("RACI");
});

test("a field that is opened quickly after another one stays open", async ({ page }) => {
  // The first field, closed by Enter, gave the focus back to its cell a frame later; by then it
  // was in the next field, which closed, and what was typed there went to the grid as letters.
  await draft(page);
  await page.getByRole("rowheader", { name: "Manage backups" }).focus();
  await page.keyboard.press("F2");
  await page.evaluate(() => {
    const key = (key) => {
      const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
      document.activeElement.dispatchEvent(event);
    };
    document.activeElement.value = "Manage copies";
    document.activeElement.dispatchEvent(new Event("input", { bubbles: true }));
    key("Enter");
    return Promise.resolve().then(() => {
      document.querySelector("[role=rowheader]").focus();
      key("F2");
    });
  });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await expect(page.locator("#line-editor")).toBeFocused();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("Racing around");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("rowheader").first()).toContainText("Racing around");
});

test("the page itself never scrolls", async ({ page }) => {
  // Hidden words in the cards of the panel hung on the page, which could then be wheeled away
  // until the screen was empty.
  for (const slug of ["cegedim-cloud-managed-products", "cloud-temple-iaas"]) {
    await open(page, `/published/${slug}`);
    await grid(page);
    await page.mouse.move(700, 20);
    await page.mouse.wheel(0, 5000);
    const top = await page.evaluate(() => [document.scrollingElement.scrollTop, document.body.scrollTop]);
    expect(top).toEqual([0, 0]);
    await expect(page.getByRole("banner")).toBeInViewport();
  }
});

test("row keys do nothing in a field, nor in the picker", async ({ page }) => {
  // Option+Backspace deletes a word on a Mac; it deleted the row of the cursor.
  await draft(page);
  const before = await readGrid(page);
  await cell(page, "Manage backups", "Customer").click();
  await page.getByRole("tab", { name: "Row" }).click();
  await page.getByLabel("Comment").fill("hello big world");
  await page.keyboard.press("Alt+Backspace");
  await page.keyboard.press("Alt+Enter");
  await expect.poll(() => readGrid(page)).toEqual(before);
  await cell(page, "Manage backups", "Customer").click();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Alt+Delete");
  await expect(page.getByRole("grid").getByRole("rowheader")).toHaveCount(31);
});

test("a change of another tab is not overwritten by one that was being typed", async ({ page, context }) => {
  // A tab with an open editor passed over what the other tab had saved, and then replaced it.
  await draft(page);
  await saved(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await grid(second);
  await second.getByRole("rowheader", { name: "Manage backups" }).click();
  await second.keyboard.press("F2");
  await second.keyboard.press("End");
  await second.keyboard.type(" every night");
  await cell(page, "Provide personal data", "OVHcloud").click();
  await page.keyboard.press("c");
  await saved(page);
  await second.keyboard.press("Enter");
  for (const tab of [page, second]) {
    await expect(cell(tab, "Provide personal data", "OVHcloud")).toHaveText("CI");
    await expect(tab.getByRole("rowheader", { name: "Manage backups every night" })).toBeVisible();
  }
});

test("Escape on a row that was only just added takes it back", async ({ page }) => {
  await draft(page);
  await page.getByRole("rowheader", { name: "Manage backups" }).click();
  await page.keyboard.press("Alt+Enter");
  await expect(page.getByLabel("Activity", { exact: true }).last()).toBeFocused();
  await expect(page.getByRole("rowheader")).toHaveCount(32);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("rowheader")).toHaveCount(31);
});

test("undo goes to what it undoes, and works when no row was left", async ({ page }) => {
  await draft(page);
  await cell(page, "Provide personal data", "OVHcloud").click();
  await page.keyboard.press("c");
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Control+z");
  await expect(cell(page, "Provide personal data", "OVHcloud")).toBeFocused();

  await page.keyboard.press("Control+Home");
  for (let at = 0; at < 5; at++) await page.keyboard.press("Alt+Delete");
  await expect(page.getByRole("rowheader")).toHaveCount(0);
  for (let at = 0; at < 5; at++) await page.keyboard.press("Control+z");
  await expect(page.getByRole("rowheader")).toHaveCount(31);
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator("td:focus, th:focus")).toHaveCount(1);
});

test("the cursor stays where a quick key has brought it", async ({ page }) => {
  // The focus followed the cursor a frame late, to a cell that the cursor had left by then, and
  // took it back there: what was deleted next were other rows.
  await draft(page);
  const top = page.getByRole("row").nth(1);
  for (const wait of [0, 5, 10, 15, 20, 40, 60, 80]) {
    await cell(page, "Provide personal data", "OVHcloud").click();
    await page.keyboard.press("c");
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Control+z");
    await page.waitForTimeout(wait);
    await page.keyboard.press("Control+Home");
    await expect(top.locator(":focus")).toHaveCount(1);
  }
});

test("a click on a cell that was left by keys selects it", async ({ page }) => {
  // The focus brings the cursor before the click comes: the click was taken for a second one,
  // and opened the picker.
  await draft(page);
  await cell(page, "Manage backups", "Customer").click();
  await page.keyboard.press("Control+Home");
  await cell(page, "Manage backups", "Customer").click();
  await expect(cell(page, "Manage backups", "Customer")).toBeFocused();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await cell(page, "Manage backups", "Customer").click();
  await expect(page.getByRole("dialog", { name: /Roles of Customer/ })).toBeVisible();
});

test("an error goes with the next thing that works, and a dialog with the page it was on", async ({ page }) => {
  await open(page, "/draft/00000000000000ff");
  await expect(page.getByRole("alert")).toContainText("isn't in this browser");
  await page.getByRole("link", { name: /^OVHcloud OKMS/ }).click();
  await expect(page.getByRole("alert")).toHaveText("");
  await page.getByRole("button", { name: "Share" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("the picker can be used at 400 % zoom, and a click elsewhere counts", async ({ page }) => {
  await draft(page);
  await cell(page, "Manage backups", "Customer").click();
  await page.keyboard.press("Enter");
  await cell(page, "Manage network accessibility", "OVHcloud").click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(cell(page, "Manage network accessibility", "OVHcloud")).toBeFocused();
  await page.setViewportSize({ width: 360, height: 225 });
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Responsible" })).toBeInViewport();
});

test("on a narrow screen notes stand above the activities, not across them", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "/published/cegedim-cloud-managed-products");
  await grid(page);
  const note = await page.locator(".section-note").first().boundingBox();
  const first = await page.getByRole("rowheader").first().boundingBox();
  expect(note.y + note.height).toBeLessThanOrEqual(first.y + 1);
});

test("what is typed in the very frame of Alt+Enter is the text of the new row", async ({ page }) => {
  // Its field was opened a frame later, and keys that came before were lost.
  await draft(page);
  const focused = await page.evaluate(async () => {
    const key = { key: "Enter", code: "Enter", altKey: true, bubbles: true, cancelable: true };
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", key));
    // A task of its own, but no frame.
    await new Promise((done) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      channel.port2.postMessage(0);
    });
    return document.activeElement.id;
  });
  expect(focused).toBe("line-editor");
});

test("the key after Enter in the filter acts on the matrix, however soon it comes", async ({ page }) => {
  // The focus came a frame late: Alt+Enter was lost, and what was typed next toggled letters.
  await draft(page);
  await page.keyboard.press("Control+Shift+l");
  await page.keyboard.type("location");
  await expect(page.getByRole("group", { name: "Filter" })).toContainText("1 of 31 shown");
  const focused = await page.evaluate(() => {
    const enter = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(enter);
    return document.activeElement.id;
  });
  expect(focused).toMatch(/^cell-/);
});

test("whoever goes on before a draft is all there stays where they went", async ({ page }) => {
  // What was left to read of the first draft ended after the second one was asked for, and put the
  // first one's address and name in its place: the second was never shown.
  const first = await draft(page);
  const second = await draft(page, "ovhcloud-hosted-exchange");
  await page.evaluate(([first, second]) => {
    const keys = IDBObjectStore.prototype.getAllKeys;
    IDBObjectStore.prototype.getAllKeys = function (...range) {
      // What versions there are is read last.
      if (this.name === "versions" && location.hash.includes(first)) location.hash = `#/draft/${second}`;
      return keys.apply(this, range);
    };
    location.hash = `#/draft/${first}`;
  }, [first, second]);
  await expect(page).toHaveURL(new RegExp(second));
  await grid(page, "OVHcloud Hosted Exchange");
  await expect(page).toHaveTitle(/^OVHcloud Hosted Exchange/);
  await page.reload();
  await grid(page, "OVHcloud Hosted Exchange");
});

test("Escape closes the bars that look for something, wherever in them the focus is", async ({ page }) => {
  // It did so in their fields only.
  await open(page, "/published/ovhcloud-okms");
  await cell(page, "Manage backups", "Customer").focus();
  for (const [key, bar, button] of [
    ["Control+f", "search", "Match case"],
    ["Control+Shift+L", "group", "Clear and close filter"],
  ]) {
    await page.keyboard.press(key);
    await page.getByRole("button", { name: button }).focus();
    await page.keyboard.press("Escape");
    await expect(page.locator(`.find [role=${bar}]`)).toHaveCount(0);
    await expect(cell(page, "Manage backups", "Customer")).toBeFocused();
  }
});

for (const [width, height] of [[844, 390], [640, 360], [320, 256], [320, 500]]) {
  test(`the menu of a row and the bars fit a window of ${width} by ${height}`, async ({ page }) => {
    // The menu began above the window, where nobody could scroll to it, and a button stood on
    // another one.
    await page.setViewportSize({ width, height });
    await draft(page);
    await page.locator("td.holding:visible").first().focus();
    await page.keyboard.press("Shift+F10");
    const menu = await page.getByRole("menu", { name: "Row" }).boundingBox();
    expect(menu.y).toBeGreaterThanOrEqual(0);
    expect(menu.y + menu.height).toBeLessThanOrEqual(height);
    expect(menu.x).toBeGreaterThanOrEqual(0);
    await expect(page.getByRole("menuitem", { name: "Add activity" })).toBeInViewport();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+h");
    const buttons = page.locator(".find [role=search] button");
    await expect(buttons.filter({ hasText: "Replace all" })).toBeVisible();
    const boxes = await buttons.evaluateAll((all) => all.map((it) => it.getBoundingClientRect()));
    for (const [at, a] of boxes.entries()) {
      expect(a.right).toBeLessThanOrEqual(width);
      for (const b of boxes.slice(at + 1)) {
        const overlap = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
        expect(overlap).toBe(false);
      }
    }
  });
}

test("the space bar presses a button of the grid", async ({ page }) => {
  // Space folds sections; on the name of a party it did nothing, and said to go to a heading.
  await draft(page);
  await page.getByRole("button", { name: "Customer", exact: true }).focus();
  await page.keyboard.press(" ");
  await expect(page.getByRole("tab", { name: "About" })).toHaveAttribute("aria-selected", "true");
  await page.getByRole("button", { name: "Rows in Before subscription" }).focus();
  await page.keyboard.press(" ");
  await expect(page.getByRole("button", { name: "Rows in Before subscription" })).toHaveAttribute("aria-expanded", "false");
});

test("a dialog without a field keeps no keys back", async ({ page }) => {
  // One of the first things somebody did was to choose a file. The dialog came, and for half a
  // second it was waited for a field in it: keys were late, and Escape did nothing.
  await open(page);
  const buffer = Buffer.from(largeMatrix(12, 8));
  await page.locator("#import-file").setInputFiles({ name: "l.raci.json", mimeType: "application/json", buffer });
  await page.getByRole("button", { name: "Add as draft" }).click();
  await grid(page, "12 by 8");
  await page.locator("td.holding").first().click();
  await page.keyboard.press("Shift+ArrowDown");
  // At once.
  expect(await page.locator("#grid [aria-selected=true]").count()).toBe(2);
});

test.describe("while what is lazy is on its way", () => {
  // What was typed after Ctrl+K once went to the grid, and the list of commands opened empty. Then
  // keys were kept and given back, which had faults of its own. What answers a key is there from
  // the beginning now; only drawing waits.

  /** Opens a matrix whose lazy part comes, or does not, when that is said. */
  async function held(page) {
    let end;
    const ended = new Promise((resolve) => (end = resolve));
    await page.route("**/lazy-*.wasm", async (route) => ((await ended) ? route.continue() : route.abort()));
    await open(page, "/published/ovhcloud-okms");
    await cell(page, "Handle incidents", "Customer").click();
    return end;
  }

  const box = (page) => page.getByRole("dialog").getByRole("combobox");

  test("the list of commands is there, and the field of the search", async ({ page }) => {
    const end = await held(page);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("sex");
    await page.keyboard.press("Backspace");
    await page.keyboard.type("arch");
    await page.keyboard.press("Enter");
    await page.keyboard.type("who manages backups");
    await expect(page.getByRole("dialog", { name: "Search" })).toBeVisible();
    await expect(box(page)).toHaveValue("who manages backups");
    await expect(page.getByRole("dialog").getByRole("status")).toHaveText("Loading…");
    end(true);
    await expect(page.getByRole("dialog").getByRole("option").first()).toBeVisible();
    await expect(box(page)).toHaveValue("who manages backups");
    await expect(box(page)).toBeFocused();
  });

  test("what is typed after a button is typed into its field", async ({ page }) => {
    await held(page);
    await page.getByRole("button", { name: "Search matrices" }).click();
    await page.keyboard.type("backups");
    await expect(box(page)).toHaveValue("backups");
  });

  test("Escape closes what is open, and keys go on in the grid", async ({ page }) => {
    await held(page);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("search");
    await page.keyboard.press("Escape");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowDown");
    await expect(cell(page, "Qualify, Intervene", "Customer")).toBeFocused();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  test("the bar to find, and the filter", async ({ page }) => {
    const end = await held(page);
    await page.keyboard.press("Control+f");
    await page.keyboard.type("incidents");
    await expect(page.getByRole("textbox", { name: "Find" })).toHaveValue("incidents");
    end(true);
    await expect(page.getByRole("search").getByRole("status")).toHaveText(/1 of \d/);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+Shift+l");
    await page.keyboard.type("incidents");
    await expect(page.getByRole("group", { name: "Filter" })).toContainText("1 of 31 shown");
  });

  test("a new draft takes its title, and asks for the rest once that is there", async ({ page }) => {
    const end = await held(page);
    await page.keyboard.press("Alt+n");
    await page.keyboard.type("Backups");
    const title = page.getByRole("textbox", { name: "Title" });
    await expect(title).toHaveValue("Backups");
    end(true);
    await expect(page.getByRole("button", { name: "Create draft" })).toBeVisible();
    await expect(title).toBeFocused();
    await page.keyboard.press("Enter");
    await grid(page, "Backups");
  });

  test("a title that is entered before the rest is there begins the draft", async ({ page }) => {
    const end = await held(page);
    await page.keyboard.press("Alt+n");
    await page.keyboard.type("Backups");
    await page.keyboard.press("Enter");
    end(true);
    await grid(page, "Backups");
  });

  test("the focus comes into a dialog with what is in it", async ({ page }) => {
    const end = await held(page);
    await page.keyboard.press("Control+o");
    await expect(page.getByRole("dialog", { name: "Import" })).toBeVisible();
    end(true);
    await expect(page.getByRole("button", { name: "Choose file" })).toBeFocused();
  });

  test("what cannot be done says so at once", async ({ page }) => {
    await held(page);
    await page.keyboard.press("Alt+Enter");
    await expect(page.locator(".app > .visually-hidden[role=status]")).toContainText("read-only");
    await page.keyboard.press("ArrowDown");
    await expect(cell(page, "Qualify, Intervene", "Customer")).toBeFocused();
  });

  /** Begins a draft, with the cursor on a cell, and with what is lazy held back. */
  async function heldDraft(page) {
    const end = await held(page);
    await page.getByRole("button", { name: "Edit as draft" }).click();
    await expect(page).toHaveURL(/#\/draft\//);
    await cell(page, "Handle incidents", "Customer").focus();
    return end;
  }

  test("undo, and what is typed after it", async ({ page }) => {
    await heldDraft(page);
    const before = await cell(page, "Handle incidents", "Customer").textContent();
    await page.keyboard.press("Shift+C");
    await expect(cell(page, "Handle incidents", "Customer")).toHaveText("C");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Shift+C");
    await expect(cell(page, "Qualify, Intervene", "Customer")).toHaveText("C");
    await expect(cell(page, "Handle incidents", "Customer")).toHaveText(before);
  });

  test("larger changes, and the menu of a row", async ({ page }) => {
    await heldDraft(page);
    await page.keyboard.press("Alt+ArrowDown");
    await page.keyboard.press("Control+Shift+D");
    await expect(page.getByRole("rowheader", { name: "Handle incidents" })).toHaveCount(2);
    await cell(page, "Qualify, Intervene", "Customer").click({ button: "right" });
    await expect(page.getByRole("menu")).toBeVisible();
  });

  test("pasting twice pastes in two places, and copying copies", async ({ page }) => {
    // Both texts went to where the cursor was in the end, and copying had to wait.
    const end = await heldDraft(page);
    await pasteText(page, "R");
    await page.keyboard.press("ArrowDown");
    await pasteText(page, "I");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Control+c");
    await expect(page.locator(".app > .visually-hidden[role=status]")).toContainText("1 cell copied");
    end(true);
    await expect(cell(page, "Handle incidents", "Customer")).toHaveText("R");
    await expect(cell(page, "Qualify, Intervene", "Customer")).toHaveText("I");
  });

  test("a key of ours is not the browser's", async ({ page }) => {
    // Ctrl+R reloaded the page, and Alt+Left went back.
    await page.addInitScript(() => {
      window.pressed = [];
      window.addEventListener("keydown", (event) => window.pressed.push(event), true);
    });
    await held(page);
    for (const key of ["Control+a", "Alt+ArrowLeft", "Control+k"]) await page.keyboard.press(key);
    const free = await page.evaluate(() =>
      window.pressed.filter((key) => !key.defaultPrevented).map((key) => key.key),
    );
    expect(new Set(free)).toEqual(new Set(["Control", "Alt"]));
    await expect(cell(page, "Handle incidents", "Customer")).toBeVisible();
  });

  test.describe("and does not come", () => {
    test.use({ tolerate: /lazy-.*\.wasm|ERR_FAILED|Failed to fetch/ });

    test("that is said, with a way to try again", async ({ page }) => {
      const end = await held(page);
      await page.keyboard.press("Control+o");
      end(false);
      const dialog = page.getByRole("dialog");
      await expect(dialog.getByRole("alert").filter({ hasText: "couldn't be loaded" })).toBeVisible();
      const again = dialog.getByRole("button", { name: "Try again" });
      await expect(again).toBeFocused();
      // The button that was pressed went, and the one that came in its place had no focus.
      const before = await again.elementHandle();
      await page.keyboard.press("Enter");
      await expect.poll(() => before.evaluate((button) => button.isConnected)).toBe(false);
      await expect(again).toBeFocused();
      await page.keyboard.press("Escape");
      const here = cell(page, "Handle incidents", "Customer");
      await expect(here).toBeFocused();
      await page.keyboard.press("ArrowRight");
      await expect(here).not.toBeFocused();
    });
  });
});
