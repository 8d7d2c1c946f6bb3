import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { DEMO_CREDENTIALS } from '../../web/demo/simulator/state/apps.ts';
import { beginLogin, browser, exchanges, pageUrl, shownToken, test } from './browser.ts';
import { chooseFlow } from './screens.ts';

const { clientId } = DEMO_CREDENTIALS.instagram;
/** RFC 7636 appendix B. */
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

/** Begins a login like any OAuth client, up to the consent page. */
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

/** Presses **Allow** and returns the URL that the client is sent back to. */
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

/** Begins a login by relay from the page itself, up to the consent page. */
async function beginByRelay(page: Page): Promise<void> {
  await page.goto(pageUrl);
  await chooseFlow(page, /^Relay/);
  await beginLogin(page);
}

test('W-56, W-57: the page logs in by relay, with PKCE and the right iss', async ({
  page,
  sent,
}) => {
  await beginByRelay(page);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('heading', { name: 'Signed in as @ada.paints' }).waitFor();
  expect(page.url()).toBe(pageUrl);
  expect(await shownToken(page)).toMatch(/^IGAA/);

  const [exchange, ...others] = exchanges(sent);
  expect(others).toEqual([]);
  const verifier = new URLSearchParams(exchange?.body).get('code_verifier') ?? '';
  expect(verifier).toMatch(/^[\w-]{43}$/);
  expect(sent.filter(({ url }) => url.includes(verifier))).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify(Object.entries(sessionStorage)))).not.toContain(
    verifier,
  );
});

test('W-58: a verifier that was replaced meanwhile gets no token, and the page says so', async ({
  page,
  sent,
}) => {
  await beginByRelay(page);
  const consent = page.url();
  await page.goto(pageUrl);
  await page.evaluate(() => {
    for (const [key, kept] of Object.entries(sessionStorage)) {
      const changed = String(kept).replace(/("verifier":")[^"]*/, `$1${'A'.repeat(43)}`);
      sessionStorage.setItem(key, changed);
    }
  });
  await page.goto(consent);
  await page.getByRole('button', { name: 'Allow' }).click();
  const alert = page.getByRole('alert');
  await alert.getByRole('heading').waitFor();
  await alert.getByText('Details').click();
  expect(page.url()).toBe(pageUrl);
  expect(exchanges(sent)).toHaveLength(1);
  expect(await page.getByLabel('Access token').count()).toBe(0);
});

test('W-56: an answer of another issuer is not exchanged', async ({ page, sent }) => {
  await beginByRelay(page);
  const authorize = sent.find(({ url }) => new URL(url).pathname === '/authorize')?.url ?? '';
  const state = new URL(authorize).searchParams.get('state') ?? '';
  await page.goto(`${pageUrl}?code=C&state=${state}&iss=${encodeURIComponent(pageUrl)}`);
  await page.getByRole('heading', { name: 'Unexpected response' }).waitFor();
  expect(page.url()).toBe(pageUrl);
  expect(exchanges(sent)).toEqual([]);
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

test('R-23: a callback URL that is opened in another browser redirects to no page', async ({
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

test('R-30: Instagram’s fragment is not passed on to the client', async ({ page }) => {
  await authorize(page, 'mine');
  const [location] = await Promise.all([
    page
      .waitForResponse((response) => response.url().includes('/callback?'))
      .then((response) => response.headerValue('location')),
    page.getByRole('button', { name: 'Allow' }).click(),
  ]);
  expect(location).toMatch(/#_$/);
});

test('R-54: the relay cannot be framed and shows an unknown client its own error page', async ({
  page,
}) => {
  const response = await page.goto(`${pageUrl}authorize?client_id=stranger`);
  expect(response?.status()).toBe(400);
  expect(response?.headers()['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(await page.content()).not.toContain('stranger');
});
