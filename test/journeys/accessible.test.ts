import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { FAILURES } from '../evidence/screenshots/failures.ts';
import { SCREENS as WITH_TOKEN, type Open as OpenAt } from '../evidence/screenshots/screens.ts';
import { beginLogin, logIn, pageUrl, simulatorUrl, test } from './browser.ts';
import { refusedWith, SCREENS, type Open } from './screens.ts';

const opened = (screens: Readonly<Record<string, OpenAt>>): Record<string, Open> =>
  Object.fromEntries(
    Object.entries(screens).map(([name, open]): [string, Open] => [
      name,
      (page) => open(page, { pageUrl, simulatorUrl }),
    ]),
  );

const { cancelled, no_pending_login, outcome_unknown } = FAILURES;

/** Each screen and how a person gets there, one failure of each kind. `npm run screenshots` looks at all failures. */
const ALL: Readonly<Record<string, Open>> = {
  ...SCREENS,
  ...opened(WITH_TOKEN),
  ...opened({ cancelled, no_pending_login, outcome_unknown }),
  'a failure with addresses to compare': refusedWith('redirect_uri_mismatch'),
  'a failure that only time resolves': refusedWith('throttled'),
  'the consent page': async (page) => {
    await page.goto(pageUrl);
    await beginLogin(page);
  },
  'the front page of the simulation': (page) => page.goto(simulatorUrl),
  'signed in': (page) => logIn(page),
};

/** The width of the window in CSS pixels, and the person's text size. */
const WINDOWS = [
  [320, '100%'],
  [640, '200%'],
] as const;

async function violations(page: Page): Promise<unknown[]> {
  const results = await page.evaluate<AxeResults>('axe.run()');
  return results.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

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
  'axe finds nothing in either theme, and nothing sticks out of a small window or of one with large text: %s',
  async ([, open], { page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page, pageUrl);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(axe.source);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), colorScheme).toEqual([]);
    }
    for (const [width, size] of WINDOWS) {
      await page.setViewportSize({ width, height: 900 });
      await page.evaluate((to) => (document.documentElement.style.fontSize = to), size);
      expect(await sticksOut(page), `${width} px at ${size}`).toEqual([]);
    }
  },
);
