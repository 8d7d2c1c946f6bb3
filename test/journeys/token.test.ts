import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { FRESH_TOKEN, refreshed } from '../evidence/screenshots/screens.ts';
import { beginLogin, logIn, pageUrl, shownToken, test } from './browser.ts';

test('the newest posts are shown without telling another site where', async ({ page, sent }) => {
  await logIn(page);
  await page
    .getByRole('img', { name: 'Picture of 22 Jun 2026: Post 1 of Ada Morrow 🎨' })
    .waitFor();
  await expect.poll(() => page.getByRole('img', { name: /Post \d of/ }).count()).toBe(7);
  const asked = sent.filter(({ url }) => url.includes('/me/media'));
  expect(asked).toHaveLength(1);
  expect(asked[0]?.method).toBe('GET');
  const link = page.getByRole('link', { name: /Post 1 of/ });
  expect(await link.getAttribute('href')).toMatch(/^https:\/\/instagram\.example\/p\//);
  expect(await link.getAttribute('rel')).toBe('noreferrer');
});

test('a refresh shows what it changed', async ({ page }) => {
  await logIn(page);
  await refreshed(page);
  const effect = await page.getByText('Done.').locator('..').textContent();
  expect(effect).toMatch(/Previous expiry .+ → New expiry .+ Instagram issued a new token/s);
  expect(await shownToken(page)).toBe(FRESH_TOKEN);
});

test('a token that is too young to be refreshed is reported as such, not as a missing permission', async ({
  page,
}) => {
  await logIn(page);
  await page.getByRole('button', { name: 'Refresh the token' }).click();
  await page.getByRole('alert').filter({ hasText: '24 hours after they were issued' }).waitFor();
});

test('the reminder is a calendar entry without the token', async ({ page }) => {
  await logIn(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Add a reminder' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('instagram-token.ics');
  const entry = await readFile(await file.path(), 'utf8');
  expect(entry).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(entry).not.toMatch(/IGAA/);
});

test('a token that has expired is no longer said to stay valid', async ({ page }) => {
  await page.clock.install();
  await logIn(page);
  await page.getByText('it stays valid at Instagram').waitFor();
  await page.clock.fastForward(61 * 86_400_000);
  await page.getByText('According to this device').waitFor();
  expect(await page.getByText('it stays valid at Instagram').count()).toBe(0);
});

test('a permission that was not granted is shown as missing', async ({ page }) => {
  await page.goto(pageUrl);
  await beginLogin(page);
  await page.getByLabel('Simulate a problem').selectOption('permission_missing');
  await page.getByRole('button', { name: 'Allow' }).click();
  const permission = page.getByRole('listitem').filter({ hasText: 'instagram_business_basic' });
  await permission.getByText('not granted').waitFor();
  await page.getByText('No permission was granted').waitFor();
});

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

test('the focus moves to the result after a sign-out and after the 60-day exchange', async ({
  page,
}) => {
  await page.goto(pageUrl);
  await beginLogin(page);
  await page.getByLabel('Simulate a problem').selectOption('one_hour_only');
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('button', { name: 'Make it last 60 days' }).click();
  await page.getByText('Done.').waitFor();
  expect(await focused(page)).toContain('New expiry');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page
    .getByRole('heading', { name: 'Log in with Instagram. Get a token that works.' })
    .waitFor();
  expect(await focused(page)).toBe('Log in with Instagram. Get a token that works.');
});

test('on paper the token is masked unless Show was pressed', async ({ page }) => {
  await logIn(page);
  await page.emulateMedia({ media: 'print' });
  const field = page.getByLabel('Access token');
  expect(await field.inputValue()).toMatch(/^IGAA•+$/);
  expect(await page.getByRole('button', { name: 'Show' }).isVisible()).toBe(false);
});
