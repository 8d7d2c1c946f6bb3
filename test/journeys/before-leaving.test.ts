import { expect, onTestFinished } from 'vitest';
import { browser, pageUrl, test } from './browser.ts';

test('W-50: on an insecure URL the page says so and does not leave', async ({
  page,
  context,
  sent,
}) => {
  const insecure = 'http://insecure.example/';
  await context.route(`${insecure}**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const reply = await fetch(new URL(pathname, pageUrl));
    await route.fulfill({
      status: reply.status,
      contentType: reply.headers.get('content-type') ?? '',
      body: await reply.text(),
    });
  });
  await page.goto(insecure);
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  await page.getByRole('heading', { name: /can’t log in safely/ }).waitFor();
  expect(sent.filter(({ url }) => url.includes('/oauth/authorize'))).toEqual([]);
});

test('W-49: without JavaScript the page says why nothing happens', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(`${pageUrl}?code=C&state=S`);
  expect(await page.getByRole('heading', { name: 'Latchkey needs JavaScript' }).count()).toBe(1);
});

test('W-59: a double click leaves once', async ({ page, sent }) => {
  await page.goto(pageUrl);
  await page.getByRole('button', { name: 'Log in with Instagram' }).dblclick();
  await page.getByRole('button', { name: 'Allow' }).waitFor();
  expect(sent.filter(({ url }) => url.includes('/oauth/authorize'))).toHaveLength(1);
});
