// Named versions: a name, a note, who approved, and whether that still holds; and how they travel.

import { test, expect } from "./fixtures.mjs";
import { choose, clean, downloaded, draft, drafts, grid, open, press, preview, saved } from "./app.mjs";

const history = (page) => page.getByRole("dialog", { name: "History" });
const naming = (page) => page.getByRole("dialog", { name: "Name this version" });

/** Opens the history of the draft on the screen, once its versions are listed. */
async function openHistory(page) {
  await page.keyboard.press("Alt+h");
  await expect(history(page).getByRole("listitem").first()).toBeVisible();
  return history(page);
}

/** Names the draft as it is, with one approval. */
async function name(page, called, by = "Ann Lee") {
  await page.keyboard.press("Alt+h");
  await history(page).getByRole("button", { name: "Name current version" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
  await page.getByLabel("Name", { exact: true }).fill(called);
  await naming(page).getByRole("button", { name: "Add approval" }).click();
  await naming(page).getByLabel("Approved by").fill(by);
  await naming(page).getByLabel("Role or title").fill("Head of IT");
  await naming(page).getByRole("button", { name: "Save" }).click();
  await expect(history(page).getByRole("listitem").filter({ hasText: called })).toBeVisible();
}

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1440, 390]) {
    test.describe(`${colorScheme}, ${width} wide`, () => {
      test.use({ colorScheme, viewport: { width, height: 844 } });

      test("a version is named and approved by keys, and the approval lapses", async ({ page }) => {
        test.slow();
        await draft(page);
        await press(page, "Manage backups", "Customer", "c");
        await page.keyboard.press("Alt+h");
        await history(page).getByRole("button", { name: "Name current version" }).focus();
        await page.keyboard.press("Enter");
        // What is asked first has a good answer, and the focus.
        await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
        await expect(page.getByLabel("Name", { exact: true })).toHaveValue("1.0");
        await page.keyboard.press("End");
        await page.keyboard.type(", agreed");
        await naming(page).getByLabel(/^Note/).fill("Agreed in the steering committee.");
        await naming(page).getByRole("button", { name: "Add approval" }).focus();
        await page.keyboard.press("Enter");
        await expect(naming(page).getByLabel("Approved by")).toBeFocused();
        await page.keyboard.type("Ann Lee");
        await page.keyboard.press("Tab");
        await page.keyboard.type("Head of IT");
        await expect(naming(page).getByLabel("For", { exact: true })).toHaveValue(/\S/);
        await expect(naming(page)).toContainText("not a qualified signature");
        await clean(page, "the form");
        const fits = () => page.evaluate(() => {
          const dialog = document.querySelector("dialog");
          return dialog.scrollWidth <= dialog.clientWidth;
        });
        expect(await fits(), "the form is no wider than its dialog").toBe(true);
        await page.keyboard.press("Enter");

        const named = history(page).getByRole("listitem").filter({ hasText: "1.0, agreed" });
        await expect(named.getByRole("link", { name: /^1\.0, agreed/ })).toBeFocused();
        await expect(named).toContainText("Approved by Ann Lee, Head of IT, for Customer");
        await expect(named).toContainText("Agreed in the steering committee.");
        await expect(named).not.toContainText("Lapsed");
        await clean(page, "the history");
        expect(await fits(), "the history is no wider than its dialog").toBe(true);

        // Its letters change, and with them what was approved.
        await page.keyboard.press("Escape");
        await press(page, "Handle incidents", "OVHcloud", "c");
        await openHistory(page);
        await expect(named).toContainText("Lapsed: assignments have changed since in “Handle incidents");
        await clean(page, "the history with an approval that lapsed");
        await page.keyboard.press("Escape");
        if (width < 700) await page.locator(".counts-button").click();
        await page.getByRole("tab", { name: "About" }).click();
        const about = page.getByRole("region", { name: "About" });
        await expect(about).toContainText("1.0, agreed");
        await expect(about).toContainText("Lapsed: assignments have changed");
        await clean(page, "About");
        await about.getByRole("button", { name: /^Handle incidents/ }).click();
        await expect(page.getByRole("gridcell").or(page.getByRole("rowheader")).and(page.locator(":focus"))).toBeVisible();
      });
    });
  }
}

