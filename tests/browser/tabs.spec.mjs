// Two tabs on one draft: each follows the other, and where they meet a person chooses.

import { test, expect } from "./fixtures.mjs";
import { cell, clean, draft, grid, journal, press, retype, saved, withoutApp } from "./app.mjs";
import { see } from "./soak/browser.mjs";
import { Tab } from "./soak/hands.mjs";
import { install } from "./soak/in-page.mjs";
import { Ledger, waits } from "./soak/ledger.mjs";
import { choices } from "./soak/random.mjs";

const conflict = (page) => page.locator(".notice.conflict");

/** What a conflict shows of each side. */
const sides = async (notice) => {
  const [names, values] = [notice.locator("dt"), notice.locator("dd")];
  await expect(names).not.toHaveCount(0);
  const texts = await values.allTextContents();
  return Object.fromEntries((await names.allTextContents()).map((name, at) => [name, texts[at]]));
};

/** A second tab on the draft of the first. */
async function beside(page, context) {
  const second = await context.newPage();
  await second.goto(page.url());
  await grid(second);
  await saved(second);
  return second;
}

/** Keeps a tab from reaching the journal. */
async function hold(page) {
  await page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype;
    window.release = () => {
      IDBDatabase.prototype.transaction = transaction;
      window.release = null;
    };
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException("held back", "UnknownError");
    };
  });
}

async function release(page) {
  await page.evaluate(() => window.release());
}

test("a change appears in the other tab at once; how soon is printed", async ({ page, context }) => {
  await draft(page);
  const second = await beside(page, context);
  const times = [];
  for (const [from, to, letter] of [[page, second, "i"], [second, page, "c"], [page, second, "r"]]) {
    const target = cell(to, "Manage backups", "Customer");
    const before = await target.textContent();
    const seen = target.evaluate((element, before) => new Promise((done) => {
      const look = () => (element.textContent === before ? setTimeout(look, 5) : done(Date.now()));
      look();
    }), before);
    await cell(from, "Manage backups", "Customer").focus();
    const pressed = Date.now();
    await from.keyboard.press(letter);
    times.push((await seen) - pressed);
  }
  console.log(`From the key to the other tab: ${times.join(", ")} ms`);
});

test("undo takes back what this tab did, not the other", async ({ page, context }) => {
  await draft(page);
  const second = await beside(page, context);
  await press(page, "Manage backups", "Customer", "i");
  await expect(cell(second, "Manage backups", "Customer")).toHaveText("I");
  await press(second, "Provide personal data", "OVHcloud", "c");
  await expect(cell(page, "Provide personal data", "OVHcloud")).toHaveText("CI");
  await page.keyboard.press("Control+z");
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("");
  await expect(cell(page, "Provide personal data", "OVHcloud")).toHaveText("CI");
  await expect(page.getByRole("button", { name: "Undo" })).toBeDisabled();
  await expect(cell(second, "Manage backups", "Customer")).toHaveText("");
  await second.keyboard.press("Control+z");
  await expect(cell(page, "Provide personal data", "OVHcloud")).toHaveText("I");
});

test("undo of what the other tab has changed since says so, and can be had all the same", async ({ page, context }) => {
  await draft(page);
  const second = await beside(page, context);
  await press(page, "Manage backups", "Customer", "i");
  await expect(cell(second, "Manage backups", "Customer")).toHaveText("I");
  await press(second, "Manage backups", "Customer", "c");
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("CI");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("status").filter({ hasText: "another tab has edited the same place since" })).toBeVisible();
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("CI");
  await page.getByRole("button", { name: "Undo anyway" }).click();
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("");
});

