import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { SCREENS } from '../support/screens.ts';
import { pageUrl, simulatorUrl, test } from './browser.ts';

for (const [name, open] of Object.entries(SCREENS)) {
  test(`axe finds nothing on ${name} in either theme, and 320 pixels are enough`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page, { pageUrl, simulatorUrl });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(axe.source);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), colorScheme).toEqual([]);
    }
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
}

async function violations(page: Page): Promise<unknown[]> {
  const { violations: found } = await page.evaluate<AxeResults>('axe.run()');
  return found.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