test("names are changed and removed, and two versions are compared", async ({ page }) => {
  await draft(page);
  await press(page, "Manage backups", "Customer", "c");
  await name(page, "1.0");
  await page.keyboard.press("Escape");
  await press(page, "Handle incidents", "OVHcloud", "c");
  await name(page, "1.1, agreed");
  await expect(history(page).getByRole("listitem").first()).toContainText("1.1, agreed");

  await history(page).getByRole("button", { name: "Edit 1.0" }).click();
  await expect(naming(page).getByLabel("Approved by")).toHaveValue("Ann Lee");
  await page.getByLabel("Name", { exact: true }).fill(" ");
  await naming(page).getByRole("button", { name: "Save" }).click();
  await expect(naming(page).getByRole("alert")).toContainText("Give the version a name");
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
  await page.getByLabel("Name", { exact: true }).fill("0.9, draft");
  await naming(page).getByRole("button", { name: "Save" }).click();
  const list = history(page).getByRole("listitem");
  await expect(list.filter({ hasText: "0.9, draft" })).toHaveCount(1);

  await history(page).getByRole("checkbox", { name: "Select 0.9, draft" }).check();
  await expect(history(page).getByRole("button", { name: "Compare selected" })).toHaveCount(0);
  await history(page).getByRole("checkbox", { name: "Select 1.1, agreed" }).check();
  await history(page).getByRole("button", { name: "Compare selected" }).click();
  await expect(page).toHaveURL(/#\/compare\/d:[0-9a-f]{16}@\d+\/d:[0-9a-f]{16}@\d+$/);
  await expect(page.locator(".compare-sides")).toContainText("OVHcloud OKMS (0.9, draft)");
  await expect(page.locator(".compare-sides")).toContainText("OVHcloud OKMS (1.1, agreed)");
  await page.goBack();
  await grid(page);

  await openHistory(page);
  await history(page).getByRole("button", { name: "Edit 0.9, draft" }).click();
  await naming(page).getByRole("button", { name: "Remove name…" }).click();
  await expect(naming(page).getByRole("button", { name: "Remove name and approvals" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(list.filter({ hasText: "1.1, agreed" })).toHaveCount(1);
  await expect(list.filter({ hasText: "0.9, draft" })).toHaveCount(0);
});

test("a named version is never thinned out, not even when the index of names is lost", async ({ page }) => {
  await page.clock.install();
  await draft(page);
  await press(page, "Manage backups", "Customer", "c");
  await page.clock.fastForward("02:00");
  await press(page, "Manage backups", "OVHcloud", "c");
  await name(page, "1.0");
  await page.keyboard.press("Escape");
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith("remit:names:")) localStorage.removeItem(key);
    }
  });
  for (const letter of ["i", "c", "i", "c"]) {
    await page.clock.fastForward("09:00:00");
    await press(page, "Handle incidents", "OVHcloud", letter);
  }
  await openHistory(page);
  await expect(history(page).getByRole("listitem").filter({ hasText: "1.0" })).toContainText("Ann Lee");
});