for (const [choice, result] of [["Use the other edit", "A"], ["Keep your draft", "C"]]) {
  test(`two changes of one cell: both are seen, and ${choice} is done`, async ({ page, context }) => {
    await draft(page);
    const second = await beside(page, context);
    await hold(second);
    await cell(second, "Manage backups", "Customer").focus();
    await second.keyboard.press("a");
    await press(page, "Manage backups", "Customer", "c");
    await release(second);
    for (const tab of [page, second]) {
      await expect(conflict(tab)).toHaveCount(1);
      await expect(conflict(tab).getByRole("heading")).toHaveText("Manage backups: Customer");
      expect(await sides(conflict(tab))).toEqual({ "Your draft": "C", "The other edit": "A" });
      await expect(cell(tab, "Manage backups", "Customer")).toHaveText("C");
    }
    await clean(page);
    // It waits for as long as it takes.
    await page.reload();
    await expect(conflict(page)).toHaveCount(1);
    await conflict(page).getByRole("button", { name: choice }).click();
    for (const tab of [page, second]) {
      await expect(conflict(tab)).toHaveCount(0);
      await expect(cell(tab, "Manage backups", "Customer")).toHaveText(result);
    }
  });
}

test("a row that one tab deletes and the other edits stays with the edit, until somebody chooses", async ({ page, context }) => {
  await draft(page);
  const second = await beside(page, context);
  await hold(second);
  await cell(second, "Manage backups", "Customer").focus();
  await second.keyboard.press("a");
  await page.getByRole("rowheader", { name: "Manage backups" }).focus();
  await page.keyboard.press("Alt+Delete");
  await expect(page.getByRole("rowheader", { name: "Manage backups" })).toHaveCount(0);
  await saved(page);
  await release(second);
  for (const tab of [page, second]) {
    await expect(cell(tab, "Manage backups", "Customer")).toHaveText("A");
    await expect(conflict(tab)).toContainText("Delete");
  }
  await conflict(page).getByRole("button", { name: "Use the other edit" }).click();
  for (const tab of [page, second]) {
    await expect(tab.getByRole("rowheader", { name: "Manage backups" })).toHaveCount(0);
    await expect(conflict(tab)).toHaveCount(0);
  }
});

test("a text that is typed over what another tab has put there meanwhile waits for a choice", async ({ page, context }) => {
  // The field covered the other tab's text: Enter replaced it, and nobody had seen it.
  await draft(page);
  const second = await beside(page, context);
  await second.getByRole("rowheader", { name: "Manage backups" }).focus();
  await second.keyboard.press("F2");
  await second.keyboard.press("End");
  await second.keyboard.type(" every night");
  await page.bringToFront();
  await page.getByRole("rowheader", { name: "Manage backups" }).focus();
  await page.keyboard.type("Manage copies");
  await page.keyboard.press("Enter");
  await saved(page);
  await expect(second.getByRole("rowheader", { name: "Manage copies" })).toHaveCount(1);
  await second.bringToFront();
  await second.keyboard.press("Enter");
  for (const tab of [page, second]) {
    await expect(tab.getByRole("rowheader", { name: "Manage copies" })).toHaveCount(1);
    await expect(conflict(tab).getByRole("heading")).toHaveText("Manage copies: text");
    expect(await sides(conflict(tab))).toEqual({
      "Your draft": "Manage copies",
      "The other edit": "Manage backups every night",
    });
  }
  await conflict(second).getByRole("button", { name: "Use the other edit" }).click();
  await expect(page.getByRole("rowheader", { name: "Manage backups every night" })).toHaveCount(1);
});

test("two texts of one heading: the person sees both", async ({ page, context }) => {
  // A heading is a number and a title; what was shown of both sides was the empty number.
  await draft(page);
  const second = await beside(page, context);
  await hold(second);
  for (const [tab, text] of [[second, "Second heading"], [page, "First heading"]]) {
    await retype(tab, tab.locator("[data-section] [role=gridcell]").nth(2), text);
    if (tab === page) await saved(tab);
  }
  await release(second);
  for (const tab of [page, second]) {
    await expect(conflict(tab)).toContainText("Not applied yet: Edit a heading.");
    expect(await sides(conflict(tab))).toEqual({
      "Your draft": "First heading",
      "The other edit": "Second heading",
    });
  }
});

