import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { remedyForProfile } from '../../web/failures/remedies.ts';
import { FRESH_TOKEN, refreshed } from '../evidence/screenshots/screens.ts';
import { paste } from './screens.ts';
import {
  beginLogin,
  exchanges,
  logIn,
  pageUrl,
  shownToken,
  simulatorUrl,
  test,
} from './browser.ts';

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

async function allowCopying(page: Page): Promise<() => Promise<string>> {
  const permissions = ['clipboard-read', 'clipboard-write'];
  await page.context().grantPermissions(permissions, { origin: new URL(pageUrl).origin });
  return () => page.evaluate(() => navigator.clipboard.readText());
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

test('a token that is too young to be refreshed is reported as such, not as a missing permission', async ({
  page,
}) => {
  await logIn(page);
  await page.getByRole('button', { name: 'Refresh the token' }).click();
  await page.getByRole('alert').filter({ hasText: '24 hours after they were issued' }).waitFor();
});

test('code for the token is shown with the token masked, and copied with the whole token', async ({
  page,
}) => {
  const copied = await allowCopying(page);
  await logIn(page);
  const token = await shownToken(page);
  for (const name of ['curl', 'JavaScript', 'Python', 'PHP', '.env', 'JSON']) {
    await page.getByRole('tab', { name, exact: true }).click();
    expect(await page.getByRole('tabpanel').innerText()).not.toContain(token);
    await page.getByRole('button', { name: `To the clipboard: ${name}` }).click();
    await expect.poll(copied).toContain(token);
    if (name === '.env') expect(await copied()).toBe(`INSTAGRAM_ACCESS_TOKEN=${token}`);
  }
  expect(JSON.parse(await copied())).toMatchObject({
    access_token: token,
    user_id: '36220564007528767',
    account_id: '17841401313574613',
  });
});

test('the sample for curl runs as it is copied', async ({ page }) => {
  const copied = await allowCopying(page);
  await logIn(page);
  await page.getByRole('button', { name: 'To the clipboard: curl' }).click();
  await expect.poll(copied).toContain('curl -G');
  const { stdout } = await promisify(execFile)('sh', ['-c', await copied()]);
  expect(JSON.parse(stdout)).toMatchObject({ data: expect.any(Array) as unknown });
});

test('the tabs of the samples are worked by the arrow keys', async ({ page }) => {
  await logIn(page);
  await page.getByRole('tab', { name: 'curl' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('tab', { name: 'JavaScript', selected: true }).waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  const last = page.getByRole('tab', { name: 'JSON', selected: true });
  await last.waitFor();
  expect(await last.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('the explorer asks for the chosen fields, and shows the answer without the token', async ({
  page,
  sent,
}) => {
  await logIn(page);
  await page.getByText('Explore the API').click();
  await page.getByRole('radio', { name: '/me/media' }).check();
  await page.getByRole('checkbox', { name: 'like_count' }).check();
  await page.getByRole('button', { name: 'Run' }).click();
  const answer = page.getByLabel('Instagram’s answer');
  await answer.waitFor();
  const asked = sent.findLast(({ url }) => url.includes('like_count'))?.url ?? '';
  expect(new URL(asked).searchParams.get('fields')).toBe('id,caption,media_type,like_count');
  const token = new URL(asked).searchParams.get('access_token') ?? 'no token';
  expect(await answer.innerText()).not.toContain(token);
  expect(await answer.innerText()).toContain('like_count');
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

test('a permission that was not granted is shown as missing', async ({ page }) => {
  await page.goto(pageUrl);
  await beginLogin(page);
  await page.getByLabel('Simulate a problem').selectOption('permission_missing');
  await page.getByRole('button', { name: 'Allow' }).click();
  const permission = page.getByRole('listitem').filter({ hasText: 'instagram_business_basic' });
  await permission.getByText('not granted').waitFor();
  await page.getByText('No permission was granted').waitFor();
});

test('a token from elsewhere is inspected without a login', async ({ page, sent }) => {
  await logIn(page);
  const token = await shownToken(page);
  await page.reload();
  const before = sent.length;
  await paste(page, token);
  await page
    .getByRole('status')
    .filter({ hasText: 'This is an access token for Instagram Login' })
    .waitFor();
  const said = sent.slice(before).map(({ url, body }) => url + body);
  expect(said.filter((text) => text.includes(token))).toEqual([]);
  await page.getByRole('button', { name: 'Use this token' }).click();
  await page.getByRole('heading', { name: 'Signed in as @ada.paints' }).waitFor();
  await page.getByRole('img', { name: /Post 1 of/ }).waitFor();
  expect(exchanges(sent)).toHaveLength(1);
  const legs = page.getByRole('listitem').filter({ has: page.locator('summary') });
  await expect.poll(() => legs.count()).toBe(2);
});

test('a token that does not work shows its remedy', async ({ page }) => {
  await page.goto(pageUrl);
  await paste(page, 'IGAAnonsensenonsensenonsense');
  await page.getByRole('button', { name: 'Use this token' }).click();
  const message = 'Invalid OAuth access token - Cannot parse access token';
  const why = 'wrong_token_family';
  const remedy = remedyForProfile({
    reason: 'invalid_token',
    why,
    status: 400,
    providerError: { message },
  });
  await page
    .getByRole('alert')
    .filter({ hasText: remedy?.sentence ?? why })
    .waitFor();
  await page.getByRole('heading', { name: 'This token does not work', level: 1 }).waitFor();
  expect(await page.getByRole('button', { name: 'Refresh the token' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Discard token and log in again' }).click();
  await page.getByRole('button', { name: 'Log in with Instagram' }).waitFor();
});

test('a token of an app that is switched off is not headed as one that works', async ({ page }) => {
  await page.route(/\/me\?/, (route) =>
    route.fulfill({
      status: 400,
      headers: { 'access-control-allow-origin': '*' },
      json: { error: { type: 'OAuthException', code: 200, message: 'API access deactivated.' } },
    }),
  );
  await page.goto(pageUrl);
  await paste(page, 'IGAA0123456789abcdefghijklmnop');
  await page.getByRole('button', { name: 'Use this token' }).click();
  await page
    .getByRole('heading', { name: 'Signed in, but the token can do nothing', level: 1 })
    .waitFor();
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
