import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { SCREENS as WITH_TOKEN } from '../evidence/screenshots/screens.ts';
import { pageUrl, simulatorUrl, test } from './browser.ts';
import { SCREENS, type Open } from './screens.ts';

/** The width of the window in CSS pixels, and the person's text size. */
const WINDOWS = [
  [320, '100%'],
  [640, '200%'],
] as const;

const ALL: Readonly<Record<string, Open>> = {
  ...SCREENS,
  ...Object.fromEntries(
    Object.entries(WITH_TOKEN).map(([name, open]): [string, Open] => [
      name,
      (page) => open(page, { pageUrl, simulatorUrl }),
    ]),
  ),
};

/** The innermost elements that are wider than the window. */
function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth,
    );
    return wide
      .filter((one) => !wide.some((other) => other !== one && one.contains(other)))
      .map(({ outerHTML }) => `${scrollWidth} of ${clientWidth}: ${outerHTML.slice(0, 120)}`);
  });
}

test.for(Object.entries(ALL))(
  'no screen is wider than a small window or a window with large text: %s',
  { timeout: 60_000 },
  async ([, open], { page }) => {
    await open(page, pageUrl);
    for (const [width, size] of WINDOWS) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate((to) => (document.documentElement.style.fontSize = to), size);
      expect(await sticksOut(page), `${width} px at ${size}`).toEqual([]);
    }
  },
);
