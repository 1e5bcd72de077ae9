// Typing in the grid: what begins a text, where Tab and F6 lead, and what belongs to an input
// method. Each test begins with what somebody did, and what became of it.

import { test, expect } from "./fixtures.mjs";
import { cell, draft, grid, open, saved } from "./app.mjs";

const FIRST = /^Provide personal data/;

const header = (page, name = FIRST) => page.getByRole("rowheader", { name });
const editor = (page) => page.locator("#line-editor");

/** A key as an input method makes the browser report it. */
async function composed(place, key, init) {
  await place.evaluate(
    (element, [key, init]) =>
      element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init })),
    [key, init],
  );
}

/** The ways in which browsers report a key that an input method works on. */
const COMPOSED = [
  ["while composing", { isComposing: true, keyCode: 27 }],
  ["on macOS", { isComposing: true, keyCode: 229 }],
  ["in Safari, after the composition", { isComposing: false, keyCode: 229 }],
];

test.describe("an input method has its keys to itself", () => {
  // Somebody wrote Japanese, pressed Escape to choose other characters, and all of the text was
  // gone; Enter, to take the characters, closed the field.
  test("in the text of a cell", async ({ page }) => {
    await draft(page);
    await header(page).focus();
    await page.keyboard.press("F2");
    await page.keyboard.type(" かな");
    for (const [, init] of COMPOSED) {
      for (const key of ["Escape", "Enter", "Tab"]) await composed(editor(page), key, init);
    }
    await expect(editor(page)).toHaveValue(/^Provide personal data.* かな$/);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("rowheader", { name: / かな$/ })).toBeVisible();
  });

  test("in fields of the panel, the bars and the dialogs", async ({ page }) => {
    await draft(page);
    const places = [
      [async () => page.getByRole("tab", { name: "About" }).click(), "#about-title"],
      [async () => page.keyboard.press("Control+f"), "#find-text"],
      [async () => page.keyboard.press("Control+Shift+l"), "#filter-text"],
      [async () => page.keyboard.press("Control+k"), ".chooser input"],
      [async () => page.keyboard.press("/"), ".chooser input"],
      [async () => page.keyboard.press("Alt+n"), "#new-title"],
    ];
    for (const [enter, place] of places) {
      await enter();
      const field = page.locator(place);
      await field.focus();
      await page.keyboard.press("Control+a");
      await page.keyboard.type("かな");
      for (const [, init] of COMPOSED) {
        for (const key of ["Escape", "Enter", "ArrowDown"]) await composed(field, key, init);
      }
      await expect(field, place).toBeFocused();
      await expect(field, place).toHaveValue("かな");
      await page.keyboard.press("Escape");
      await page.locator("#grid tbody [tabindex='0']").focus();
    }
  });

  test("and a dialog stays open under it", async ({ page }) => {
    await draft(page);
    await page.keyboard.press("Alt+n");
    const dialog = page.getByRole("dialog", { name: "New draft" });
    await expect(page.locator("#new-title")).toBeFocused();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Input.imeSetComposition", { selectionStart: 2, selectionEnd: 2, text: "かな" });
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect(dialog).toBeVisible();
    await devtools.send("Input.insertText", { text: "仮名" });
    await expect(page.locator("#new-title")).toHaveValue("仮名");
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
  });
});

