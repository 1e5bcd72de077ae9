// Remit without a network, and from one build to the next.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import AxeBuilder from "@axe-core/playwright";
import { PUBLISHED, cell, choose, draft, grid, open, press, saved } from "./app.mjs";
import { edition, eventually, expect, ready, test } from "./host.mjs";

const offer = (page) => page.getByRole("status").filter({ hasText: "A new version of Remit is ready" });
const refused = /ERR_CONNECTION|ERR_FAILED|Failed to load|failed request/;

test("after one visit everything works without a network", async ({ page, host }) => {
  test.slow();
  await open(page);
  await ready(page);
  host.goOffline();
  await page.reload();
  for (const [slug, title, activities] of PUBLISHED) {
    await open(page, `/published/${slug}`);
    await grid(page, title);
    await expect(page.getByRole("rowheader")).toHaveCount(activities);
  }
  await open(page, "/published/ovhcloud-okms");
  // The explanations, the worker and all that it can.
  await page.getByText("Why?").first().click();
  await expect(page.getByText("couldn't be loaded")).toHaveCount(0);
  const book = fileURLToPath(new URL("files/two-sheets.xlsx", import.meta.url));
  await choose(page, "two-sheets.xlsx", await readFile(book));
  const dialog = page.getByRole("dialog", { name: "Import" });
  await expect(dialog).toContainText("3 activities");
  await dialog.getByRole("button", { name: "Add as draft" }).click();
  await grid(page);
  await saved(page);
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "Excel" }).click()]);
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
  await page.reload();
  await grid(page);
  await page.goto("./rescue.html");
  await expect(page.getByRole("heading", { name: "Your drafts" })).toBeVisible();
  await expect(page.locator("#failed").getByRole("link").first()).toBeVisible();
});

test("the storage page says whether it works without a connection", async ({ page }) => {
  await open(page);
  await ready(page);
  await open(page, "/storage");
  await expect(page.getByText("All of Remit works offline.")).toBeVisible();
});

test("a new build waits, is offered, and is taken when the person says so", async ({ page, host }) => {
  test.slow();
  const first = (host.folder = await host.edition("first"));
  const id = await draft(page);
  await ready(page);
  host.folder = await host.edition("second");
  await page.reload();
  await expect(offer(page)).toBeVisible({ timeout: 15_000 });
  // Until then all of it is the first one.
  expect(await edition(page)).toBe("first");
  await page.reload();
  expect(await edition(page)).toBe("first");
  await open(page, "/published/ovhcloud-okms");
  await grid(page, "OVHcloud OKMS, first");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await open(page, `/draft/${id}`);
  await cell(page, "Manage backups", "Customer").click();
  await page.keyboard.press("c");
  await Promise.all([
    page.waitForEvent("load"),
    offer(page).getByRole("button", { name: "Reload" }).click(),
  ]);
  await grid(page);
  expect(await edition(page)).toBe("second");
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("C");
  await expect(offer(page)).toHaveCount(0);
  await open(page, "/published/ovhcloud-okms");
  await grid(page, "OVHcloud OKMS, second");
  await page.reload();
  // What was kept of the first one is gone: no page uses it.
  await expect.poll(() => page.evaluate(() => caches.keys().then((keys) => keys.length))).toBe(1);

  // Back to the older one: for the browser it is as new as any other.
  host.folder = first;
  await page.reload();
  await offer(page).getByRole("button", { name: "Reload" }).click();
  await grid(page, "OVHcloud OKMS, first");
  expect(await edition(page)).toBe("first");
  await open(page, `/draft/${id}`);
  await expect(cell(page, "Manage backups", "Customer")).toHaveText("C");
});

test("a page of the build before goes on working beside the new one", async ({ page, context, host }) => {
  test.slow();
  host.folder = await host.edition("first");
  await open(page);
  await ready(page);
  const other = await context.newPage();
  await open(other);
  host.folder = await host.edition("second");
  await page.reload();
  await offer(page).getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => edition(page)).toBe("second");
  // The host has nothing of the first any more, and cannot be reached either.
  host.goOffline();
  await expect(offer(other)).toBeVisible();
  await open(other, "/published/ovhcloud-okms");
  await grid(other, "OVHcloud OKMS, first");
  const book = fileURLToPath(new URL("files/two-sheets.xlsx", import.meta.url));
  await choose(other, "two-sheets.xlsx", await readFile(book));
  await expect(other.getByRole("dialog")).toContainText("3 activities");
  await other.keyboard.press("Escape");
  await offer(other).getByRole("button", { name: "Reload" }).click();
  await grid(other, "OVHcloud OKMS, second");
});

test("the same build again is not offered", async ({ page, host }) => {
  await open(page);
  await ready(page);
  host.folder = await host.edition("second");
  await page.reload();
  await expect(offer(page)).toBeVisible({ timeout: 15_000 });
  // Taken back before anybody has loaded it.
  host.folder = fileURLToPath(new URL("../../dist", import.meta.url));
  await page.reload();
  await eventually(page, async () => {
    const { waiting, installing } = await navigator.serviceWorker.getRegistration();
    return !waiting && !installing;
  });
  await page.reload();
  await expect(page.getByRole("heading", { name: /Responsibility matrices/ })).toBeVisible();
  await expect(offer(page)).toHaveCount(0);
});