test("named versions go into a file if wanted, and what is signed elsewhere comes back", async ({ page, browser }) => {
  test.slow();
  await draft(page);
  await press(page, "Manage backups", "Customer", "c");
  await name(page, "1.0, agreed");
  await page.keyboard.press("Escape");
  const share = async (page, include) => {
    await page.getByRole("button", { name: "Share" }).click();
    const dialog = page.getByRole("dialog", { name: "Share this matrix" });
    const box = dialog.getByRole("checkbox", { name: /^Include 1 named version/ });
    await expect(box).not.toBeChecked();
    if (include) {
      await box.check();
      await clean(page, "share");
    }
    const file = await downloaded(page, () => dialog.getByRole("button", { name: /Remit file/ }).click());
    await dialog.getByRole("button", { name: "Close" }).click();
    return file;
  };
  expect(JSON.parse((await share(page, false)).text).versions).toBeUndefined();
  const sent = await share(page, true);
  const { version, versions } = JSON.parse(sent.text);
  expect(version).toBe(3);
  expect(versions).toHaveLength(1);
  expect(versions[0].approvals[0].name).toBe("Ann Lee");

  // Somebody else gets it, with its history, and signs.
  const other = await (await browser.newContext()).newPage();
  await open(other);
  await choose(other, sent.name, sent.text);
  const dialog = await preview(other);
  await expect(dialog).toContainText("The file has 1 named version: 1.0, agreed");
  await clean(other, "the preview of a file with versions");
  await dialog.getByRole("button", { name: "Add as draft" }).click();
  await grid(other);
  await saved(other);
  await openHistory(other);
  await expect(history(other).getByRole("listitem").filter({ hasText: "1.0, agreed" })).toContainText("Ann Lee");
  await history(other).getByRole("button", { name: "Edit 1.0, agreed" }).click();
  await naming(other).getByLabel("Approved by").fill("Bob Ray");
  await naming(other).getByRole("button", { name: "Save" }).click();
  await expect(history(other).getByRole("listitem").filter({ hasText: "Bob Ray" })).toBeVisible();
  await other.keyboard.press("Escape");
  const back = await share(other, true);
  await other.context().close();

  // It comes back without a changed letter: the version comes beside the one that is here.
  await choose(page, back.name, back.text);
  await (await preview(page)).getByRole("button", { name: "Add named versions to “OVHcloud OKMS”" }).click();
  await openHistory(page);
  await expect(history(page).getByRole("listitem").filter({ hasText: "1.0, agreed" })).toHaveCount(2);
  await expect(history(page)).toContainText("Approved by Ann Lee");
  await expect(history(page)).toContainText("Approved by Bob Ray");
});

test("documents have a log of versions, and a matrix is read from them as before", async ({ page }) => {
  await draft(page);
  await press(page, "Manage backups", "Customer", "c");
  await name(page, "1.0");
  await page.keyboard.press("Escape");
  await press(page, "Handle incidents", "OVHcloud", "c");
  const exported = async (format) => {
    await page.getByRole("button", { name: "Export" }).click();
    return downloaded(page, () => page.getByRole("menuitem", { name: format, exact: true }).click());
  };
  for (const format of ["Markdown", "HTML"]) {
    const { name, text } = await exported(format);
    expect(text).toContain("not a qualified signature");
    expect(text).toContain("Changed since 1.0: 1 cell");
    expect(text).toContain("Approved by Ann Lee, Head of IT, for Customer");
    await choose(page, name, text);
    const dialog = await preview(page);
    await expect(dialog).toContainText("31 activities");
    await dialog.getByRole("button", { name: "Cancel" }).click();
  }
  await page.keyboard.press("Control+p");
  const print = page.getByRole("dialog", { name: "Print or PDF" });
  await expect(print.getByRole("checkbox", { name: /^Named versions/ })).toBeChecked();
  await clean(page, "print");
});

test("a backup has named versions and comparisons, and restoring brings them back", async ({ page }) => {
  const id = await draft(page);
  await press(page, "Manage backups", "Customer", "c");
  await name(page, "1.0");
  await page.keyboard.press("Escape");
  await page.evaluate((id) => {
    const side = (of, title) => ({ of, title, content: "0000000000000001" });
    const kept = {
      format: "remit-comparison", version: 1, id: "00000000000000c1", name: "Mine and theirs",
      sides: [side("p:ovhcloud-okms", "OVHcloud OKMS"), side(`d:${id}`, "Draft")], pairs: [],
    };
    localStorage.setItem(`remit:comparison:${kept.id}`, JSON.stringify(kept));
  }, id);
  await open(page, "/storage");
  const file = await downloaded(page, () => page.getByRole("button", { name: "Export all drafts" }).click());
  await page.locator("#erase").fill("delete everything");
  await page.getByRole("button", { name: "Delete everything" }).click();
  await expect(drafts(page)).toHaveCount(0);
  await choose(page, file.name, file.text);
  const restore = page.getByRole("dialog", { name: "Restore these drafts?" });
  await expect(restore).toContainText("with 1 named version");
  await expect(restore).toContainText("1 comparison will be added");
  await clean(page, "restore");
  await restore.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("navigation", { name: "Library" })).toContainText("Mine and theirs");
  await open(page, `/draft/${id}`);
  await grid(page);
  await openHistory(page);
  await expect(history(page)).toContainText("Approved by Ann Lee");
});
