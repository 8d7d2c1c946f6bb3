import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { demoApps, DEMO_CREDENTIALS } from '../../web/demo/simulator/state/apps.ts';
import { createInstagram, type Instagram } from '../../web/demo/simulator/simulator.ts';
import { beginLogin, logIn, pageUrl, simulatorUrl, test } from './browser.ts';
import { paste } from './screens.ts';

const { instagram: APP, facebook: FACEBOOK_APP } = DEMO_CREDENTIALS;
const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;

/** The URL of a consent page with a mistake in it. */
function consentAddress(change: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: APP.clientId,
    redirect_uri: pageUrl,
    response_type: 'code',
    scope: 'instagram_business_basic',
    ...change,
  });
  return `${simulatorUrl}oauth/authorize?${query.toString()}`;
}

/** The error that Instagram shows on its own page. */
async function wordsOf(page: Page): Promise<string> {
  return await page.getByRole('heading', { level: 1 }).innerText();
}

async function pasteWords(page: Page, words: string): Promise<void> {
  expect(words).not.toBe('');
  await page.goto(pageUrl);
  await paste(page, words);
}

async function allowWith(page: Page, trouble: string): Promise<void> {
  await page.goto(pageUrl);
  await beginLogin(page);
  await page.getByLabel('Simulate a problem').selectOption(trouble);
  await page.getByRole('button', { name: 'Allow' }).click();
}

/** A separate Instagram, whose clock and testers do not affect other tests. */
function ownInstagram(testers?: readonly string[]): Instagram {
  const apps = demoApps([pageUrl]).map((app) => (testers ? { ...app, testers } : app));
  return createInstagram({ origin: simulatorUrl.slice(0, -1), apps, now: Date.now, seed: 15 });
}

async function allowAt(instagram: Pick<Instagram, 'fetch'>): Promise<Response> {
  const body = new URLSearchParams({ decision: 'allow' });
  return await instagram.fetch(new Request(consentAddress(), { method: 'POST', body }));
}

/** A token that Instagram issued a while ago and that is pasted today. */
async function pasteOldToken(
  page: Page,
  context: BrowserContext,
  age: { seconds: number; long?: true; revoked?: true },
): Promise<void> {
  const instagram = ownInstagram();
  const ask = async (path: string, init?: RequestInit) => {
    const response = await instagram.fetch(new Request(simulatorUrl + path, init));
    return (await response.json()) as { access_token: string };
  };
  const back = new URL((await allowAt(instagram)).headers.get('location') ?? '');
  const secrets = { client_id: APP.clientId, client_secret: APP.clientSecret };
  const body = new URLSearchParams({
    ...secrets,
    grant_type: 'authorization_code',
    redirect_uri: pageUrl,
    code: back.searchParams.get('code') ?? '',
  });
  let { access_token: token } = await ask('oauth/access_token', { method: 'POST', body });
  const query = new URLSearchParams({
    ...secrets,
    grant_type: 'ig_exchange_token',
    access_token: token,
  });
  if (age.long) ({ access_token: token } = await ask(`access_token?${query.toString()}`));
  if (age.revoked) instagram.revoke(token);
  instagram.advance(age.seconds);
  await context.route(/\/me\?/, async (route) => {
    const response = await instagram.fetch(new Request(route.request().url()));
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    });
  });
  await pasteToken(page, token);
}

async function pasteToken(page: Page, token: string): Promise<void> {
  await page.goto(pageUrl);
  await paste(page, token);
  await page.getByRole('button', { name: 'Use this token' }).click();
}

interface Problem {
  problem: string;
  provoke: (page: Page, context: BrowserContext) => Promise<unknown>;
  /** The title of the remedy, or the text that the page shows instead. */
  ends: string;
}

