import { expect } from 'vitest';
import { remedyForProfile } from '../../web/failures/remedies.ts';
import { paste } from './screens.ts';
import { exchanges, logIn, pageUrl, shownToken, test } from './browser.ts';

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
  expect(await page.getByText('stays valid at Instagram').count()).toBe(0);
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
