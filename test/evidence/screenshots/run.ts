/**
 * Takes a picture of every screen, in both languages, at three widths, light, dark and in forced colours, in the
 * smallest window and with text of twice the size, into `screenshots/`: to be looked at. Axe looks at each of them,
 * and what it finds is printed.
 *
 * `npm run screenshots`, or with the names of some screens behind `--`. With `--few`
 * it takes a third of the pictures, each width, theme and language once; with `--picture` the README's and no other.
 */
import { mkdirSync } from 'node:fs';
import axe, { type AxeResults } from 'axe-core';
import { chromium, type Page } from 'playwright-core';
import { optionsOrExit } from '../../../proxy/commands/command-options.ts';
import { findChromium } from '../../support/chromium.ts';
import { PICTURES } from './pictures.ts';
import type { Open, Screen } from './screens.ts';
import { startAll } from '../../support/started.ts';
import { translate } from './translate.ts';
import { lookAt, FEW_VIEWS, VIEWS, type View } from './views.ts';

const FOLDER = 'screenshots';
/** The README's picture: what a person sees who has logged in, without scrolling. */
const README = { screen: 'signed-in', width: 1280, height: 900, path: '.github/page.png' } as const;

/** What axe finds, and whether the page is wider than its window, as lines. */
async function faults(page: Page, withAxe: boolean): Promise<string[]> {
  const fits = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth';
  const wide = (await page.evaluate<boolean>(fits)) ? [] : ['  wider than its window'];
  if (!withAxe) return wide;
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  return [...wide, ...violations.map(({ id, nodes }) => `  ${id}: ${nodes[0]?.html ?? ''}`)];
}

/** Takes these pictures of a screen that is open; what is wrong with them, as lines. */
async function shoot(page: Page, name: string, views: readonly View[], raw: boolean) {
  const found: string[] = [];
  // Where the last click was, the mouse still is.
  await page.mouse.move(0, 0);
  if (!raw) {
    await page.locator('h1, [role=alert]').first().waitFor();
    await page.evaluate(axe.source);
  }
  for (const view of views) {
    if (raw && view.large) continue;
    await lookAt(page, view, raw);
    const path = `${FOLDER}/${name}-${view.name}.png`;
    await page.screenshot({ path, fullPage: true, animations: 'disabled' });
    if (raw) continue;
    found.push(...(await faults(page, view.axe)).map((fault) => `${path}\n${fault}`));
  }
  return found;
}

/** Takes all pictures of a screen that is open in English. */
async function shootAll(page: Page, name: string, raw: boolean): Promise<string[]> {
  const found = await shoot(page, name, views.en, raw);
  if (raw || !(await translate(page, started))) return found;
  return [...found, ...(await shoot(page, `${name}-es`, views.es, raw))];
}

/** Takes the README's picture of a screen that is open. */
async function shootReadme(page: Page): Promise<string[]> {
  const { path, width, height } = README;
  await page.mouse.move(0, 0);
  await page.setViewportSize({ width, height });
  await page.screenshot({ path, animations: 'disabled' });
  return [];
}

/** Opens a screen in a browser profile of its own, for its pictures. */
async function look(name: string, screen: Open | Screen): Promise<string[]> {
  const { open, raw = false, context: options } = 'open' in screen ? screen : { open: screen };
  const usual = { locale: 'en-GB', reducedMotion: 'reduce', bypassCSP: true } as const;
  const context = await browser.newContext({ ...usual, ...options });
  try {
    const page = await context.newPage();
    await open(page, started);
    return picture ? await shootReadme(page) : await shootAll(page, name, raw);
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message : String(error)}`];
  } finally {
    await context.close();
  }
}
const {
  positionals,
  values: { picture, few },
} = optionsOrExit({
  name: 'npm run screenshots',
  help: `Takes a picture of every screen into screenshots/, or of those that are named:\n\n  ${Object.keys(PICTURES).join('\n  ')}`,
  options: {
    picture: { type: 'boolean', default: false },
    few: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const wanted = picture ? [README.screen] : positionals;
const unknown = wanted.find((name) => !(name in PICTURES));
if (unknown !== undefined) {
  console.error(`There is no screen ${unknown}. See npm run screenshots -- --help.`);
  process.exit(1);
}
const views = few ? FEW_VIEWS : VIEWS;
const started = await startAll();
const browser = await chromium.launch(await findChromium());
mkdirSync(FOLDER, { recursive: true });
try {
  for (const [name, screen] of Object.entries(PICTURES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const found = await look(name, screen);
    if (found.length > 0) process.exitCode = 1;
    console.log([name, ...found].join('\n'));
  }
} finally {
  await browser.close();
  await started.stop();
}
