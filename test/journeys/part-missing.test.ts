import { expect } from 'vitest';
import { browser, exchanges, logIn, pageUrl, test } from './browser.ts';

/** A module that is gone, as after a new deployment. */
const gone = (name: string) => new RegExp(`/assets/${name}-[^/]*\\.js`);
const MISSING = 'A part of this page did not load';

test('a refresh whose module is gone says that a part is missing and keeps the token', async ({
  page,
  sent,
}) => {
  await page.route(gone('renewal'), (route) => route.fulfill({ status: 404 }));
  await logIn(page);
  await page.getByRole('button', { name: 'Refresh the token' }).click();
  await page.getByRole('alert').getByRole('heading', { name: MISSING }).waitFor();
  expect(await page.getByLabel('Access token').inputValue()).toMatch(/^IGAA/);
  expect(exchanges(sent)).toHaveLength(1);
});

test('a refusal whose module is gone says that a part is missing, not another cause', async ({
  page,
}) => {
  await page.route(gone('token-refusal'), (route) => route.fulfill({ status: 404 }));
  await page.route('**/token', (route) => route.fulfill({ status: 400, json: {} }));
  await page.goto(pageUrl);
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('alert').getByRole('heading', { name: MISSING }).waitFor();
  await page.getByRole('button', { name: 'Reload the page' }).click();
  await page.getByRole('button', { name: 'Log in with Instagram' }).waitFor();
});

test('a code without a login is kept when the module that reads it is gone', async ({ page }) => {
  await page.route(gone('settle'), (route) => route.fulfill({ status: 404 }));
  await page.goto(`${pageUrl}?code=a-code-without-a-login`);
  await page.getByRole('alert').getByRole('heading', { name: MISSING }).waitFor();
  await page.getByRole('button', { name: 'Exchange this code anyway' }).waitFor();
});

test('a login whose module is gone says that a part is missing and offers a reload', async ({
  page,
}) => {
  await page.route(gone('begin'), (route) => route.fulfill({ status: 404 }));
  await page.goto(pageUrl);
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  await page.getByRole('alert').getByRole('heading', { name: MISSING }).waitFor();
  await page.getByRole('button', { name: 'Reload the page' }).waitFor();
});

// Its error is thrown on, for the browser's console, so this page is not one of those that must be without any.
test('a page whose first part is gone says so in both languages, and its link loads it again', async ({
  onTestFinished,
}) => {
  const context = await browser.newContext();
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.route(gone('mount'), (route) => route.fulfill({ status: 404 }), { times: 1 });
  await page.goto(pageUrl);
  await page.getByRole('heading', { name: 'This page is not complete' }).waitFor();
  await page.getByText('No se cargó una parte de la página.').waitFor();
  await page.getByRole('link', { name: 'Load the page again' }).click();
  await page.getByRole('button', { name: 'Log in with Instagram' }).waitFor();
});

test('a screen whose module is gone offers to load the page again', async ({ page }) => {
  const screen = gone('SignedOut');
  await page.route(screen, (route) => route.fulfill({ status: 404 }));
  await page.goto(pageUrl);
  const reload = page.getByRole('alert').getByRole('button', { name: 'Reload the page' });
  await reload.waitFor();
  await page.unroute(screen);
  await reload.click();
  await page.getByRole('button', { name: 'Log in with Instagram' }).waitFor();
});
