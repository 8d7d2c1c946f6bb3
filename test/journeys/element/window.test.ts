import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { browser, exchanges, simulatorUrl, test } from '../browser.ts';
import { address, outcome } from './element-page.ts';

/** Opens the page, and the window of its login on the click. */
async function openWindow(page: Page): Promise<Page> {
  await page.goto(address);
  await page.locator('instagram-login').evaluate((login) => login.setAttribute('mode', 'popup'));
  const opened = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  return await opened;
}

test('a login in a window ends in a token in the page that opened it, and the window is closed', async ({
  page,
  sent,
}) => {
  const popup = await openWindow(page);
  await Promise.all([
    popup.waitForEvent('close'),
    popup.getByRole('button', { name: 'Allow' }).click(),
  ]);
  await outcome(page)
    .filter({ hasText: /^Logged in as / })
    .waitFor();
  expect(page.url()).toBe(address);
  expect(exchanges(sent)).toHaveLength(1);
});

test('the answer comes although the consent page cuts its window off from the page', async ({
  page,
  context,
}) => {
  // As Instagram does. A redirect is followed past every route, so it becomes a page that leads on.
  await context.route(`${simulatorUrl}**`, async (route) => {
    const response = await route.fetch({ maxRedirects: 0 });
    const { location, ...headers } = response.headers();
    const coop = { 'cross-origin-opener-policy': 'same-origin' };
    const body = `<meta http-equiv="refresh" content="0;url=${(location ?? '').replaceAll('&', '&amp;')}">`;
    if (location === undefined) await route.fulfill({ response, headers: { ...headers, ...coop } });
    else await route.fulfill({ contentType: 'text/html', body, headers: coop });
  });
  const popup = await openWindow(page);
  await popup.getByRole('button', { name: 'Allow' }).click();
  await outcome(page)
    .filter({ hasText: /^Logged in as / })
    .waitFor();
});

test('a cancelled consent in the window is a failure in the page', async ({ page, sent }) => {
  const popup = await openWindow(page);
  await popup.getByRole('button', { name: 'Cancel' }).click();
  await outcome(page).filter({ hasText: 'Reason: cancelled' }).waitFor();
  expect(exchanges(sent)).toEqual([]);
});

test('where the browser blocks windows the page itself is left', async ({ page }) => {
  await page.addInitScript(() => (window.open = () => null));
  await page.goto(address);
  await page.locator('instagram-login').evaluate((login) => login.setAttribute('mode', 'popup'));
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  await page.getByRole('button', { name: 'Allow' }).click();
  await outcome(page)
    .filter({ hasText: /^Logged in as / })
    .waitFor();
});

test.each(['Instagram 350.0.0.1', '[FBAN/FBIOS;FBAV/450.0]', 'musical_ly_2023 BytedanceWebview'])(
  'a person in the web view of another app is told how to open the page in a browser: %s',
  async (app) => {
    const userAgent = `Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) AppleWebKit/605.1.15 Mobile/15E148 ${app}`;
    await using context = await browser.newContext({ userAgent });
    const page = await context.newPage();
    await page.goto(address);
    const hint = 'Open this page in its own tab or, from the app’s menu, in your browser.';
    await page.getByRole('status').filter({ hasText: hint }).waitFor();
  },
);

test('without a network the element says that it waits, and has the token once there is one', async ({
  page,
  sent,
}) => {
  await page.goto(address);
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  await page.addInitScript(() => {
    let online = false;
    Object.defineProperty(navigator, 'onLine', { get: () => online });
    const goOnline = () => {
      online = true;
      dispatchEvent(new Event('online'));
    };
    Object.assign(window, { goOnline });
  });
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('status').filter({ hasText: 'Waiting for a connection…' }).waitFor();
  await page.evaluate('goOnline()');
  await outcome(page)
    .filter({ hasText: /^Logged in as / })
    .waitFor();
  expect(exchanges(sent)).toHaveLength(1);
});
