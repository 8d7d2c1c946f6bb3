import { expect } from 'vitest';
import {
  beginLogin,
  exchanges,
  logIn,
  pageUrl,
  shownToken,
  simulatorUrl,
  test,
} from './browser.ts';
import { chooseFlow } from './screens.ts';

test('the code flow ends in a 60-day token', async ({ page, sent }) => {
  await logIn(page);
  expect(page.url()).toBe(pageUrl);
  await page.getByText(/in (59|60) days/).waitFor();
  await page.getByText('instagram_business_basic').waitFor();

  const token = await shownToken(page);
  const me = await fetch(`${simulatorUrl}me?fields=username&access_token=${token}`);
  expect(await me.json()).toMatchObject({ username: 'ada.paints' });

  expect(exchanges(sent).map(({ method }) => method)).toEqual(['POST']);
});

test('the ids on screen are exact', async ({ page }) => {
  await logIn(page);
  await page.getByText('36220564007528767', { exact: true }).waitFor();
  await page.getByText('17841401313574613', { exact: true }).waitFor();
});

test('the implicit flow ends in a token that works', async ({ page, sent }) => {
  await page.goto(pageUrl);
  await chooseFlow(page, /Implicit flow/);
  await beginLogin(page);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('heading', { name: 'Signed in as @ada.paints' }).waitFor();
  expect(page.url()).toBe(pageUrl);
  await page.getByText('17841401313574613', { exact: true }).waitFor();

  const token = await shownToken(page);
  expect(token).toMatch(/^17841401313574613\.[0-9a-f]{7}\.[0-9a-f]{32}$/);
  const self = await fetch(`${simulatorUrl}v1/users/self?access_token=${token}`);
  expect(await self.json()).toMatchObject({ data: { username: 'ada.paints' } });
  expect(exchanges(sent)).toEqual([]);
});

test('the token is in the page only between Show and Hide', async ({ page }) => {
  await logIn(page);
  const before = await page.content();
  const token = await shownToken(page);
  expect(before).not.toContain(token);
  await page.getByRole('button', { name: 'Hide' }).click();
  expect(await page.getByLabel('Access token').inputValue()).not.toContain(token.slice(4));
});

test('a copied token is the whole token', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], {
    origin: new URL(pageUrl).origin,
  });
  await logIn(page);
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByText('Copied.').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await shownToken(page));
});

test('the button that copied the token says so for two seconds', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-write'], { origin: new URL(pageUrl).origin });
  await page.clock.install();
  await logIn(page);
  // From here on the clock stands still between one step and the next.
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  await page.clock.runFor(1_900);
  expect(await page.getByRole('button', { name: 'Copied' }).count()).toBe(1);
  await page.clock.runFor(200);
  await page.getByRole('button', { name: 'Copy', exact: true }).waitFor();
});

test('the whole login works by keyboard alone', async ({ page }) => {
  await page.goto(pageUrl);
  const button = page.getByRole('button', { name: 'Log in with Instagram' });
  await button.waitFor();
  while (!(await button.evaluate((element) => element === document.activeElement))) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  const allow = page.getByRole('button', { name: 'Allow' });
  await allow.waitFor();
  while (!(await allow.evaluate((element) => element === document.activeElement))) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { name: 'Signed in as @ada.paints' });
  await heading.waitFor();
  expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('signing out leaves no token, profile or storage behind', async ({ page, context }) => {
  await logIn(page);
  const token = await shownToken(page);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Log in with Instagram' }).waitFor();
  expect(await page.content()).not.toContain(token);
  const kept = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
  );
  expect(kept).not.toContain(token);
  expect(await context.cookies(pageUrl)).toEqual([]);
});

test('the token request is one simple POST, sent before the user interface loads', async ({
  page,
  sent,
}) => {
  await logIn(page);
  const [exchange, ...others] = exchanges(sent);
  expect(others).toEqual([]);
  expect(exchange?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
  const back = sent.findIndex(({ url }) => url.includes('?code='));
  const scripts = sent.slice(back + 1).filter(({ url }) => /\.(js|ts)$/.test(url));
  expect(scripts.length).toBeGreaterThan(1);
  const after = sent.slice(back + 1).map(({ url }) => new URL(url).pathname);
  // Only the first module is loaded before it.
  expect(
    after.slice(0, after.indexOf('/token')).filter((path) => path.endsWith('.js')),
  ).toHaveLength(1);
});

test('no request of the browser has the app secret, and only the document’s has the code', async ({
  page,
  sent,
}) => {
  await logIn(page);
  const dashboard = await (await fetch(simulatorUrl)).text();
  const secrets = dashboard.match(/\b51a0[0-9a-f]{28}\b/g) ?? [];
  expect(secrets.length).toBeGreaterThan(2);
  const code = new URLSearchParams(exchanges(sent)[0]?.body).get('code') ?? '';
  expect(code).not.toBe('');
  const legacyId = /51a0[0-9a-f]{24}c11e/;
  for (const { url, headers, body } of sent) {
    for (const secret of secrets.filter((one) => !legacyId.test(one))) {
      expect(`${url} ${body} ${JSON.stringify(headers)}`).not.toContain(secret);
    }
    expect(headers['referer'] ?? '').not.toContain(code);
  }
  expect(
    sent.filter(({ url }) => url.includes(code)).map(({ url }) => new URL(url).pathname),
  ).toEqual(['/']);
});
