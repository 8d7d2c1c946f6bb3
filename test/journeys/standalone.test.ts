import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { exchanges, pageUrl, test } from './browser.ts';

const address = `${pageUrl}examples/standalone/`;
const TOKEN = { access_token: 'IGAAtoken', token_type: 'bearer' };

async function toConsent(page: Page, query = ''): Promise<void> {
  await page.goto(address + query);
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  await page.getByRole('button', { name: 'Allow' }).waitFor();
}

const said = (page: Page, text: string) =>
  page
    .getByRole('status')
    .filter({ hasText: new RegExp(`^${text}$`) })
    .waitFor();

test.for<[reply: object, words: string]>([
  [{ ...TOKEN, user_id: '1', expires_in: 5_183_944 }, 'Signed in as 1, for 60 days\\.'],
  [{ ...TOKEN, user_id: '1', expires_in: 86_400 }, 'Signed in as 1, for 1 day\\.'],
  [{ ...TOKEN, user_id: '1', expires_in: 7_200 }, 'Signed in as 1, for 2 hours\\.'],
  [
    { ...TOKEN, user_id: '1', expires_in: 3_600, warning: 'long_lived_failed' },
    'Signed in as 1, for 1 hour\\. It is the short token: log in again later\\.',
  ],
  [{ ...TOKEN, user_id: '1', expires_in: 90 }, 'Signed in as 1, for 2 minutes\\.'],
  [{ ...TOKEN, expires_in: 5_183_944 }, 'Signed in, for 60 days\\.'],
  [{ ...TOKEN, user_id: '1' }, 'Signed in as 1\\.'],
  [{ access_token: 'IGAAtoken', expires_in: 0 }, 'Signed in\\.'],
  [{}, "The proxy's answer \\(200\\) makes no sense\\."],
])(
  'the standalone example shows the reply %j without absent fields',
  async ([json, words], { page }) => {
    await toConsent(page);
    await page.route('**/token', (route) => route.fulfill({ json }));
    await page.getByRole('button', { name: 'Allow' }).click();
    await said(page, words);
  },
);

test.for<[status: number, body: string, words: string]>([
  [
    400,
    '{"error":"invalid_grant","error_description":"The code was used."}',
    'The code was used\\.',
  ],
  [503, '{"error":"temporarily_unavailable"}', "The proxy's answer \\(503\\) makes no sense\\."],
  [502, '<h1>Bad gateway</h1>', "The proxy's answer \\(502\\) makes no sense\\."],
  [200, '<h1>Welcome to the Wi-Fi</h1>', "The proxy's answer \\(200\\) makes no sense\\."],
  [200, 'null', "The proxy's answer \\(200\\) makes no sense\\."],
])(
  'the standalone example shows the reply %i %s as a failure',
  async ([status, body, words], { page }) => {
    await toConsent(page);
    await page.route('**/token', (route) => route.fulfill({ status, body }));
    await page.getByRole('button', { name: 'Allow' }).click();
    await said(page, words);
  },
);

test('the standalone example says that a broken connection leaves the code unknown', async ({
  page,
  sent,
}) => {
  await toConsent(page);
  await page.route('**/token', (route) => route.abort());
  await page.getByRole('button', { name: 'Allow' }).click();
  await said(page, 'No response, so the code may have been used\\. Log in again\\.');
  expect(exchanges(sent)).toHaveLength(1);
});

test('the standalone example leaves once on a double click', async ({ page, sent }) => {
  await page.goto(address);
  await page.getByRole('button').dblclick();
  await page.getByRole('button', { name: 'Allow' }).waitFor();
  expect(sent.filter(({ url }) => url.includes('/oauth/authorize'))).toHaveLength(1);
});

test.for(['?code=PROMO', '?state=CA', '?p=12&lang=de#section'])(
  'the standalone example leaves a URL of the page itself alone: %s',
  async (own, { page }) => {
    await page.goto(address + own);
    await page.getByRole('button', { name: 'Log in with Instagram' }).waitFor();
    expect(page.url()).toBe(address + own);
    expect(await page.getByRole('status').textContent()).toBe('');
  },
);

test('the standalone example keeps the page’s own query, fragment and history state', async ({
  page,
}) => {
  await page.addInitScript(() => history.replaceState({ router: 1 }, ''));
  await page.goto(`${address}?p=12&code=C&state=S&lang=de#section`);
  await said(page, 'This login was not started here\\. Log in again\\.');
  expect(page.url()).toBe(`${address}?p=12&lang=de#section`);
  expect(await page.evaluate<unknown>('history.state')).toEqual({ router: 1 });
});

test('no example relies on a field that a reply may lack', () => {
  const page = readFileSync('web/examples/element/page.js', 'utf8');
  const svelte = readFileSync('web/examples/svelte/Login.svelte', 'utf8');
  expect(page).toContain('token.userId ??');
  expect(page).toContain('token.expiresAt &&');
  expect(svelte).toContain('token.userId ?');
});

test('the standalone example ends with the account’s name, and without its button', async ({
  page,
}) => {
  await toConsent(page);
  await page.getByRole('button', { name: 'Allow' }).click();
  await said(page, 'Signed in as @ada\\.paints, for (59|60) days\\.');
  expect(await page.getByRole('button').count()).toBe(0);
});
