import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { FAILURES } from '../evidence/screenshots/failures.ts';
import { beginLogin, logIn, pageUrl, simulatorUrl, test } from './browser.ts';
import { refusedWith, SCREENS, stayOnThePage, type Open } from './screens.ts';

/** Screens that others resemble. `test/evidence/screenshots/run.ts` runs axe on all of them. */
const ALIKE = /nothing|pasted (token|old)|implicit/;

/** Each screen and how a person gets there, one of each kind. */
const ALL: Record<string, Open> = {
  ...Object.fromEntries(Object.entries(SCREENS).filter(([name]) => !ALIKE.test(name))),
  ...Object.fromEntries(
    (['cancelled', 'no_pending_login', 'outcome_unknown'] as const).map((reason) => [
      reason,
      (page: Page) => FAILURES[reason](page, { pageUrl, simulatorUrl }),
    ]),
  ),
  'a failure with addresses to compare': refusedWith('redirect_uri_mismatch'),
  'a failure that only time resolves': refusedWith('throttled'),
  'the consent page': async (page) => {
    await page.goto(pageUrl);
    await beginLogin(page);
  },
  'the front page of the simulation': (page) => page.goto(simulatorUrl),
  'signed in': (page) => logIn(page),
};

async function violations(page: Page): Promise<unknown[]> {
  const results = await page.evaluate<AxeResults>('axe.run()');
  return results.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

for (const [name, open] of Object.entries(ALL)) {
  test(`axe finds nothing on ${name} in either theme, and it fits in 320 pixels`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page, pageUrl);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(axe.source);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await violations(page)).toEqual([]);
    }
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
}

test('the checklist and the settings can be used by keyboard alone', async ({ page }) => {
  await page.goto(pageUrl);
  await page.getByRole('button', { name: 'Log in with Instagram' }).focus();
  for (const name of ['Other ways to log in', 'Set up your own app', 'Settings']) {
    const summary = page.locator('summary', { hasText: name });
    while (!(await summary.evaluate((element) => element === document.activeElement))) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
  }
  const scope = page.getByRole('checkbox', { name: /View insights/ });
  await scope.waitFor();
  while (!(await scope.evaluate((element) => element === document.activeElement))) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Space');
  await page
    .getByText(/manage_insights/)
    .first()
    .waitFor();
  expect(await scope.isChecked()).toBe(true);
});

test('when a login begins, the focus moves to its progress', async ({ page }) => {
  await stayOnThePage(page);
  await page.goto(pageUrl);
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  const heading = page.getByRole('heading', { name: 'Taking you to Instagram…' });
  await heading.waitFor();
  expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.getByText('in progress…').waitFor();
});
