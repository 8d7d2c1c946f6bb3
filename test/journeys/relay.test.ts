import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { DEMO_CREDENTIALS } from '../../web/demo/apps.ts';
import { browser, pageUrl, test } from './browser.ts';

const { clientId } = DEMO_CREDENTIALS.instagram;
/** RFC 7636 appendix B. */
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** Begins a login as any OAuth client does, up to the consent page. */
async function authorize(page: Page, state: string): Promise<void> {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: pageUrl,
    response_type: 'code',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    state,
  });
  await page.goto(`${pageUrl}authorize?${query.toString()}`);
  await page.getByRole('button', { name: 'Allow' }).waitFor();
}

/** Presses **Allow**, and catches the address that the client is sent back to. */
async function allow(page: Page): Promise<URL> {
  const back = page.waitForRequest(
    (request) => new URL(request.url()).pathname === '/' && request.url().includes('iss='),
  );
  await page.getByRole('button', { name: 'Allow' }).click();
  return new URL((await back).url());
}

async function redeem(code: string) {
  const reply = await fetch(`${pageUrl}token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: pageUrl,
      code,
      code_verifier: VERIFIER,
    }),
  });
  return { status: reply.status, json: (await reply.json()) as Record<string, unknown> };
}

test('R-31: a standard login with PKCE goes through Instagram and back in a real browser', async ({
  page,
}) => {
  await authorize(page, 'a state of the client');
  const back = await allow(page);
  expect(back.searchParams.getAll('state')).toEqual(['a state of the client']);
  expect(back.searchParams.getAll('iss')).toEqual([new URL(pageUrl).origin]);
  const { status, json } = await redeem(back.searchParams.get('code') ?? '');
  expect([status, json['user_id'], json['token_type']]).toEqual([
    200,
    '36220564007528767',
    'bearer',
  ]);
});

test('R-25: two tabs log in through the relay at once', async ({ page, context }) => {
  const other = await context.newPage();
  await authorize(page, 'one');
  await authorize(other, 'two');
  for (const [tab, state] of [
    [other, 'two'],
    [page, 'one'],
  ] as const) {
    const back = await allow(tab);
    expect(back.searchParams.get('state')).toBe(state);
    expect((await redeem(back.searchParams.get('code') ?? '')).status).toBe(200);
  }
});

test('R-23: a callback address that is opened in another browser goes nowhere', async ({
  page,
}) => {
  await authorize(page, 'mine');
  const callback = page.waitForRequest((request) => request.url().includes('/callback?'));
  await page.getByRole('button', { name: 'Allow' }).click();
  const address = (await callback).url();

  const elsewhere = await browser.newContext();
  onTestFinished(() => elsewhere.close());
  const victim = await elsewhere.newPage();
  const response = await victim.goto(address);
  expect(response?.status()).toBe(400);
  expect(new URL(victim.url()).pathname).toBe('/callback');
  expect(await victim.getByRole('heading', { level: 1 }).count()).toBe(1);
});

test('R-30: the fragment of Instagram does not travel on to the client', async ({ page }) => {
  await authorize(page, 'mine');
  const [location] = await Promise.all([
    page
      .waitForResponse((response) => response.url().includes('/callback?'))
      .then((response) => response.headerValue('location')),
    page.getByRole('button', { name: 'Allow' }).click(),
  ]);
  expect(location).toMatch(/#_$/);
});

test('R-54: the relay cannot be framed, and says no to a stranger on a page of its own', async ({
  page,
}) => {
  const response = await page.goto(`${pageUrl}authorize?client_id=nobody`);
  expect(response?.status()).toBe(400);
  expect(response?.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(await page.content()).not.toContain('nobody');
});
