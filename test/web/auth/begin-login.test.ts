import { readFileSync, globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { beginLogin, drawSecret } from '../../../web/auth/begin-login.ts';
import { parsePending, PENDING_PREFIX } from '../../../web/auth/callback.ts';
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

test('a login opens Instagram’s current host with the current scope and a one-time state', async () => {
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

test('a login of the classic API opens the simulated Instagram', async () => {
  const url = await begun(tab().browser, simulatedConfig(), {
    provider: 'legacy',
    responseType: 'token',
  });
  expect(url.origin + url.pathname).toBe('http://localhost:8788/oauth/authorize/');
  expect(url.searchParams.get('response_type')).toBe('token');
  expect(url.searchParams.get('scope')).toBe('basic');
});

test('a login with Facebook requests Instagram’s scopes, separated by commas', async () => {
  const settings = config({ VITE_IMPLICIT: '1', VITE_FACEBOOK_CLIENT_ID: '62' });
  const url = await begun(tab().browser, settings, { provider: 'facebook', responseType: 'token' });
  expect(url.href).toMatch(/^https:\/\/www\.facebook\.com\/v25\.0\/dialog\/oauth\?/);
  expect(url.searchParams.get('scope')).toBe(
    'instagram_basic,pages_show_list,pages_read_engagement',
  );
});

test('one tab keeps several logins at once', async () => {
  const at = tab();
  await begun(at.browser);
  await begun(at.browser);
  expect(at.store.size).toBe(2);
});

test('expired logins are removed from storage', async () => {
  const at = tab();
  await begun(at.browser);
  at.pass(11 * 60_000);
  await begun(at.browser);
  expect(at.store.size).toBe(1);
});

test('W-09: 100,000 states are all different, URL-safe and of 256 bits', () => {
  const states = new Set(Array.from({ length: 100_000 }, () => drawSecret(globalThis.crypto)));
  expect(states.size).toBe(100_000);
  expect([...states].filter((state) => !/^[\w-]{43}$/.test(state))).toEqual([]);
});

test('W-09: every bit of a state comes from the secure random source', () => {
  const crypto = { getRandomValues: (bytes: Uint8Array) => bytes.fill(255) };
  expect(drawSecret(crypto)).toBe(`${'_'.repeat(42)}8`);
  expect(() => drawSecret({})).toThrow(TypeError);
});

test('W-09: the sources use no weak random numbers', () => {
  const sources = globSync('web/{auth,instagram}/*.ts').map((file) => readFileSync(file, 'utf8'));
  expect(sources.length).toBeGreaterThan(10);
  expect(sources.filter((source) => /Math\.random|randomUUID/.test(source))).toEqual([]);
});

const THROWS = (name: string) => () => {
  throw new DOMException('No', name);
};

test.each([
  { name: 'is blocked', sessionStorage: THROWS('SecurityError') },
  {
    name: 'is full',
    sessionStorage: () => ({ ...storeOf(new Map()), setItem: THROWS('QuotaExceededError') }),
  },
  {
    name: 'forgets at once',
    sessionStorage: () => ({ ...storeOf(new Map()), setItem: () => undefined }),
  },
])('W-47: a login does not leave the page when storage $name', async ({ sessionStorage }) => {
  const failure = { reason: 'storage_unavailable' };
  expect(await beginLogin({ ...tab().browser, sessionStorage }, config(), FLOW)).toEqual({
    failure,
  });
});

test.each([
  { missing: 'crypto.subtle', lacking: { crypto: { getRandomValues: () => undefined } } },
  { missing: 'crypto.getRandomValues', lacking: { crypto: {} } },
  { missing: 'navigator.locks', lacking: { locks: undefined } },
])('W-50: a login does not begin without $missing', async ({ missing, lacking }) => {
  const failure = { reason: 'unsupported_browser', missing };
  expect(await beginLogin({ ...tab().browser, ...lacking }, config(), FLOW)).toEqual({ failure });
});

test('W-51: a login does not begin in a frame', async () => {
  const at = tab();
  const failure = { reason: 'framed' };
  expect(await beginLogin({ ...at.browser, framed: true }, config(), FLOW)).toEqual({ failure });
  expect(at.store.size).toBe(0);
});
