/**
 * Takes a picture of every screen, at three widths, light, dark and in forced colours, into `screenshots/`: to be
 * looked at. Axe looks at each of them, and what it finds is printed.
 *
 * `npm run screenshots`, or with the names of some screens behind `--`. With `--picture` instead it takes the README's.
 */
import { mkdirSync } from 'node:fs';
import axe, { type AxeResults } from 'axe-core';
import { chromium, type Page } from 'playwright-core';
import { optionsOrExit } from '../../../proxy/commands/command-options.ts';
import { findChromium } from '../../support/chromium.ts';
import { PICTURES } from './pictures.ts';
import type { Open, Screen } from './screens.ts';
import { startAll } from '../../support/started.ts';

const WIDTHS = [390, 768, 1440];
const LOOKS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
} as const;
const FOLDER = 'screenshots';
/** The README's picture: what a person sees who has logged in, without scrolling. */
const README = { screen: 'signed-in', width: 1280, height: 900, path: '.github/page.png' } as const;
/** What has changed a moment ago is otherwise left blank, here and there. */
const DRAWN = 'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))';

/** What axe finds, and whether the page is wider than its window, as lines. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  const found = violations.map(({ id, nodes }) => `  ${id}: ${nodes[0]?.html ?? ''}`);
  const fits = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth';
  return (await page.evaluate<boolean>(fits)) ? found : [...found, '  wider than its window'];
}

/** Takes the pictures of a screen that is open; what is wrong with them, as lines. */
async function shoot(page: Page, name: string, raw: boolean): Promise<string[]> {
  const found: string[] = [];
  // Where the last click was, the mouse still is.
  await page.mouse.move(0, 0);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const [look, media] of Object.entries(LOOKS)) {
      await page.emulateMedia(media);
      if (!raw) await page.evaluate(DRAWN);
      const path = `${FOLDER}/${name}-${width}-${look}.png`;
      await page.screenshot({ path, fullPage: true, animations: 'disabled' });
      // Forced colours are the person's own, and not those that axe computes.
      if (look === 'forced' || raw) continue;
      found.push(...(await faults(page)).map((fault) => `${path}\n${fault}`));
    }
  }
  return found;
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
    if (!raw) {
      await page.locator('h1, [role=alert]').first().waitFor();
      await page.evaluate(axe.source);
    }
    return picture ? await shootReadme(page) : await shoot(page, name, raw);
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message : String(error)}`];
  } finally {
    await context.close();
  }
}

const {
  positionals,
  values: { picture },
} = optionsOrExit({
  name: 'npm run screenshots',
  help: `Takes a picture of every screen into screenshots/, or of those that are named:\n\n  ${Object.keys(PICTURES).join('\n  ')}`,
  options: { picture: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const wanted = picture ? [README.screen] : positionals;
const unknown = wanted.find((name) => !(name in PICTURES));
if (unknown !== undefined) {
  console.error(`There is no screen ${unknown}. See npm run screenshots -- --help.`);
  process.exit(1);
}
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
