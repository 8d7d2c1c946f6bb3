import { expect } from 'vitest';
import { beginLogin, exchanges, logIn, pageUrl, test } from './browser.ts';
import { chooseFlow } from './screens.ts';

test('W-01: a code without a state is not exchanged and is removed from the URL', async ({
  page,
  sent,
}) => {
  await page.goto(`${pageUrl}?code=stolen#_`);
  await page.getByRole('alert').getByRole('heading').waitFor();
  expect(page.url()).toBe(pageUrl);
  expect(exchanges(sent)).toEqual([]);
  expect(await page.getByRole('button', { name: 'Log in with Instagram' }).count()).toBe(1);
});

test('W-03: an answer with a foreign state is not exchanged, and the login in progress stays usable', async ({
  page,
  sent,
}) => {
  await page.goto(pageUrl);
  await beginLogin(page);
  const consent = page.url();
  await page.goto(`${pageUrl}?code=stolen&state=AAAAAAAAAAAAAAAAAAAAAA`);
  await page.getByRole('alert').getByRole('heading').waitFor();
  expect(page.url()).toBe(pageUrl);
  expect(exchanges(sent)).toEqual([]);

  await page.goto(consent);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('heading', { name: /^Signed in as @/ }).waitFor();
});

test('W-04: a callback URL that is opened again is not exchanged again', async ({ page, sent }) => {
  await logIn(page);
  const callback = sent.find(({ url }) => url.includes('?code='))?.url ?? '';
  await page.goto(callback);
  await page.getByRole('heading', { name: 'This login was already used' }).waitFor();
  expect(page.url()).toBe(pageUrl);
  expect(exchanges(sent)).toHaveLength(1);
});

test('W-06: a duplicated tab does not exchange the code of the first', async ({
  page,
  context,
  sent,
}) => {
  await page.goto(pageUrl);
  await beginLogin(page);
  const kept = await page
    .goto(pageUrl)
    .then(() => page.evaluate(() => Object.fromEntries(Object.entries(sessionStorage))));
  await beginLogin(page);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('heading', { name: /^Signed in as @/ }).waitFor();
  const callback = sent.find(({ url }) => url.includes('?code='))?.url ?? '';

  const duplicate = await context.newPage();
  await duplicate.addInitScript((kept) => Object.assign(sessionStorage, kept), kept);
  await duplicate.goto(callback);
  await duplicate.getByRole('alert').getByRole('heading').waitFor();
  expect(exchanges(sent)).toHaveLength(1);
});

test('W-34: the Back button after a login starts no second exchange', async ({ page, sent }) => {
  await logIn(page);
  await page.goBack();
  await page.getByRole('button', { name: 'Allow' }).waitFor();
  await page.goForward();
  await page.getByRole('button', { name: 'Log in with Instagram' }).waitFor();
  expect(page.url()).toBe(pageUrl);
  expect(exchanges(sent)).toHaveLength(1);
});

test('W-48: a reload after the login signs out, because nothing was stored', async ({
  page,
  context,
  sent,
}) => {
  await logIn(page);
  const stored = await page.evaluate(async () => [
    localStorage.length,
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
  ]);
  expect([...stored, (await context.cookies()).length]).toEqual([0, 0, 0, 0]);
  await page.reload();
  await page.getByRole('button', { name: 'Log in with Instagram' }).waitFor();
  expect(exchanges(sent)).toHaveLength(1);
});

test('W-14: a cancelled login is announced without the mark of a fault, and the focus is on it', async ({
  page,
  sent,
}) => {
  await page.goto(pageUrl);
  await beginLogin(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  const alert = page.getByRole('alert');
  const heading = alert.getByRole('heading', { name: 'You cancelled the login' });
  await heading.waitFor();
  expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
  const mark = await page.locator('section', { has: alert }).evaluate((section) => {
    return getComputedStyle(section).borderInlineStartWidth;
  });
  expect(mark).not.toBe('4px');
  expect(page.url()).toBe(pageUrl);
  expect(exchanges(sent)).toEqual([]);
  await beginLogin(page);
});

test('W-14: a cancelled implicit login is shown as a choice too', async ({ page }) => {
  await page.goto(pageUrl);
  await chooseFlow(page, /Implicit flow/);
  await beginLogin(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('heading', { name: 'You cancelled the login' }).waitFor();
});

test('after returning from Instagram without a decision the button works', async ({ page }) => {
  await page.goto(pageUrl);
  await beginLogin(page);
  await page.goBack();
  await beginLogin(page);
});

test('a proxy that is down is reported, and no retry is offered', async ({ page, context }) => {
  await context.route('**/token', (route) => route.abort('connectionrefused'));
  await page.goto(pageUrl);
  await beginLogin(page);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page
    .getByRole('alert')
    .getByRole('heading', { name: 'The proxy cannot be reached' })
    .waitFor();
  expect(await page.getByRole('button', { name: /retry/i }).count()).toBe(0);
});

test('a captive portal is not read as a login', async ({ page, context }) => {
  await context.route('**/token', (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Welcome to our Wi-Fi</h1>' }),
  );
  await page.goto(pageUrl);
  await beginLogin(page);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('alert').getByRole('heading', { name: 'That wasn’t the proxy' }).waitFor();
});

test('W-53: an answer in another browser says where to start', async ({ page, sent }) => {
  await page.goto(`${pageUrl}?code=C&state=${'A'.repeat(43)}#_`);
  await page.getByRole('heading', { name: 'This login was not started here' }).waitFor();
  expect(exchanges(sent)).toEqual([]);
});

test('W-05: two tabs log in at once, and each keeps its own login', async ({
  page,
  context,
  sent,
}) => {
  const other = await context.newPage();
  await Promise.all([page.goto(pageUrl), other.goto(pageUrl)]);
  await beginLogin(page);
  await beginLogin(other);
  for (const tab of [other, page]) {
    await tab.getByRole('button', { name: 'Allow' }).click();
    await tab.getByRole('heading', { name: /^Signed in as @/ }).waitFor();
  }
  expect(exchanges(sent)).toHaveLength(2);
});

test('W-60: signing out in one tab signs out the other', async ({ page, context }) => {
  const other = await context.newPage();
  await logIn(page);
  await logIn(other);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await other.getByText('You signed out in another tab').waitFor();
});