const PROBLEMS: readonly Problem[] = [
  {
    problem: '1: the redirect URI is not registered',
    provoke: async (page) => {
      await page.goto(consentAddress({ redirect_uri: `${pageUrl}back` }));
      await pasteWords(page, await wordsOf(page));
    },
    ends: 'Redirect URI is not registered',
  },
  {
    problem: '2: the code is spent or has expired',
    provoke: (page) => allowWith(page, 'expired_code'),
    ends: 'This authorization code no longer works',
  },
  {
    problem: '3: the id of the Facebook app',
    provoke: async (page) => {
      await page.goto(pageUrl);
      await page.locator('summary', { hasText: 'Settings' }).click();
      await page.getByLabel('Instagram app ID').fill(FACEBOOK_APP.clientId);
      await page.getByRole('button', { name: 'Log in with Instagram' }).click();
      await page.waitForURL(`${simulatorUrl}**`);
      await pasteWords(page, await wordsOf(page));
    },
    ends: 'This is not an Instagram app ID',
  },
  {
    problem: '4: the account is not a tester',
    provoke: async (page) => {
      const html = await (await allowAt(ownInstagram([]))).text();
      await pasteWords(page, /<h1>(.*?)<\/h1>/s.exec(html)?.[1] ?? '');
    },
    ends: 'This account is not a tester of the app',
  },
  {
    problem: '5: “Unsupported request - method type: get”',
    provoke: (page) => allowWith(page, 'permission_missing'),
    ends: 'The token lacks a permission',
  },
  {
    problem: '6: the one-hour token was never exchanged',
    provoke: (page, context) => pasteOldToken(page, context, { seconds: 2 * HOUR_S }),
    ends: 'The token has expired',
  },
  {
    problem: '7: 60 days without a refresh',
    provoke: (page, context) => pasteOldToken(page, context, { seconds: 61 * DAY_S, long: true }),
    ends: 'The token has expired',
  },
  {
    problem: '8: the password was changed',
    provoke: (page, context) =>
      pasteOldToken(page, context, { seconds: DAY_S, long: true, revoked: true }),
    ends: 'The token is no longer valid',
  },
  {
    problem: '9: the exchange names another redirect URI',
    provoke: async (page) => {
      const back = (
        await allowAt({ fetch: (request) => fetch(request, { redirect: 'manual' }) })
      ).headers.get('location');
      await page.goto(pageUrl);
      await paste(page, (back ?? '').replace('//localhost:', '//127.0.0.1:'));
      await page.getByRole('button', { name: 'Exchange this code' }).click();
    },
    ends: 'The redirect URI does not match',
  },
  {
    problem: '10: the body is JSON',
    provoke: async (page) => {
      const reply = await fetch(`${simulatorUrl}oauth/access_token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ client_id: APP.clientId, code: 'x' }),
      });
      await pasteWords(page, await reply.text());
    },
    ends: 'Instagram found no app ID in the request',
  },
  {
    problem: '11: the token is of the other API, or cut short',
    provoke: (page) => pasteToken(page, 'IGAAcutwhilecopying0123456789'),
    ends: 'This token belongs to another API',
  },
  {
    problem: '12: a blocker stops the request',
    provoke: async (page, context) => {
      await context.route(/\/me\?/, (route) => route.abort('blockedbyclient'));
      await context.route('**/userinfo', (route) => route.fulfill({ status: 404, body: 'none' }));
      await pasteToken(page, 'IGAA0123456789abcdefghij');
    },
    ends: 'A tracker blocker in this browser keeps the page from looking up this token’s account. Switch it off for this page, then try again.',
  },
  {
    problem: '13: a URL of a retired API',
    provoke: async (page) => {
      await page.goto(consentAddress({ scope: 'user_profile' }));
      await pasteWords(page, await wordsOf(page));
    },
    ends: 'This API has been retired',
  },
  {
    problem: '14: a personal account',
    provoke: async (page) => {
      await page.goto(pageUrl);
      await beginLogin(page);
      await page.getByRole('radio', { name: /personal account/ }).check();
      await page.getByRole('button', { name: 'Allow' }).click();
      await page.getByRole('heading', { name: /personal/ }).waitFor();
      await pasteWords(page, await wordsOf(page));
    },
    ends: 'A personal account cannot log in',
  },
  {
    problem: '15: an id above 2^53',
    provoke: (page) => logIn(page),
    ends: '36220564007528767',
  },
];

for (const { problem, provoke, ends } of PROBLEMS) {
  test(`the page explains problem ${problem}`, async ({ page, context }) => {
    await provoke(page, context);
    await page.getByText(ends).first().waitFor();
    const main = page.locator('main');
    const remedied = await main.getByText(/^Next:/).count();
    const isSaid = /tracker blocker|^\d+$/.test(ends);
    expect(remedied).toBe(isSaid ? 0 : 1);
  });
}
