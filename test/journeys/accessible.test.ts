import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { beginLogin, logIn, pageUrl, simulatorUrl, test } from './browser.ts';

/** Each screen, and how a person gets there. */
const SCREENS: Record<string, (page: Page) => Promise<unknown>> = {
  'signed out': (page) => page.goto(pageUrl),
  'the implicit flow chosen': async (page) => {
    await page.goto(pageUrl);
    await page.getByRole('radio', { name: /Implicit flow/ }).check();
  },
  'the consent page': async (page) => {
    await page.goto(pageUrl);
    await beginLogin(page);
  },
  'the front page of the simulation': (page) => page.goto(simulatorUrl),
  'signed in': (page) => logIn(page),
  'a failure': async (page) => {
    await page.goto(`${pageUrl}?code=stolen&state=none`);
    await page.getByRole('alert').getByRole('heading').waitFor();
  },
  'a cancelled login': async (page) => {
    await page.goto(pageUrl);
    await beginLogin(page);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('heading', { name: 'You cancelled the login' }).waitFor();
  },
};

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  for (const [name, open] of Object.entries(SCREENS)) {
    test(`axe finds nothing on ${name}, and 320 pixels are enough`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 320, height: 640 });
      await open(page);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate<AxeResults>('axe.run()');
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
    });
  }
});
