// Opens pages of the built site as a reader would: phone and desktop, light and dark, from disk.
// Prints what is wrong as lines; its arguments are the browser and the folder of the site.
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import path from "node:path";
import puppeteer from "puppeteer-core";

const [browserPath, site, pagesFile] = process.argv.slice(2);
const pages = JSON.parse(await readFile(pagesFile, "utf8"));
const require = createRequire(import.meta.url);
const axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
const browser = await puppeteer.launch({
  executablePath: browserPath,
  args: ["--no-sandbox", "--allow-file-access-from-files"],
});
const wrong = [];
let looked = 0;

async function open(name, width, scheme) {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  page.on("request", (one) => {
    if (/^(https?|wss?):/.test(one.url())) wrong.push(`${name}: asks for ${one.url()}`);
  });
  page.on("pageerror", (error) => wrong.push(`${name}: ${error.message}`));
  const [file, query] = name.split("?");
  const address = pathToFileURL(path.join(site, file)).href + (query ? `?${query}` : "");
  await page.goto(address, { waitUntil: "load", timeout: 60000 });
  return page;
}

for (const { name, lang } of pages.looked) {
  for (const [width, scheme] of [[390, "dark"], [1280, "light"]]) {
    const page = await open(name, width, scheme);
    const found = await page.evaluate(() => document.documentElement.lang);
    if (found !== lang) wrong.push(`${name}: says that its language is ${found}`);
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (wide > 1) wrong.push(`${name}: ${wide} px too wide at ${width}`);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    for (const one of violations) {
      if (one.impact === "serious" || one.impact === "critical") {
        const node = one.nodes[0];
        const where = `${one.nodes.length} × ${node.target.join(" ")}: ${node.html.slice(0, 150)}`;
        wrong.push(`${name} (${width}, ${scheme}): ${one.id}: ${where}`);
      }
    }
    looked += 1;
    await page.close();
  }
}

for (const { name, wanted } of pages.searched) {
  const page = await open(name, 1280, "light");
  try {
    await page.waitForSelector("#search-results li a", { timeout: 20000 });
    const links = await page.$$eval("#search-results li a", (all) => all.map((one) => one.href));
    if (!links.some((one) => one.includes(wanted))) {
      wrong.push(`${name}: ${wanted} is not among the ${links.length} results`);
    }
  } catch {
    wrong.push(`${name}: nothing is found`);
  }
  await page.close();
}

await browser.close();
console.log(JSON.stringify({ looked, wrong }));
