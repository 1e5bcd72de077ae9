// A workbook that another program has opened and saved. Needs LibreOffice; without it the tests
// are skipped, and the workbook in tests/data, which it has edited, stands in for it.

import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, expect } from "./fixtures.mjs";
import { choose, grid, open } from "./app.mjs";
import { setCell } from "./workbook.mjs";

const found = () => {
  try {
    return /LibreOffice/.test(execFileSync("soffice", ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  } catch {
    return false;
  }
};
test.skip(!found(), "LibreOffice is not installed");
test.describe.configure({ mode: "serial" });

/** The file as LibreOffice saves it in this format. */
async function saved(folder, name, format) {
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const to = ["--convert-to", format, "--outdir", join(folder, "out")];
  // It warns of a Java that it does not need.
  execFileSync("soffice", ["--headless", profile, ...to, join(folder, name)], { stdio: "ignore" });
  return readFile(join(folder, "out", name.replace(/\.\w+$/, `.${format}`)));
}

for (const slug of ["ovhcloud-okms", "cegedim-cloud-managed-products", "cloud-temple-iaas"]) {
  test(`${slug}: saved anew it is the same, and what is edited is said`, async ({ page }) => {
    const folder = await mkdtemp(join(tmpdir(), "remit-"));
    await open(page, `/published/${slug}`);
    await grid(page);
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: "Excel", exact: true }).click(),
    ]);
    await writeFile(join(folder, "matrix.xlsx"), await readFile(await download.path()));
    const anew = await saved(folder, "matrix.xlsx", "xlsx");
    await choose(page, "matrix.xlsx", anew);
    const dialog = page.getByRole("dialog", { name: "Import" });
    await expect(dialog.getByRole("button", { name: "Add as draft" })).toBeEnabled();
    await expect(dialog).toContainText("Changed since this file was exported");
    await expect(dialog).toContainText("no changes");
    await dialog.getByRole("button", { name: "Cancel" }).click();

    // The fifth line is an activity in all of them; column F is that of the first party.
    await choose(page, "matrix.xlsx", setCell(anew, "F5", "n/a"));
    await expect(dialog).toContainText("1 cell");
    await expect(dialog.getByRole("group", { name: "Changes" })).toContainText("→ n/a");

    // It has the drop-downs of letters and levels, and the counts are what it calculates too.
    // Panes are of its window, which it does not have here.
    const sheet = (await saved(folder, "matrix.xlsx", "fods")).toString("utf8");
    expect(sheet).toMatch(/content-validation [^>]*cell-content-is-in-list\(\[\$Legend\./);
    expect(sheet).toMatch(/content-validation [^>]*cell-content-is-between\(1,6\)/);
    const counts = [...sheet.matchAll(/table:formula="of:=SUMPRODUCT[^"]*" office:value-type="float" office:value="(\d+)"/g)];
    expect(counts.length).toBeGreaterThan(20);
    expect(counts.filter(([, count]) => count === "1").length).toBeGreaterThan(counts.length / 2);

    // Its formulas count: LibreOffice calculates them when it saves the sheet as CSV.
    const table = (await saved(folder, "matrix.xlsx", "csv")).toString("utf8");
    expect(table).toMatch(/Accountable/);
    expect(table).not.toMatch(/#NAME|#VALUE|Err:/);
  });
}