test("a field in which nothing was typed changes nothing, whatever another tab has put there", async ({ page, context }) => {
  await draft(page);
  const second = await beside(page, context);
  await second.getByRole("rowheader", { name: "Manage backups" }).focus();
  await second.keyboard.press("F2");
  await page.bringToFront();
  await page.getByRole("rowheader", { name: "Manage backups" }).focus();
  await page.keyboard.type("Manage copies");
  await page.keyboard.press("Enter");
  await saved(page);
  await expect(second.getByRole("rowheader", { name: "Manage copies" })).toHaveCount(1);
  await second.bringToFront();
  await second.keyboard.press("Enter");
  await saved(second);
  await expect(second.getByRole("rowheader", { name: "Manage copies" })).toHaveCount(1);
  await expect(conflict(second)).toHaveCount(0);
});

test("a tab that finds data of a newer version can only be read, and says reload", async ({ page, context }) => {
  const id = await draft(page);
  const other = await context.newPage();
  await withoutApp(other);
  await journal(other, id, async (stores, ask, all, id) => {
    const head = JSON.parse(await ask(stores.heads.get(id)));
    stores.heads.put(JSON.stringify({ ...head, version: head.version + 1 }), id);
  });
  await cell(page, "Manage backups", "Customer").focus();
  await page.keyboard.press("c");
  await expect(page.getByRole("alert")).toContainText("reload the page");
  await expect(page.getByRole("banner").getByRole("status")).toHaveText("Read-only: reload the page");
  await page.keyboard.press("i");
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("C");
  await clean(page);
});

test("a database of a newer version is left alone, and the draft can only be read", async ({ page, context }) => {
  await draft(page);
  const other = await context.newPage();
  await withoutApp(other);
  await other.evaluate(() => new Promise((done, fail) => {
    const request = indexedDB.open("remit", 99);
    request.onsuccess = () => (request.result.close(), done());
    request.onblocked = () => fail(new Error("the app did not let go"));
  }));
  await cell(page, "Manage backups", "Customer").focus();
  await page.keyboard.press("c");
  await expect(page.getByRole("alert")).toContainText("reload the page");
});

for (const seed of [1, 2, 3]) {
  test(`no edit of two pages is lost, whatever the schedule (seed ${seed})`, async ({ page, context }) => {
    const random = choices(seed * 7919 + 17);
    await context.addInitScript(install);
    await draft(page);
    const second = await beside(page, context);
    const start = await see(page);
    const soak = { ledger: new Ledger(start.places), count: { edits: 0 } };
    const tabs = [new Tab(page, soak), new Tab(second, soak)];
    const places = Object.keys(start.places);
    const texts = places.filter((place) => place.endsWith("-activity"));
    const cells = places.filter((place) => place.split("-")[1] in start.parties);
    let serial = 0;
    const change = async (tab, text, place) => {
      await page.waitForTimeout(random.below(60));
      if (text) await tab.text(place, `Text ${++serial} of ${seed}`);
      else await tab.letter(place, random.of([..."RACI"]));
    };
    for (let round = 0; round < 12; round++) {
      // Both at the same moment, half of the time at the same place.
      const isText = random.chance(0.5);
      const list = isText ? texts : cells;
      const place = random.of(list);
      const other = random.chance(0.5) ? place : random.of(list);
      await Promise.all([change(tabs[0], isText, place), change(tabs[1], isText, other)]);
      if (random.chance(0.3)) await Promise.all(tabs.map((tab) => tab.saved()));
    }
    for (const tab of tabs) expect(await tab.saved()).toBe(true);
    // Both show the same, and all of it is there or waits for a choice.
    await expect.poll(async () => (await see(second)).places).toEqual((await see(page)).places);
    for (const tab of tabs) {
      const lost = async () => {
        const seen = await see(tab.page);
        return soak.ledger.lost(seen.places, (node) => waits(node, seen)).map(({ place, value }) => `${place}: ${value}`);
      };
      await expect.poll(lost).toEqual([]);
    }
  });
}
