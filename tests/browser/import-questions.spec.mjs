// What a file leaves open is asked in the preview; what rests on an answer that nobody gave is marked.

import { test, expect } from "./fixtures.mjs";
import { choose, clean, grid, open, preview, readGrid } from "./app.mjs";

const OWNERS = "# Shared responsibility\n\n| Layer | IaaS | PaaS | SaaS |\n|---|---|---|---|\n| Data | Customer | Customer | Customer |\n| Application | Customer | Shared | Provider |\n| Hosts | Provider | Provider | Provider |\n";

const rows = (dialog) => dialog.getByRole("group", { name: "Preview of the matrix" }).locator("tbody tr");
const marked = (dialog) => dialog.locator("td.open");

test("owners in cells: the columns and their roles are asked, and an answer confirms", async ({ page }) => {
  await open(page);
  await choose(page, "shared.md", OWNERS);
  const dialog = await preview(page);
  const columns = dialog.getByRole("group", { name: /What are the columns “IaaS”, “PaaS”, “SaaS”\?/ });
  const roles = dialog.getByRole("group", { name: "Which roles does an owner hold?" });
  await expect(columns.getByText("Plans of the service (assumed)")).toBeVisible();
  await expect(columns.getByRole("radio", { checked: true })).toHaveCount(0);
  await expect(rows(dialog)).toHaveCount(5);
  await expect(marked(dialog)).toHaveCount(6);
  await clean(page, "the questions of an import");

  // By keys alone: the first answer is confirmed, and the focus stays on it.
  const sections = columns.getByRole("radio", { name: /^Sections/ });
  await sections.focus();
  await page.keyboard.press("Space");
  await expect(sections).toBeChecked();
  await expect(sections).toBeFocused();
  await expect(rows(dialog).first()).toHaveText("IaaS");
  await roles.getByRole("radio", { name: /^RA: / }).check();
  await expect(marked(dialog)).toHaveCount(0);
  await dialog.getByRole("button", { name: "Add as draft" }).click();
  await grid(page, "Shared responsibility");
  expect((await readGrid(page)).slice(0, 2).map((row) => row.cells)).toEqual([
    { Customer: "RA", Provider: "" },
    { Customer: "RA", Provider: "" },
  ]);
});

test("a French table that turns R and A round is one choice", async ({ page }) => {
  await open(page);
  await choose(page, "qui.csv", "Tâche;Chef;Développeur\nCadrage;Responsable;Acteur\nRecette;Acteur/responsable;Consulté\n");
  const dialog = await preview(page);
  const asked = dialog.getByRole("group", { name: /Who is accountable, and who does the work/ });
  await expect(dialog.locator('td[data-party="Chef"]')).toHaveText(["A?", "RA?"]);
  await asked.getByRole("radio", { name: /^“Responsable” does the work/ }).check();
  await expect(dialog.locator('td[data-party="Chef"]')).toHaveText(["R", "RA"]);
});

test("a column is taken for something else at its header", async ({ page }) => {
  await open(page);
  await choose(page, "who.csv", "Task,Dev,Ops,Status\nBuild,R,A,Done\nRun,A,R,Open\n");
  const dialog = await preview(page);
  const matrix = dialog.getByRole("group", { name: "Preview of the matrix" });
  await expect(matrix.getByRole("columnheader")).toHaveCount(4);
  const ops = matrix.getByLabel("“Ops” in the file is");
  await ops.focus();
  await ops.selectOption({ label: "Comments" });
  await expect(matrix.locator('td[data-party="Ops"]')).toHaveCount(0);
  await expect(matrix.locator("td.comment").first()).toContainText("Ops");
});

test("notes of one kind stand together, the most important first", async ({ page }) => {
  await open(page);
  const rows = Array.from({ length: 12 }, (_, at) => `| Task ${at} | R | tbd |`).join("\n");
  await choose(page, "who.md", `| Task | Dev | Customer |\n|---|---|---|\n${rows}\n`);
  const notes = (await preview(page)).getByRole("group", { name: "Import notes" });
  await expect(notes.locator("h3").first()).toHaveText("Not understood: 12");
  await expect(notes.locator("> ul > li")).toHaveCount(1);
  await notes.getByText("and 11 more of this kind").click();
  await expect(notes.getByText("Line 14: ")).toBeVisible();
});
