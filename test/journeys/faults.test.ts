import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { remedyFor } from '../../web/failures/remedies.ts';
import { beginLogin, exchanges, logIn, pageUrl, shownToken, test } from './browser.ts';

/** Logs in with a problem that is chosen on the consent page. */
async function logInWith(page: Page, trouble: RegExp): Promise<void> {
  await page.goto(pageUrl);
  await beginLogin(page);
  const choice = page.getByLabel('Simulate a problem');
  const label = (await choice.getByRole('option').allTextContents()).find((one) =>
    trouble.test(one),
  );
  await choice.selectOption({ label: label ?? '' });
  await page.getByRole('button', { name: 'Allow' }).click();
}

test.for([
  [/code/i, 'This authorization code no longer works'],
  [/rate-limiting/i, 'Instagram is rate-limiting this app'],
  [/server error|5\d\d|trouble/i, 'Instagram is having problems'],
] as const)(
  'the problem %s at Instagram ends on its own remedy',
  async ([trouble, title], { page, sent }) => {
    await logInWith(page, trouble);
    const alert = page.getByRole('alert');
    await alert.getByRole('heading', { name: title }).waitFor();
    await alert.getByText('Details').click();
    expect(await alert.getByText(/request/i).count()).toBeGreaterThan(0);
    expect(page.url()).toBe(pageUrl);
    expect(exchanges(sent)).toHaveLength(1);
  },
);

test('a code that arrives offline is sent when the network is back', async ({
  page,
  context,
  sent,
}) => {
  await page.goto(pageUrl);
  await beginLogin(page);
  // The network goes when the document has arrived. The other files are still in a cache.
  await context.route('**/assets/*', async (route) => {
    const reply = await fetch(route.request().url());
    await context.setOffline(true);
    await route.fulfill({
      contentType: reply.headers.get('content-type') ?? '',
      body: await reply.text(),
    });
  });
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('heading', { name: 'You are offline' }).waitFor();
  expect(exchanges(sent)).toEqual([]);
  await context.unroute('**/assets/*');
  await context.setOffline(false);
  await page.getByRole('heading', { name: /^Signed in as @/ }).waitFor();
  expect(exchanges(sent)).toHaveLength(1);
});

test('a page that is offline before the login says so, although it cannot load more files', async ({
  page,
  context,
}) => {
  await page.goto(pageUrl, { waitUntil: 'networkidle' });
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  const { title } = remedyFor({ reason: 'offline' });
  await page.getByRole('alert').getByRole('heading', { name: title }).waitFor();
});

test('a login on a slow network only takes longer', async ({ page, context, sent }) => {
  const network = await context.newCDPSession(page);
  await network.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 200,
    downloadThroughput: 100_000,
    uploadThroughput: 50_000,
  });
  await logIn(page);
  expect(exchanges(sent)).toHaveLength(1);
});

test('S4, S7: a stalled exchange ends after 15 seconds and offers no retry', async ({
  page,
  context,
  sent,
}) => {
  await context.route('**/token', () => undefined);
  await page.clock.install();
  await page.goto(pageUrl);
  await beginLogin(page);
  const asked = page.waitForRequest('**/token');
  await page.getByRole('button', { name: 'Allow' }).click();
  await asked;
  await page.getByRole('status').waitFor();
  await page.clock.fastForward(15_000);
  const alert = page.getByRole('alert');
  await alert.getByText('we don’t know whether the code was used').waitFor();
  expect(await page.getByRole('button', { name: /retry|try again/i }).count()).toBe(0);
  expect(exchanges(sent)).toHaveLength(1);
});

test('S1: a reload during the exchange says that the code was used and sends nothing', async ({
  page,
  context,
  sent,
}) => {
  await context.route('**/token', () => undefined);
  await page.goto(pageUrl);
  await beginLogin(page);
  const asked = page.waitForRequest('**/token');
  await page.getByRole('button', { name: 'Allow' }).click();
  await asked;
  await page.getByRole('status').waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'This login was already used' }).waitFor();
  expect(exchanges(sent)).toHaveLength(1);
});

