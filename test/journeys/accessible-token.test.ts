import axe, { type AxeResults } from 'axe-core';
import { expect } from 'vitest';
import { SCREENS } from '../evidence/screenshots/screens.ts';
import { pageUrl, simulatorUrl, test } from './browser.ts';

/** Screens that others resemble. `npm run screenshots` runs axe on all of them. */
const ALIKE = /bakery|relay|shown/;

for (const [name, open] of Object.entries(SCREENS)) {
  if (ALIKE.test(name)) continue;
  test(`axe finds nothing on ${name} in either theme, and it fits in 320 pixels`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page, { pageUrl, simulatorUrl });
    await page.evaluate(axe.source);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await page.evaluate<AxeResults>('axe.run()');
      const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
      expect(found, colorScheme).toEqual([]);
    }
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
}
