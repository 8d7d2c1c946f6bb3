/**
 * Takes a picture of every screen and failure before the token, at three widths and in both themes, and lets axe
 * look at each: `node test/screenshots.ts http://localhost:8787/ FOLDER`, with `npm start` running.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import { chromium, type Browser } from 'playwright-core';
import { REFUSALS, SCREENS, type Open } from './journeys/screens.ts';
import { findChromium } from './support/chromium.ts';

const [, , pageUrl = 'http://localhost:8787/', folder = 'screenshots', only = ''] = process.argv;
const WIDTHS = [320, 768, 1280];
const THEMES = ['light', 'dark'] as const;

async function shoot(browser: Browser, name: string, open: Open): Promise<number> {
  const context = await browser.newContext({ locale: 'en-GB', bypassCSP: true });
  const page = await context.newPage();
  await open(page, pageUrl);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(axe.source);
  let found = 0;
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const file = `${name.replaceAll(/[^a-z_]+/gi, '-')}-${width}-${theme}.png`;
      await page.screenshot({ path: join(folder, file), fullPage: true });
      const { violations } = await page.evaluate<AxeResults>('axe.run()');
      for (const { id, nodes } of violations) console.error(file, id, nodes[0]?.html);
      found += violations.length;
    }
  }
  await context.close();
  return found;
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch(await findChromium());
let found = 0;
for (const [name, open] of Object.entries({ ...SCREENS, ...REFUSALS })) {
  if (name.includes(only)) found += await shoot(browser, name, open);
}
await browser.close();
console.log(`axe found ${found} violations`);
process.exitCode = found > 0 ? 1 : 0;
