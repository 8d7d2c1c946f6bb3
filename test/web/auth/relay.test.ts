import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrive, takeAddress } from '../../../web/auth/arrival.ts';
import { beginLogin, drawSecret } from '../../../web/auth/begin-login.ts';
import { hashOf } from '../../../web/auth/hash.ts';
import { parsePending, PENDING_PREFIX } from '../../../web/auth/callback.ts';
import type { Flow } from '../../../web/config/providers.ts';
import { DISCOVERY_TIMEOUT_MS, findRelay, readMetadata } from '../../../web/auth/relay.ts';
import { settle } from '../../../web/auth/settle.ts';
import { config, PAGE, tab, type Tab } from '../fake-browser.ts';

const ISSUER = 'https://me.example/login';
const METADATA = {
  issuer: ISSUER,
  authorization_endpoint: `${PAGE}authorize`,
  token_endpoint: `${PAGE}token`,
  response_types_supported: ['code'],
  code_challenge_methods_supported: ['S256'],
  authorization_response_iss_parameter_supported: true,
};
const FLOW: Flow = {
  provider: 'instagram',
  responseType: 'code',
  relay: { issuer: ISSUER, authorizeUrl: `${PAGE}authorize` },
};
const CONFIG = config();

/** Begins a login by relay in this tab and returns the URL that it opens. */
async function begin(at: Tab): Promise<URL> {
  const begun = await beginLogin(at.browser, CONFIG, FLOW);
  if ('failure' in begun) throw new Error(begun.failure.reason);
  return new URL(begun.url);
}

/** Returns to the page with an answer and reads it. */
async function comeBack(at: Tab, answer: string) {
  at.browser.history.replaceState(null, '', `${PAGE}?${answer}#_`);
  const arrival = await arrive(at.browser, CONFIG.proxyUrl, takeAddress(at.browser));
  expect(at.browser.location.href).toBe(PAGE);
  return arrival.kind === 'unsettled' ? await settle(at.browser, CONFIG, arrival) : arrival;
}

const stateOf = (url: URL) => url.searchParams.get('state') ?? '';
const iss = `iss=${encodeURIComponent(ISSUER)}`;

describe('a login by relay', () => {
  test('a login by relay begins at the relay with a challenge, and its verifier stays in this tab', async () => {
    const at = tab();
    const url = await begin(at);
    const { state = '', code_challenge, ...parameters } = Object.fromEntries(url.searchParams);
    expect(url.origin + url.pathname).toBe(`${PAGE}authorize`);
    expect(parameters).toEqual({
      client_id: '1784',
      redirect_uri: PAGE,
      response_type: 'code',
      scope: 'instagram_business_basic',
      force_reauth: 'true',
      code_challenge_method: 'S256',
    });
    const login = parsePending(at.store.get(PENDING_PREFIX + state) ?? null);
    expect(login?.verifier).toMatch(/^[\w-]{43}$/);
    expect(await hashOf(globalThis.crypto, login?.verifier ?? '')).toBe(code_challenge);
    expect(url.href).not.toContain(login?.verifier);
    expect(login?.iss).toBe(ISSUER);
  });

  test('W-57: the verifier is sent with the code, once, and is then removed from storage', async () => {
    const at = tab();
    const state = stateOf(await begin(at));
    const verifier = parsePending(at.store.get(PENDING_PREFIX + state) ?? null)?.verifier ?? '';
    await comeBack(at, `code=sealed.code&state=${state}&${iss}`);
    expect(Object.fromEntries(at.sent[0]?.form ?? [])).toEqual({
      grant_type: 'authorization_code',
      code: 'sealed.code',
      redirect_uri: PAGE,
      client_id: '1784',
      code_verifier: verifier,
    });
    expect(verifier).not.toBe('');
    expect(JSON.stringify([...at.store])).not.toContain(verifier);
    expect(JSON.stringify(at.replaced)).not.toContain(verifier);
  });

  test.each([
    { name: 'missing', issuer: '' },
    { name: 'empty', issuer: 'iss=' },
    { name: 'another', issuer: 'iss=https://evil.example' },
    { name: 'with a slash more', issuer: `${iss}%2F` },
    { name: 'in another case', issuer: iss.replace('me.', 'Me.') },
    { name: 'there twice', issuer: `${iss}&${iss}` },
  ])('W-56: a relayed answer is refused unsent when iss is $name', async ({ issuer }) => {
    const at = tab();
    const state = stateOf(await begin(at));
    expect(await comeBack(at, `code=C&state=${state}&${issuer}`)).toEqual({
      failure: { reason: 'malformed_response' },
    });
    expect(at.sent).toEqual([]);
  });

  test('W-56: a relayed error is shown only with the right iss', async () => {
    const at = tab();
    const refusal = async (issuer: string) =>
      await comeBack(at, `error=access_denied&state=${stateOf(await begin(at))}&${issuer}`);
    expect(await refusal(iss)).toEqual({ failure: { reason: 'cancelled' } });
    expect(await refusal('iss=https://evil.example')).toEqual({
      failure: { reason: 'malformed_response' },
    });
    expect(await refusal('')).toEqual({ failure: { reason: 'malformed_response' } });
  });

  test('W-56: an answer with iss is refused when the login went to Instagram itself', async () => {
    const at = tab();
    const begun = await beginLogin(at.browser, CONFIG, CONFIG.flows[0]);
    const state = 'url' in begun ? stateOf(new URL(begun.url)) : '';
    expect(await comeBack(at, `code=C&state=${state}&${iss}`)).toEqual({
      failure: { reason: 'malformed_response' },
    });
    expect(at.sent).toEqual([]);
  });

  test('R-57: a code of a login that began with another challenge is refused and not sent', async () => {
    const victim = tab();
    const theirs = stateOf(await begin(tab()));
    expect(await comeBack(victim, `code=sealed.code&state=${theirs}&${iss}`)).toEqual({
      failure: { reason: 'no_pending_login' },
    });
    expect(victim.sent).toEqual([]);
  });
});