test.describe("Tab", () => {
  test.beforeEach(async ({ page }) => {
    await draft(page);
    await header(page).focus();
  });

  // Somebody wrote an activity, pressed Tab and then the letters: the focus was on a button below
  // the grid, and the letters went nowhere.
  test("goes to the next cell with what is typed, and letters go there", async ({ page }) => {
    await page.keyboard.type("Hand over the data");
    await page.keyboard.press("Tab");
    await expect(header(page, "Hand over the data")).toBeVisible();
    const customer = cell(page, "Hand over the data", "Customer");
    await expect(customer).toBeFocused();
    await page.keyboard.press("c");
    await expect(customer).toHaveText("RAC");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog", { name: /^Roles of Customer/ })).toBeVisible();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    const provider = cell(page, "Hand over the data", "OVHcloud");
    await expect(provider).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(page.locator("tr.activity").nth(1).locator("th")).toBeFocused();
    await page.keyboard.press("Shift+Tab");
    await expect(provider).toBeFocused();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await expect(header(page, "Hand over the data")).toBeFocused();
  });

  test("leaves the grid in its last cell and its first", async ({ page }) => {
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Add activity" })).toBeFocused();
    await page.keyboard.press("Shift+Tab");
    await expect(page.locator("tr.activity").last().locator("td").last()).toBeFocused();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Shift+Tab");
    await expect(page.locator("#grid tbody :focus")).toHaveCount(0);
    await expect(page.locator("#grid thead :focus")).toHaveCount(1);
    // Out of an open text it keeps it first.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Home");
    await page.keyboard.type("The last one");
    await page.keyboard.press("Tab");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Add activity" })).toBeFocused();
    await expect(header(page, "The last one")).toBeVisible();
  });

  test("leaves a published matrix, and F6 leaves any, at any time", async ({ page }) => {
    const okms = await grid(page);
    await expect(okms).toHaveAccessibleDescription(/F6 leaves the grid/);
    await page.keyboard.type("Half a text");
    await page.keyboard.press("F6");
    await expect(page.getByRole("tab", { name: "Checks" })).toBeFocused();
    await expect(header(page, "Half a text")).toBeVisible();
    await page.keyboard.press("Shift+F6");
    await expect(header(page, "Half a text")).toBeFocused();
    await page.keyboard.press("Shift+F6");
    await expect(page.locator(".library :focus")).toHaveAttribute("aria-current", "page");
    await page.keyboard.press("Shift+F6");
    await expect(page.locator(".toolbar :focus")).toHaveCount(1);
    // Once around, and back.
    for (let step = 0; step < 2; step++) await page.keyboard.press("F6");
    await expect(header(page, "Half a text")).toBeFocused();

    await open(page, "/published/cloud-temple-iaas");
    await grid(page, "Cloud Temple IaaS");
    await page.locator("#grid tbody [tabindex='0']").focus();
    await page.keyboard.press("Tab");
    await expect(page.locator("#grid td:focus")).toHaveCount(0);
  });
});

test("Tab goes through all parties on a narrow screen", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await draft(page);
  await page.locator("#grid tbody th").first().focus();
  await page.keyboard.press("Control+Home");
  const seen = [];
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press("Tab");
    await expect(page.locator("#grid tbody :focus")).toBeInViewport();
    seen.push(await page.evaluate(() => document.activeElement.dataset.party ?? document.activeElement.dataset.column));
  }
  expect(seen).toEqual(["activity", "activity", "Customer", "OVHcloud", "activity", "Customer"]);
  await page.keyboard.press("F6");
  await expect(page.locator("footer :focus")).toHaveCount(1);
  // The panel covers the matrix; coming back to it closes the panel.
  await page.keyboard.press("Enter");
  await expect(page.locator(".panel")).toBeVisible();
  await page.keyboard.press("Shift+F6");
  await page.keyboard.press("Shift+F6");
  await expect(page.locator("#grid tbody :focus")).toHaveCount(1);
  await expect(page.locator(".panel")).toBeHidden();
});

test.describe("names and texts", () => {
  // Somebody pressed "Add party", typed, and the party was called "New partyManaged service
  // provider". The same with plans and new drafts.
  test("the name of what is new is selected", async ({ page }) => {
    await draft(page);
    await page.getByRole("tab", { name: "About" }).click();
    for (const [button, typed] of [["Add party", "Managed service provider"], ["Add plan", "Gold"]]) {
      await page.getByRole("button", { name: button }).click();
      await expect(page.locator("#panel-body input:focus")).toHaveValue(/^New /);
      await page.keyboard.type(typed);
      await expect(page.locator("#panel-body input:focus")).toHaveValue(typed);
    }
    await page.keyboard.press("Enter");
    await page.keyboard.press("Alt+n");
    await expect(page.locator("#new-title")).toBeFocused();
    await page.keyboard.type("Mail for schools");
    await expect(page.locator("#new-title")).toHaveValue("Mail for schools");
    await page.keyboard.press("Enter");
    await grid(page, "Mail for schools");
    await page.getByRole("button", { name: "Actions for Mail for schools" }).click();
    await page.getByRole("menuitem", { name: "Duplicate" }).click();
    await expect(page.locator("#about-title")).toBeFocused();
    await page.keyboard.type("Mail for towns");
    await page.keyboard.press("Enter");
    await grid(page, "Mail for towns");
  });

  // Somebody pressed F2 to put a word behind an activity, and it took the place of all of it.
  test("F2 and a double click go on behind the text", async ({ page }) => {
    await draft(page);
    const first = header(page);
    const before = await first.locator("> span").first().textContent();
    await first.focus();
    await page.keyboard.press("F2");
    await page.keyboard.type(" and more");
    await expect(editor(page)).toHaveValue(`${before} and more`);
    await page.keyboard.press("Escape");
    await first.dblclick();
    await page.keyboard.type(", too");
    await page.keyboard.press("Enter");
    await expect(header(page, `${before}, too`)).toBeVisible();
  });

  test("a character on a text takes its place, and Escape brings it back", async ({ page }) => {
    await draft(page);
    await header(page).focus();
    await page.keyboard.type("Run the backups");
    await expect(editor(page)).toHaveValue("Run the backups");
    await page.keyboard.press("Escape");
    await expect(header(page)).toBeFocused();
    await page.keyboard.type("Back it up");
    await page.keyboard.press("Enter");
    await expect(header(page, "Back it up")).toBeVisible();
    // A heading is a text, too.
    const heading = page.locator("tr.section td").first();
    await heading.focus();
    await page.keyboard.type("Operations");
    await page.keyboard.press("Enter");
    await expect(heading).toContainText("Operations");
  });

  test("the first character of an input method lands in the text", async ({ page }) => {
    await draft(page);
    await header(page).focus();
    await composed(header(page), "Process", { keyCode: 229, code: "KeyK" });
    await expect(editor(page)).toBeFocused();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("Input.imeSetComposition", { selectionStart: 1, selectionEnd: 1, text: "か" });
    await devtools.send("Input.insertText", { text: "仮" });
    await expect(editor(page)).toHaveValue("仮");
    await page.keyboard.press("Enter");
    await expect(header(page, "仮")).toBeVisible();
    // Where nothing comes of it, nothing has changed.
    const second = page.locator("tr.activity").nth(1).locator("th");
    const before = await second.textContent();
    await composed(second, "Dead", { code: "Quote" });
    await expect(editor(page)).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(second).toHaveText(before);
  });
});

