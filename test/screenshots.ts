/**
 * Takes a picture of every screen, at three widths, light, dark and in forced colours, into `screenshots/`: to be
 * looked at. Axe looks at each of them, and what it finds is printed.
 *
 * `npm run screenshots`, or with the names of some screens behind `--`.
 */
import { mkdirSync } from 'node:fs';
import axe, { type AxeResults } from 'axe-core';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from './support/chromium.ts';
import { REFUSALS, SCREENS as WITHOUT_TOKEN } from './journeys/screens.ts';
import { SCREENS, type Open } from './support/screens.ts';
import { startAll } from './support/started.ts';

const WIDTHS = [320, 768, 1280];
const LOOKS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
} as const;
const FOLDER = 'screenshots';

/** By the name of its picture. */
const ALL: Readonly<Record<string, Open>> = {
  ...SCREENS,
  ...Object.fromEntries(
    Object.entries({ ...WITHOUT_TOKEN, ...REFUSALS }).map(([name, open]): [string, Open] => [
      name.replaceAll(/[^a-z_]+/gi, '-'),
      (page, { pageUrl }) => open(page, pageUrl),
    ]),
  ),
};

/** What axe finds, and whether the page is wider than its window, as lines. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  const found = violations.map(({ id, nodes }) => `  ${id}: ${nodes[0]?.html ?? ''}`);
  const fits = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth';
  return (await page.evaluate<boolean>(fits)) ? found : [...found, '  wider than its window'];
}

const wanted = process.argv.slice(2);
const started = await startAll();
const browser = await chromium.launch(await findChromium());
mkdirSync(FOLDER, { recursive: true });
try {
  for (const [name, open] of Object.entries(ALL)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const context = await browser.newContext({
      locale: 'en-GB',
      reducedMotion: 'reduce',
      bypassCSP: true,
    });
    const page = await context.newPage();
    await open(page, started);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(axe.source);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      for (const [look, media] of Object.entries(LOOKS)) {
        await page.emulateMedia(media);
        const path = `${FOLDER}/${name}-${width}-${look}.png`;
        await page.screenshot({ path, fullPage: true, animations: 'disabled' });
        // Forced colours are the person's own, and not those that axe computes.
        if (look === 'forced') continue;
        for (const fault of await faults(page)) {
          console.error(`${path}\n${fault}`);
          process.exitCode = 1;
        }
      }
    }
    await context.close();
    console.log(name);
  }
} finally {
  await browser.close();
  await started.stop();
}