test('W-57: the challenge equals the example of RFC 7636 appendix B', async () => {
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
  const challenge = await hashOf(globalThis.crypto, verifier);
  expect(challenge).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
});

test('W-57: 10,000 verifiers and their challenges each have 43 characters', async () => {
  const verifiers = Array.from({ length: 10_000 }, () => drawSecret(globalThis.crypto));
  const challenges = await Promise.all(verifiers.map((one) => hashOf(globalThis.crypto, one)));
  expect(new Set([...verifiers, ...challenges]).size).toBe(20_000);
  expect([...verifiers, ...challenges].filter((one) => !/^[\w-]{43}$/.test(one))).toEqual([]);
});

describe('the proxy’s metadata', () => {
  test('the proxy’s metadata names a relay and its issuer unchanged', () => {
    expect(readMetadata(METADATA, PAGE)).toEqual(FLOW.relay);
    expect(readMetadata({ ...METADATA, issuer: PAGE }, PAGE)?.issuer).toBe(PAGE);
  });

  test.each([
    { issuer: 'https://evil.example/login' },
    { issuer: `${PAGE}/` },
    { issuer: undefined },
    { authorization_endpoint: 'https://evil.example/authorize' },
    { authorization_endpoint: undefined },
    { token_endpoint: 'https://evil.example/token' },
    { response_types_supported: ['token'] },
    { code_challenge_methods_supported: ['plain'] },
    { code_challenge_methods_supported: undefined },
    { authorization_response_iss_parameter_supported: false },
    { authorization_response_iss_parameter_supported: 'true' },
  ])('metadata is refused when it says %j', (wrong) => {
    expect(readMetadata({ ...METADATA, ...wrong }, PAGE)).toBeUndefined();
  });

  test('of 10,000 metadata documents none throws or names another host', () => {
    const value = fc.oneof(fc.anything(), fc.constantFrom(...Object.values(METADATA), PAGE));
    const shape = Object.fromEntries(Object.keys(METADATA).map((key) => [key, value]));
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.record(shape)), (json) => {
        const relay = readMetadata(json, PAGE);
        if (relay !== undefined) expect(relay.authorizeUrl).toBe(`${PAGE}authorize`);
      }),
      { numRuns: 10_000, seed: 8 },
    );
  });

  test('metadata is requested once, below the proxy, without a cookie', async () => {
    const at = tab({ answer: () => Response.json(METADATA) });
    expect(await findRelay(at.browser, PAGE)).toEqual(FLOW.relay);
    expect(at.sent.map(({ url, init }) => [url, init.credentials, init.redirect])).toEqual([
      [`${PAGE}.well-known/oauth-authorization-server`, 'omit', 'error'],
    ]);
  });

  test.each([
    { name: 'is not there', answer: () => new Response('{}', { status: 404 }) },
    { name: 'is a page of something else', answer: () => new Response('<html>') },
    { name: 'cannot be reached', answer: () => Promise.reject(new TypeError('Failed to fetch')) },
  ])('metadata means no relay when it $name', async ({ answer }) => {
    expect(await findRelay(tab({ answer }).browser, PAGE)).toBeUndefined();
  });

  test('metadata is not waited for longer than eight seconds', async () => {
    const at = tab({ answer: () => new Promise<Response>(() => undefined) });
    const found = findRelay(at.browser, PAGE);
    at.pass(DISCOVERY_TIMEOUT_MS);
    expect(await found).toBeUndefined();
  });
});