test.describe("a first visit whose download fails", () => {
  test.use({ tolerate: new RegExp(`${refused.source}|503|could not`) });

  test("leaves an app that works, and is taken up again later", async ({ page, host }) => {
    host.trouble = (name) => (name.startsWith("worker-") && name.endsWith(".wasm") ? "fail" : null);
    const id = await draft(page);
    await expect.poll(() => host.requests.filter((name) => /^worker-.*wasm$/.test(name)).length).toBeGreaterThan(1);
    await press(page, "Manage backups", "Customer", "c");
    await open(page, "/storage");
    await expect(page.getByText(/^(Not ready yet|Not available)/)).toBeVisible();
    host.trouble = () => null;
    const before = host.requests.length;
    await open(page, `/draft/${id}`);
    await page.reload();
    await ready(page);
    // What had come through is not fetched again.
    const again = host.requests.slice(before);
    expect(again.some((name) => /^worker-.*wasm$/.test(name))).toBe(true);
    expect(again.some((name) => name.startsWith("cloud-temple-iaas"))).toBe(false);
    host.goOffline();
    await page.reload();
    await expect(cell(page, "Manage backups", "Customer")).toHaveText("C");
  });
});

for (const trouble of ["hang", "fail", "cut", "garbage"]) {
  test.describe(`a download that ends in "${trouble}"`, () => {
    test.use({ tolerate: new RegExp(`${refused.source}|integrity|ServiceWorker|failed|503|could not`, "i") });

    test("never becomes active, and is taken up again later", async ({ page, host }) => {
      test.slow();
      host.folder = await host.edition("first");
      await open(page);
      await ready(page);
      host.folder = await host.edition("second");
      host.trouble = (name) => (name.startsWith("ovhcloud-okms-") ? trouble : null);
      await page.reload();
      await expect.poll(() => host.requests.filter((name) => name.startsWith("ovhcloud-okms-")).length).toBeGreaterThan(1);
      await page.waitForTimeout(1_000);
      await expect(offer(page)).toHaveCount(0);
      if (trouble === "hang") return;
      host.goOffline();
      await page.reload();
      expect(await edition(page)).toBe("first");
      await open(page, "/published/ovhcloud-okms");
      await grid(page, "OVHcloud OKMS, first");

      await host.goOnline();
      host.trouble = () => null;
      await page.reload();
      await offer(page).getByRole("button", { name: "Reload" }).click();
      await grid(page, "OVHcloud OKMS, second");
      expect(await edition(page)).toBe("second");
    });
  });
}

test.describe("what is kept is damaged", () => {
  test.use({ tolerate: /integrity|could not be loaded|Failed to fetch|console error/ });

  test("the page says so, and a reload fetches all of it anew", async ({ page }) => {
    const id = await draft(page);
    await ready(page);
    await page.evaluate(async () => {
      for (const key of await caches.keys()) {
        const cache = await caches.open(key);
        for (const request of await cache.keys()) {
          if (/remit-.*\.wasm$/.test(request.url)) {
            await cache.put(request, new Response("x", { headers: { "Content-Type": "application/wasm" } }));
          }
        }
      }
    });
    await page.reload();
    await expect(page.locator("#failed")).toContainText("couldn't be loaded");
    await expect(page.locator("#failed").getByRole("link")).toHaveCount(1);
    await eventually(page, async () => !(await caches.keys()).length);
    await page.reload();
    await grid(page, "OVHcloud OKMS");
    expect(page.url()).toContain(id);
    await ready(page);
  });
});

test.describe("without service workers", () => {
  test.use({ serviceWorkers: "block" });

  test("Remit works", async ({ page }) => {
    await draft(page);
    await press(page, "Manage backups", "Customer", "c");
    await page.reload();
    await expect(cell(page, "Manage backups", "Customer")).toHaveText("C");
  });

  test("Remit says what that means where there are none at all", async ({ page }) => {
    await page.addInitScript(() => delete Navigator.prototype.serviceWorker);
    await draft(page);
    await open(page, "/storage");
    await expect(page.getByText("Not available")).toBeVisible();
  });
});

test("what is on the same origin beside Remit is left alone", async ({ page }) => {
  await open(page);
  await ready(page);
  const left = await page.evaluate(async () => {
    await caches.open("other-app");
    await caches.open("remit:/else/where/:0123456789abcdef");
    const registration = await navigator.serviceWorker.getRegistration();
    return new URL(registration.scope).pathname;
  });
  expect(left).toBe("/some/where/");
  await page.reload();
  await ready(page);
  const keys = await page.evaluate(() => caches.keys());
  expect(keys).toEqual(expect.arrayContaining(["other-app", "remit:/else/where/:0123456789abcdef"]));
});