// Somebody pressed Ctrl+A in the picker, and all of the page was selected behind it.
test("Ctrl+A selects nothing behind what pops up", async ({ page }) => {
  await draft(page);
  const nothing = () => page.evaluate(() => getSelection().toString());
  await cell(page, FIRST, "Customer").focus();
  await page.keyboard.press("Enter");
  await expect(page.locator(".picker")).toBeVisible();
  await page.keyboard.press("Control+a");
  expect(await nothing()).toBe("");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.press("Control+a");
  expect(await nothing()).toBe("");
  await page.keyboard.press("Escape");
  await cell(page, FIRST, "Customer").click({ button: "right" });
  await expect(page.getByRole("menu", { name: "Row" })).toBeVisible();
  await page.keyboard.press("Control+a");
  expect(await nothing()).toBe("");
});

test.describe("a copy of one's own", () => {
  // Somebody typed a letter in a published matrix, and was in a draft of the same name without a
  // word; its export named the provider's page as if the provider had written it.
  test("is told of, with the way back", async ({ page }) => {
    await open(page, "/published/ovhcloud-okms");
    await grid(page);
    await cell(page, FIRST, "Customer").focus();
    await page.keyboard.press("c");
    await expect(page).toHaveURL(/#\/draft\//);
    const notice = page.getByRole("status").filter({ hasText: "your own copy of OVHcloud OKMS" });
    await expect(notice).toBeVisible();
    await saved(page);
    await expect(page.locator(".from")).toHaveText(/^edition of OVHcloud OKMS/);
    await expect(page.locator(".library li.draft a")).toContainText("edition of OVHcloud OKMS");
    await notice.getByRole("button", { name: "Back to the published matrix" }).click();
    await expect(page).toHaveURL(/#\/published\/ovhcloud-okms$/);
    await expect(cell(page, FIRST, "Customer")).toHaveText("RA");
    await expect(page.locator(".library li.draft")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Restore" })).toBeVisible();
  });

  test("is an edition once it was changed, and no more when that is undone", async ({ page }) => {
    await draft(page);
    await expect(page.locator(".from")).toHaveText(/^copy of OVHcloud OKMS/);
    await cell(page, FIRST, "Customer").focus();
    await page.keyboard.press("c");
    await expect(page.locator(".from")).toHaveText(/^edition of OVHcloud OKMS/);
    await page.getByRole("tab", { name: "About" }).click();
    await expect(page.locator("#panel-body")).toContainText("Edition of “OVHcloud OKMS”");
    await page.keyboard.press("Control+z");
    await expect(page.locator(".from")).toHaveText(/^copy of OVHcloud OKMS/);
  });

  test("begins with a text, too", async ({ page }) => {
    await open(page, "/published/ovhcloud-okms");
    await grid(page);
    await header(page).focus();
    await page.keyboard.type("Hand over the data");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/#\/draft\//);
    await expect(header(page, "Hand over the data")).toBeVisible();
  });
});