test('a tracker blocker is told apart from an outage, and the token is there anyway', async ({
  page,
  context,
}) => {
  await context.route(/\/v25\.0\/me\?/, (route) => route.abort('blockedbyclient'));
  await context.route('**/userinfo', (route) => route.fulfill({ status: 404, body: 'none' }));
  await page.goto(pageUrl);
  await beginLogin(page);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByText('A tracker blocker in this browser').waitFor();
  expect(await shownToken(page)).toMatch(/^IGAA/);
});

test('a part of the page that does not load is reported, and no login begins without it', async ({
  page,
  context,
}) => {
  await context.route(/\/begin-[^/]*\.js/, (route) => route.abort());
  await page.goto(pageUrl);
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  await page.getByRole('heading', { name: 'A part of this page did not load' }).waitFor();
  await context.route(/\/SignedOut-[^/]*\.js/, (route) => route.abort());
  await page.reload();
  await page.getByText('Part of this page failed to load').waitFor();
});

test('a missing module for reading the answer is reported instead of a blank page', async ({
  page,
  context,
}) => {
  await context.route(/\/settle-[^/]*\.js/, (route) => route.abort());
  await page.goto(`${pageUrl}?code=a&code=b&state=s`);
  await page.getByRole('heading', { name: 'A part of this page did not load' }).waitFor();
});

test('when Instagram is blocked, the proxy names the token’s owner', async ({ page, context }) => {
  await context.route(/\/v25\.0\/me\?/, (route) => route.abort('blockedbyclient'));
  await page.goto(pageUrl);
  await beginLogin(page);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('heading', { name: 'Signed in as @ada.paints' }).waitFor();
});

test('W-47: blocked storage is reported before the browser leaves', async ({
  page,
  context,
  sent,
}) => {
  await context.addInitScript(() => {
    Object.defineProperty(window, 'sessionStorage', {
      get: () => {
        throw new DOMException('Blocked', 'SecurityError');
      },
    });
  });
  await page.goto(pageUrl);
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  await page
    .getByRole('alert')
    .getByRole('heading', { name: 'This browser can’t remember the login' })
    .waitFor();
  expect(sent.filter(({ url }) => url.includes('/oauth/authorize'))).toEqual([]);
});

test('a pasted URL is recognised, and its code is exchanged only on a click', async ({
  page,
  sent,
}) => {
  await page.goto(pageUrl);
  await beginLogin(page);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('heading', { name: /^Signed in as @/ }).waitFor();
  const used = sent.find(({ url }) => url.includes('?code='))?.url ?? '';
  await page.goto(pageUrl);
  await page.getByLabel('URL you were sent back to, code, token or error').fill(used);
  const exchange = page.getByRole('button', { name: 'Exchange this code' });
  await exchange.waitFor();
  expect(exchanges(sent)).toHaveLength(1);
  await exchange.click();
  await page
    .getByRole('alert')
    .getByRole('heading', { name: /already used/ })
    .waitFor();
});

test('a pasted consent URL of today can be opened, and one of a retired API cannot', async ({
  page,
}) => {
  await page.goto(pageUrl);
  await beginLogin(page);
  const address = page.url();
  await page.goto(pageUrl);
  const field = page.getByLabel('URL you were sent back to, code, token or error');
  const openIt = page.getByText('Open it, allow access');
  const past = page.getByRole('heading', { name: 'This API has been retired' });
  const moved = page.getByText('It has moved to www.instagram.com');
  await field.fill(address);
  await openIt.waitFor();
  expect(await page.getByText(/^Next:/).count()).toBe(0);
  await field.fill(`https://api.instagram.com/oauth/authorize${new URL(address).search}`);
  await moved.waitFor();
  expect(await openIt.count()).toBe(0);
  await field.fill(address.replace('instagram_business_basic', 'user_profile'));
  await past.waitFor();
  expect(await openIt.count()).toBe(0);
});

test('a pasted app secret is recognised, and nothing is sent', async ({ page, sent }) => {
  await page.goto(pageUrl);
  const before = sent.length;
  await page
    .getByLabel('URL you were sent back to, code, token or error')
    .fill('INSTAGRAM_CLIENT_SECRET=51a0000000000000000000000000001a');
  await page.getByText('Keep secrets on the proxy').waitFor();
  expect(sent.slice(before).filter(({ url, body }) => (url + body).includes('51a000'))).toEqual([]);
});
