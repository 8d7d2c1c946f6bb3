import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { FRESH_TOKEN, refreshed } from '../evidence/screenshots/screens.ts';
import {
  beginLogin,
  exchanges,
  logIn,
  pageUrl,
  shownToken,
  simulatorUrl,
  test,
} from './browser.ts';
import { allowCopying } from './clipboard.ts';
import { chooseFlow } from './screens.ts';

const LEGS = [
  'Ask for permission',
  'Redirect back with a code',
  'Send the code',
  'Exchange code + secret for a one-hour token',
  'Exchange it for a 60-day token',
  'Return the token',
  'Look up the account',
  'Load recent posts',
];

/** Opens every step by keyboard, like a person without a mouse. */
async function openLegs(page: Page): Promise<void> {
  await page.getByRole('img', { name: /Post 1 of/ }).waitFor();
  for (const leg of LEGS) {
    await page.locator('summary', { hasText: leg }).focus();
    await page.keyboard.press('Enter');
  }
  await page.getByRole('button', { name: 'Copy the command' }).last().waitFor();
}

test('with every step open, no token, code or state is in the page or storage unless Show was pressed', async ({
  page,
  sent,
}) => {
  await logIn(page);
  await openLegs(page);
  const kept = await page.evaluate(() =>
    JSON.stringify([Object.entries(sessionStorage), history.state]),
  );
  const html = await page.content();
  const fields = await page.evaluate(() =>
    [...document.querySelectorAll('textarea')].map(({ value }) => value).join(),
  );
  const token = await shownToken(page);
  const code = new URLSearchParams(exchanges(sent)[0]?.body).get('code') ?? '';
  const consent = sent.find(({ url }) => url.includes('/oauth/authorize'))?.url ?? '';
  const state = new URL(consent).searchParams.get('state') ?? '';
  for (const secret of [token, token.slice(4), code, state]) {
    expect(secret.length).toBeGreaterThan(20);
    expect(html + fields + kept).not.toContain(secret);
  }
  // A shown token is in its field only.
  expect(await page.content()).not.toContain(token);
});

test('the diagram shows every step of a login across the redirect, with measured times', async ({
  page,
}) => {
  await logIn(page);
  await openLegs(page);
  const legs = page.getByRole('listitem').filter({ has: page.locator('summary') });
  await expect.poll(() => legs.count()).toBe(LEGS.length);
  expect(await legs.nth(1).textContent()).toMatch(
    /Instagram → Page: [\d.]+m?s on the consent page/,
  );
  expect(await legs.nth(3).textContent()).toMatch(/Proxy → Instagram: [\d.]+m?s for both calls/);
  await page.getByText(/Token received in/).waitFor();
  const exchange = await legs.nth(3).textContent();
  expect(exchange).toContain(`POST ${simulatorUrl}oauth/access_token`);
  expect(exchange).toContain('client_secret=$CLIENT_SECRET');
  expect(await legs.nth(0).textContent()).toContain('scope=instagram_business_basic');
});

test('a command of the diagram with the token filled in gets the same reply as the page', async ({
  page,
}) => {
  const copied = await allowCopying(page);
  await logIn(page);
  await page.locator('summary', { hasText: 'Look up the account' }).click();
  await page.getByRole('button', { name: 'Copy the command' }).click();
  await page.getByText('Copied.').waitFor();
  const command = await copied();
  expect(command).toContain('"access_token=$TOKEN"');
  const [url = ''] = /http[^']+/.exec(command) ?? [];
  const token = await shownToken(page);
  const answer = await fetch(`${url}?fields=username&access_token=${token}`);
  expect(await answer.json()).toMatchObject({ username: 'ada.paints' });
});

test('a failed login shows how far it got', async ({ page }) => {
  await page.goto(pageUrl);
  await beginLogin(page);
  await page.getByLabel('Simulate a problem').selectOption('expired_code');
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('heading', { name: 'Every request, step by step' }).waitFor();
  const legs = page.getByRole('listitem').filter({ has: page.locator('summary') });
  expect(await legs.nth(3).textContent()).toContain('failed here');
  expect(await legs.nth(4).textContent()).toContain('not sent');
  await legs.nth(5).locator('summary').click();
  await page.getByText('"reason": "code_spent"').waitFor();
});

test('a refresh is in the diagram like the login, without its new token', async ({ page }) => {
  await logIn(page);
  await refreshed(page);
  const summaries = page.getByRole('listitem').locator('summary');
  await summaries.filter({ hasText: 'Return the new token' }).waitFor();
  await expect.poll(() => summaries.count()).toBe(LEGS.length + 3);
  for (const leg of [
    'Ask for a longer-lasting token',
    'Exchange it for a new 60-day token',
    'Return the new token',
  ]) {
    await summaries.filter({ hasText: leg }).click();
  }
  await page.getByText('"expires_in": 5184000').waitFor();
  const html = await page.content();
  expect(html).toContain('refresh_token=$TOKEN');
  expect(html).not.toContain(FRESH_TOKEN);
});

test('the diagram of the implicit flow says that a token comes back, and no code', async ({
  page,
}) => {
  await page.goto(pageUrl);
  await page.getByText('Redirect back with a code').waitFor();
  await chooseFlow(page, /Implicit flow/);
  await page.getByText('Redirect back with a token').waitFor();
  expect(await page.getByText('Redirect back with a code').count()).toBe(0);
});

test('an account without posts is not announced with its latest posts', async ({ page }) => {
  await page.goto(pageUrl);
  await beginLogin(page);
  await page.getByRole('radio', { name: /nour\.films/ }).check();
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByText('This account has no posts yet').waitFor();
  await page.getByRole('heading', { name: 'Recent posts' }).waitFor();
});

test('the diagram of a cancelled login does not say that a code came back', async ({ page }) => {
  await page.goto(pageUrl);
  await beginLogin(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.locator('summary', { hasText: 'Redirect back' }).waitFor();
  expect(await page.getByText('Redirect back with a code').count()).toBe(0);
});
