import { readFileSync, globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { beginLogin, drawSecret } from '../../../web/auth/begin-login.ts';
import { parsePending, PENDING_PREFIX } from '../../../web/auth/pending-login.ts';
import { config, NOW, PAGE, simulatedConfig, storeOf, tab } from '../fake-browser.ts';

const FLOW = { provider: 'instagram', responseType: 'code' } as const;

async function begun(
  browser = tab().browser,
  settings = config(),
  flow: Parameters<typeof beginLogin>[2] = FLOW,
) {
  const result = await beginLogin(browser, settings, flow);
  if ('failure' in result) throw new Error(result.failure.reason);
  return new URL(result.url);
}

test('asks the current host for the current scope, with a one-time state', async () => {
  const at = tab();
  const url = await begun(at.browser);
  const { state, ...parameters } = Object.fromEntries(url.searchParams);
  expect(url.origin + url.pathname).toBe('https://www.instagram.com/oauth/authorize');
  expect(parameters).toEqual({
    force_reauth: 'true',
    client_id: '1784',
    redirect_uri: PAGE,
    response_type: 'code',
    scope: 'instagram_business_basic',
  });
  expect(parsePending(at.store.get(PENDING_PREFIX + (state ?? '')) ?? null)).toEqual({
    ...FLOW,
    clientId: '1784',
    proxyUrl: PAGE,
    redirectUri: PAGE,
    createdAt: NOW,
  });
});

test('asks the simulated Instagram at its own origin, for a token of the classic API', async () => {
  const url = await begun(tab().browser, simulatedConfig(), {
    provider: 'legacy',
    responseType: 'token',
  });
  expect(url.origin + url.pathname).toBe('http://localhost:8788/oauth/authorize/');
  expect(url.searchParams.get('response_type')).toBe('token');
  expect(url.searchParams.get('scope')).toBe('basic');
});

test('asks Facebook for the scopes of Instagram, separated by commas', async () => {
  const settings = config({ VITE_IMPLICIT: '1', VITE_FACEBOOK_CLIENT_ID: '62' });
  const url = await begun(tab().browser, settings, { provider: 'facebook', responseType: 'token' });
  expect(url.href).toMatch(/^https:\/\/www\.facebook\.com\/v25\.0\/dialog\/oauth\?/);
  expect(url.searchParams.get('scope')).toBe(
    'instagram_basic,pages_show_list,pages_read_engagement',
  );
});

test('keeps any number of logins of one tab beside one another', async () => {
  const at = tab();
  await begun(at.browser);
  await begun(at.browser);
  expect(at.store.size).toBe(2);
});

test('sweeps logins that are past their time', async () => {
  const at = tab();
  await begun(at.browser);
  at.pass(11 * 60_000);
  await begun(at.browser);
  expect(at.store.size).toBe(1);
});

test('W-09: draws 100,000 states without a repeat, each URL-safe and of 256 bits', () => {
  const states = new Set(Array.from({ length: 100_000 }, () => drawSecret(globalThis.crypto)));
  expect(states.size).toBe(100_000);
  expect([...states].filter((state) => !/^[\w-]{43}$/.test(state))).toEqual([]);
});

test('W-09: takes every bit of a state from the secure source', () => {
  const crypto = { getRandomValues: (bytes: Uint8Array) => bytes.fill(255) };
  expect(drawSecret(crypto)).toBe(`${'_'.repeat(42)}8`);
  expect(() => drawSecret({})).toThrow('no secure randomness');
});

test('W-09: knows no weak source of chance', () => {
  const sources = globSync('web/{auth,instagram}/*.ts').map((file) => readFileSync(file, 'utf8'));
  expect(sources.length).toBeGreaterThan(10);
  expect(sources.filter((source) => /Math\.random|randomUUID/.test(source))).toEqual([]);
});

const THROWS = (name: string) => () => {
  throw new DOMException('No', name);
};

test.each([
  ['is blocked', THROWS('SecurityError')],
  ['is full', () => ({ ...storeOf(new Map()), setItem: THROWS('QuotaExceededError') })],
  ['forgets at once', () => ({ ...storeOf(new Map()), setItem: () => undefined })],
])('W-47: does not leave the page where storage %s', async (_name, sessionStorage) => {
  const failure = { reason: 'storage_unavailable' };
  expect(await beginLogin({ ...tab().browser, sessionStorage }, config(), FLOW)).toEqual({
    failure,
  });
});

test.each([
  ['crypto.subtle', { crypto: { getRandomValues: () => undefined } }],
  ['crypto.getRandomValues', { crypto: {} }],
  ['navigator.locks', { locks: undefined }],
])('W-50: does not begin without %s', async (missing, lacking) => {
  const failure = { reason: 'unsupported_browser', missing };
  expect(await beginLogin({ ...tab().browser, ...lacking }, config(), FLOW)).toEqual({ failure });
});

test('W-51: does not begin in a frame', async () => {
  const at = tab();
  const failure = { reason: 'framed' };
  expect(await beginLogin({ ...at.browser, framed: true }, config(), FLOW)).toEqual({ failure });
  expect(at.store.size).toBe(0);
});
