import { chromium } from "@playwright/test";
const out = "/tmp/shots"; import { mkdirSync } from "node:fs"; mkdirSync(out, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.REMIT_CHROMIUM, args: ["--no-sandbox"] });
for (const [name, size, scheme] of [["wide", { width: 1440, height: 900 }, "light"], ["dark", { width: 1440, height: 900 }, "dark"], ["narrow", { width: 390, height: 844 }, "light"]]) {
  const page = await browser.newPage({ viewport: size, colorScheme: scheme });
  page.on("console", (m) => m.type() === "error" && console.log(m.text()));
  await page.goto("http://127.0.0.1:4555/#/compare/p:ovhcloud-okms/p:cloud-temple-iaas");
  await page.getByRole("grid").waitFor();
  await page.screenshot({ path: `${out}/compare-${name}.png` });
  await page.getByRole("button", { name: "Match rows" }).click();
  await page.keyboard.press("1"); await page.keyboard.press("1"); await page.keyboard.press("1");
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${out}/match-${name}.png` });
  if (name !== "dark") {
  await page.getByRole("button", { name: "Report…" }).click();
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${out}/report-${name}.png` });
  if (name === "wide") await page.pdf({ path: `${out}/report.pdf` });
  }
  await page.goto("http://127.0.0.1:4555/#/compare/p:ovhcloud-hosted-exchange/p:ovhcloud-private-exchange/p:cloud-temple-iaas");
  await page.waitForTimeout(800);
  await page.screenshot({ path: `${out}/three-${name}.png` });
  await page.close();
}
await browser.close();
