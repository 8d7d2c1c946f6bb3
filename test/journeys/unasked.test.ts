import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { exchanges, pageUrl, shownToken, simulatorUrl, test } from './browser.ts';

/** The login link of tutorials, made by hand with no state or one that this page never generated. */
function handMade(rest: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: '1784140500000001',
    redirect_uri: pageUrl,
    response_type: 'code',
    scope: 'instagram_business_basic',
    ...rest,
  });
  return `${simulatorUrl}oauth/authorize?${query.toString()}`;
}

const anyway = (page: Page) => page.getByRole('button', { name: 'Exchange this code anyway' });

/** Opens a hand-made link, allows, waits until the page has read the answer, and returns the code. */
async function allow(page: Page, link: string): Promise<string> {
  const callback = page.waitForRequest(/[?&]code=/);
  await page.goto(link);
  await page.getByRole('button', { name: 'Allow' }).click();
  const code = new URL((await callback).url()).searchParams.get('code') ?? '';
  await page.getByRole('alert').getByRole('heading', { level: 1 }).waitFor();
  return code;
}

/** Everything in the document, its fields, the storage and the history. */
function visible(page: Page): Promise<string> {
  return page.evaluate(() =>
    [
      document.documentElement.outerHTML,
      ...[...document.querySelectorAll('input, textarea')].map((field) =>
        'value' in field ? String(field.value) : '',
      ),
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), history.state]),
      location.href,
    ].join('\n'),
  );
}

test.for([{}, { state: 'made-by-hand' }])(
  'a hand-made login link ends in a token after one click and sends nothing before it: %j',
  async (rest, { page, sent }) => {
    await allow(page, handMade(rest));
    await page.getByRole('heading', { name: 'This login was not started here' }).waitFor();
    expect(exchanges(sent)).toEqual([]);
    await anyway(page).click();
    await page.getByRole('heading', { name: /^Signed in as @/ }).waitFor();
    expect(await shownToken(page)).toMatch(/^IGAA/);
    expect(exchanges(sent)).toHaveLength(1);
    expect(new URLSearchParams(exchanges(sent)[0]?.body).get('redirect_uri')).toBe(pageUrl);
  },
);

test('a code without a login is in no document, storage, history or report', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const code = await allow(page, handMade());
  expect(code.length).toBeGreaterThan(20);
  expect(await visible(page)).not.toContain(code);
  await page.locator('summary', { hasText: 'Details' }).click();
  await page.getByRole('button', { name: 'Copy report' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).not.toContain(code);
  await page.route('**/token', (route) => route.fulfill({ status: 500, body: 'no' }));
  await anyway(page).click();
  await page.getByRole('heading', { name: 'That wasn’t the proxy' }).waitFor();
  expect(await visible(page)).not.toContain(code);
});

test('a double click exchanges a code without a login once, and Back or a reload sends nothing more', async ({
  page,
  sent,
}) => {
  await allow(page, handMade());
  await anyway(page).dblclick();
  await page.getByRole('heading', { name: /^Signed in as @/ }).waitFor();
  await page.goBack();
  await page.goForward();
  await page.reload();
  await page.getByRole('button', { name: 'Log in with Instagram' }).waitFor();
  expect(exchanges(sent)).toHaveLength(1);
});

test('a reload loses a code without a login, as the page has warned', async ({ page, sent }) => {
  await allow(page, handMade());
  await page.getByText('it is lost when you reload or leave the page').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Log in with Instagram' }).waitFor();
  expect(await anyway(page).count()).toBe(0);
  expect(exchanges(sent)).toEqual([]);
});

test('of two tabs with the same code one exchanges it, and the other says that it was used', async ({
  page,
  context,
  sent,
}) => {
  const code = await allow(page, handMade());
  const other = await context.newPage();
  await other.goto(`${pageUrl}?code=${encodeURIComponent(code)}#_`);
  await anyway(other).waitFor();
  await anyway(page).click();
  await page.getByRole('heading', { name: /^Signed in as @/ }).waitFor();
  await anyway(other).click();
  await other.getByRole('heading', { name: 'This login was already used' }).waitFor();
  expect(await anyway(other).count()).toBe(0);
  await other.goto(`${pageUrl}?code=${encodeURIComponent(code)}`);
  await other.getByRole('heading', { name: 'This login was already used' }).waitFor();
  expect(exchanges(sent)).toHaveLength(1);
});

test('a foreign code can be exchanged while another login waits, and that login continues', async ({
  page,
  sent,
}) => {
  await page.goto(pageUrl);
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  await page.getByRole('button', { name: 'Allow' }).waitFor();
  const own = page.url();
  await allow(page, handMade({ state: 'other' }));
  await page.getByRole('heading', { name: 'This response is for a different login' }).waitFor();
  await anyway(page).click();
  await page.getByRole('heading', { name: /^Signed in as @/ }).waitFor();
  await page.goto(own);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('heading', { name: /^Signed in as @/ }).waitFor();
  expect(exchanges(sent)).toHaveLength(2);
});

test('a code that arrives after eleven minutes is kept and exchanged on a click', async ({
  page,
  sent,
}) => {
  await page.goto(pageUrl);
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  await page.getByRole('button', { name: 'Allow' }).waitFor();
  await page.clock.setSystemTime(Date.now() + 11 * 60_000);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('heading', { name: 'The login took too long' }).waitFor();
  expect(exchanges(sent)).toEqual([]);
  await anyway(page).click();
  await page.getByRole('heading', { name: /^Signed in as @/ }).waitFor();
  expect(exchanges(sent)).toHaveLength(1);
});

test('a sealed code without a login has no button, and the page says why', async ({
  page,
  sent,
}) => {
  const iss = encodeURIComponent(pageUrl.replace(/\/$/, ''));
  await page.goto(`${pageUrl}?code=sealed-for-another-tab&state=x&iss=${iss}`);
  await page.getByText('The code came through a relay').waitFor();
  expect(await anyway(page).count()).toBe(0);
  expect(exchanges(sent)).toEqual([]);
});

test('a token without a login is inspected on a click and is not shown before', async ({
  page,
  sent,
}) => {
  const reply = await page.request.post(`${simulatorUrl}_simulator`, {
    data: { token: 'ada.paints' },
  });
  const { token } = (await reply.json()) as { token: string };
  await page.goto(`${pageUrl}#access_token=${token}`);
  const button = page.getByRole('button', { name: 'Use this token anyway' });
  await button.waitFor();
  expect(await visible(page)).not.toContain(token);
  expect(sent.filter(({ url }) => url.includes(token) && !url.startsWith(pageUrl))).toEqual([]);
  await button.click();
  await page.getByRole('heading', { name: 'Signed in as @ada.paints' }).waitFor();
});

test('the page in Spanish offers to exchange a code without a login', async ({ page }) => {
  await page.goto(pageUrl);
  await page.getByRole('button', { name: 'Español' }).click();
  await page.getByRole('button', { name: 'Iniciar sesión con Instagram' }).waitFor();
  await allow(page, handMade());
  await page.getByRole('button', { name: 'Canjear este código de todos modos' }).click();
  await page.getByRole('heading', { name: '@' }).waitFor();
});
