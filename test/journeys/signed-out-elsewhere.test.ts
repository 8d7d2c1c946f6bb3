import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { graph } from '../evidence/screenshots/graph.ts';
import { openBuild, REAL } from '../evidence/screenshots/other-builds.ts';
import { test } from './browser.ts';
import { paste } from './screens.ts';

/** Signs in on a page that was built to keep its token. */
async function signIn(page: Page): Promise<void> {
  await page.route(/\/me\?/, graph({ id: '36220564007528767', username: 'ada.paints' }));
  await page.route(/\/me\/media\?/, graph({ data: [] }));
  await openBuild(page, REAL);
  await paste(page, 'IGAA0123456789abcdefghij');
  await page.getByRole('button', { name: 'Use this token' }).click();
  await page.getByRole('heading', { name: 'Signed in as @ada.paints' }).waitFor();
}

test('a tab in the back-forward cache comes back signed out if another tab signed out', async ({
  page,
  context,
}) => {
  await signIn(page);
  await page.goto('about:blank');
  const other = await context.newPage();
  await signIn(other);
  await other.getByRole('button', { name: 'Sign out' }).click();
  await other.getByRole('button', { name: 'Log in with Instagram' }).waitFor();
  await page.goBack();
  await page.getByRole('button', { name: 'Log in with Instagram' }).waitFor();
  const kept = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
  );
  expect(kept).not.toContain('IGAA');
});

test('a tab in the back-forward cache comes back signed in if no other tab signed out', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('about:blank');
  await page.goBack();
  await page.getByRole('heading', { name: 'Signed in as @ada.paints' }).waitFor();
});
