import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseEnv } from '../../../proxy/config/config.ts';
import { isChallenge, isVerifier, verifies } from '../../../proxy/crypto/pkce.ts';
import { isPreviewOrigin, isPreviewUri } from '../../../proxy/config/previews.ts';
import { parseAuthorize } from '../../../proxy/relay/authorize.ts';
import { parseCallback } from '../../../proxy/relay/callback.ts';
import { bindCookies, isBound } from '../../../proxy/relay/cookie.ts';
import type { RelayConfig } from '../../../proxy/config/relay.ts';
import { parseQuery } from '../../../proxy/http/query.ts';
import { responseUrl } from '../../../proxy/relay/response.ts';
import {
  CLIENT_ID,
  ISSUER,
  OTHER_KEY,
  relayEnv,
  REQUEST,
  SEALING_KEY,
} from '../../support/relay.ts';

const GOOD = relayEnv('http://localhost:1');

/** The faults of an environment that is correct except for these values. */
function faultsOf(more: Record<string, string | undefined>): string[] {
  const parsed = parseEnv({ ...GOOD, ...more });
  return parsed.ok ? [] : parsed.faults.map(({ variable, problem }) => `${variable} ${problem}`);
}

function configOf(more: Record<string, string | undefined> = {}): RelayConfig {
  const parsed = parseEnv({ ...GOOD, ...more });
  if (!parsed.ok || parsed.value.relay === undefined) throw new Error('The relay is off.');
  return parsed.value.relay;
}

test('an environment with a key and an issuer has a relay, and printing it shows no key', () => {
  const config = configOf({ SEALING_KEY_PREVIOUS: OTHER_KEY, INSTAGRAM_AUTHORIZE_URL: undefined });
  expect(config).toMatchObject({
    issuer: ISSUER,
    callbackUri: `${ISSUER}/callback`,
    authorizeUrl: 'https://www.instagram.com/oauth/authorize',
    clientId: CLIENT_ID,
  });
  expect(config.sealingKeys).toHaveLength(2);
  const printed = inspect(config, { depth: 9, showHidden: true }) + JSON.stringify(config);
  expect(printed).not.toContain(SEALING_KEY.slice(0, 12));
});

test.each([
  `${ISSUER}/`,
  'https://x.example/base',
  'http://127.0.0.1:8787',
  'http://localhost:8787/',
])('R-01: the issuer %s is kept as it is and is the base of the callback', (issuer) => {
  const config = configOf({ ISSUER: issuer });
  expect(config.issuer).toBe(issuer);
  expect(config.callbackUri).toBe(`${issuer.replace(/\/$/, '')}/callback`);
});

test('an issuer without a key is correct and starts no relay', () => {
  const env = { ...GOOD, SEALING_KEY: undefined, PREVIEW_REDIRECT_URIS: undefined };
  const parsed = parseEnv(env);
  expect(parsed.ok && parsed.value.relay).toBeUndefined();
  expect(parsed.ok).toBe(true);
});

describe('R-48: faults of the relay', () => {
  test.each([
    { title: 'an empty key', value: '' },
    { title: 'a short key', value: Buffer.alloc(31, 'abcdefghijk').toString('base64') },
    { title: 'a long key', value: Buffer.alloc(33, 'abcdefghijk').toString('base64') },
    { title: 'a key of zeros', value: Buffer.alloc(32).toString('base64') },
    { title: 'a key of one byte', value: Buffer.alloc(32, 7).toString('base64') },
    { title: 'a key that is not base64', value: '!'.repeat(44) },
    { title: 'a key in hex', value: 'a1'.repeat(32) },
    { title: 'a placeholder', value: 'your-sealing-key' },
  ])('R-48: the proxy does not start with $title', ({ value }) => {
    expect(faultsOf({ SEALING_KEY: value })).toEqual([
      expect.stringMatching(/^SEALING_KEY (?:is|contains)/),
    ]);
    expect(faultsOf({ SEALING_KEY_PREVIOUS: value })).toHaveLength(1);
  });

  test('R-48: the proxy does not start with an app secret as its key', () => {
    const appSecret = 'sentinel-app-secret-0123456789ab';
    const key = Buffer.from(appSecret).toString('base64');
    expect(faultsOf({ INSTAGRAM_CLIENT_SECRET: appSecret, SEALING_KEY: key })).toEqual([
      'SEALING_KEY is an app secret',
    ]);
  });

  test('R-48: the proxy does not start with the same key twice', () => {
    const unpadded = SEALING_KEY.replace(/=+$/, '');
    expect(faultsOf({ SEALING_KEY_PREVIOUS: unpadded })).toEqual([
      'SEALING_KEY_PREVIOUS is the same as SEALING_KEY',
    ]);
  });

  test('R-48: the proxy does not start with a key in a VITE_ variable', () => {
    expect(faultsOf({ VITE_X: SEALING_KEY })).toHaveLength(1);
    expect(faultsOf({ VITE_SEALING_KEY: 'x' })).toHaveLength(1);
  });

  test('R-48: the proxy does not start with a key and no issuer', () => {
    expect(faultsOf({ ISSUER: undefined })).toEqual([
      'ISSUER is missing, but SEALING_KEY needs it',
    ]);
  });

  test('R-48: the proxy does not start with other settings of the relay and no key', () => {
    const faults = faultsOf({ SEALING_KEY: undefined, SEALING_KEY_PREVIOUS: OTHER_KEY });
    expect(faults).toEqual([
      'SEALING_KEY_PREVIOUS needs SEALING_KEY',
      'PREVIEW_REDIRECT_URIS needs SEALING_KEY',
    ]);
  });

  test.each([
    '',
    'login.example',
    'http://login.example',
    `${ISSUER}?x`,
    `${ISSUER}#x`,
    'https://LOGIN.example',
    'https://login.example:443',
    'https://me@login.example',
    'ftp://login.example',
    'https://*.example',
  ])('R-48: the proxy does not start with the issuer %j', (issuer) => {
    expect(faultsOf({ ISSUER: issuer })).toEqual([expect.stringMatching(/^ISSUER /)]);
  });

  test('R-48: the proxy does not start with the relay’s own callback as a redirect URI', () => {
    const REDIRECT_URIS = `https://app.example/cb,${ISSUER}/callback`;
    const problem = "REDIRECT_URIS contains the relay's own callback";
    expect(faultsOf({ REDIRECT_URIS })).toEqual([problem]);
    expect(faultsOf({ REDIRECT_URIS, ISSUER: `${ISSUER}/` })).toEqual([problem]);
    const off = { SEALING_KEY: undefined, PREVIEW_REDIRECT_URIS: undefined };
    expect(faultsOf({ REDIRECT_URIS, ...off })).toEqual([problem]);
  });

  test('R-31: the proxy does not start with a redirect URI whose query repeats a field of the answer', () => {
    expect(faultsOf({ REDIRECT_URIS: 'https://app.example/?state=x' })).toHaveLength(1);
    expect(faultsOf({ REDIRECT_URIS: 'https://app.example/?page=x' })).toEqual([]);
  });

  test.each([
    '',
    '*',
    'https://*',
    'https://*.dev/',
    'https://*.pages.dev/',
    'https://*.github.io/x',
    'http://*.my-site.example/',
    'https://a.*.my-site.example/',
    'https://*-x.my-site.example/',
    'https://**.my-site.example/',
    'https://*.my-site.example/*',
    'https://*.my-site.example/?x',
    'https://*.my-site.example/#x',
    'https://*.my-site.example:443/',
    'https://*.MY-site.example/',
    'https://x.my-site.example/',
    'https://*.my-site.example/,',
    'https://*.my-site.example.com./',
    'https://*.pages.dev./',
    'https://*.my..site.example/',
    'https://*.run.app/',
    'https://*.cloudfront.net/',
    'https://*.co.uk/',
    'https://*.example.com/',
    'https://*.com/',
    'https://*.0.0.1/',
    'https://*.xn--55qx5d.cn/',
    'https://*.b@c.my-site.example.com/',
  ])('R-48: the proxy does not start with the preview pattern %j', (pattern) => {
    expect(faultsOf({ PREVIEW_REDIRECT_URIS: pattern })).toHaveLength(1);
  });

  test('R-48: all faults of the relay are listed at once', () => {
    const faults = faultsOf({
      ISSUER: 'x',
      SEALING_KEY: 'x',
      PREVIEW_REDIRECT_URIS: 'x',
      SEALING_KEYS: 'x',
    });
    expect(faults.map((it) => it.split(' ')[0]).sort()).toEqual([
      'ISSUER',
      'PREVIEW_REDIRECT_URIS',
      'SEALING_KEY',
      'SEALING_KEYS',
    ]);
  });
});

test('R-40: only the verifier of RFC 7636’s example matches its challenge', async () => {
  const { subtle } = crypto;
  const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
  const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
  expect([isVerifier(verifier), isChallenge(challenge)]).toEqual([true, true]);
  expect(await verifies(subtle, verifier, challenge)).toBe(true);
  expect(await verifies(subtle, challenge, challenge)).toBe(false);
  expect(await verifies(subtle, verifier, challenge.slice(1))).toBe(false);
});

describe('10,000 inputs of any kind', () => {
  const RUNS = { numRuns: 10_000, seed: 20_261_123 };
  const config = configOf();
  const names = fc.constantFrom(
    ...Object.keys(REQUEST),
    'error',
    'code',
    'response_mode',
    'request',
    '__proto__',
  );
  const values = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }).map((it) => it.toWellFormed()),
    fc.constantFrom(...Object.values(REQUEST), '', 'https://a.my-site.pages.dev/cb'),
  );
  const pairs = fc.array(fc.tuple(names, values), { maxLength: 4 });
  const queries = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    pairs.map((more) => new URLSearchParams([...Object.entries(REQUEST), ...more]).toString()),
    pairs.map((some) =>
      new URLSearchParams(Object.entries({ ...REQUEST, ...Object.fromEntries(some) })).toString(),
    ),
  );

  test('R-06, R-31: of 10,000 requests each is answered at a known page or nowhere, with one of each parameter', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const outcome = parseAuthorize(parseQuery(`https://x/authorize?${query}`), config);
        if (outcome.kind === 'refused') return;
        const recipient = outcome.kind === 'error' ? outcome.recipient : outcome.authorization;
        const { redirectUri } = recipient;
        const isKnown = config.redirectUris.has(redirectUri);
        expect(isKnown || redirectUri === 'https://a.my-site.pages.dev/cb').toBe(true);
        const url = new URL(responseUrl(recipient, { error: 'server_error' }, ISSUER));
        expect(url.href.startsWith(redirectUri) && url.hash === '#_').toBe(true);
        expect(url.searchParams.getAll('state')).toEqual(
          recipient.state === undefined ? [] : [recipient.state],
        );
        expect(url.searchParams.getAll('iss')).toEqual([ISSUER]);
        if (outcome.kind === 'accepted')
          expect(isChallenge(outcome.authorization.challenge)).toBe(true);
      }),
      RUNS,
    );
  });

  test('of 10,000 callbacks each is a clean code, a listed error or refused', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const callback = parseCallback(parseQuery(`https://x/callback?${query}`));
        if (callback === undefined) return;
        const { answer } = callback;
        if ('code' in answer) expect(answer.code).toMatch(/^[\x21-\x7e]{1,2048}$/);
        else expect(['access_denied', 'server_error']).toContain(answer.error);
      }),
      RUNS,
    );
  });

  test('R-23, R-24: of 10,000 cookie headers only the right one binds a login', () => {
    const binding = { login: '0abcdef-x', browser: 'b'.repeat(32) };
    const jars = fc.oneof(
      fc.string({ maxLength: 80 }),
      fc.string().map((it) => `__Host-latchkey-0abcdef-x=${it}`),
    );
    fc.assert(
      fc.property(jars, (jar) => {
        expect(isBound(binding, ISSUER, jar)).toBe(false);
        const cookies = bindCookies(binding, ISSUER, jar);
        expect(isBound(binding, ISSUER, cookies[0]?.split(';')[0])).toBe(true);
        for (const cookie of cookies) expect(cookie).toMatch(/^[\w-]+=[\w-]*; Max-Age=\d+; /);
      }),
      RUNS,
    );
  });

  test('of 10,000 URLs each that matches a preview pattern has its scheme, suffix, path and port', () => {
    const { previews } = configOf({ PREVIEW_REDIRECT_URIS: 'https://*.my-site.pages.dev:8443/cb' });
    const suffix = '.my-site.pages.dev:8443';
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (label) => {
        const origin = `https://${label}${suffix}`;
        if (!isPreviewOrigin(previews, origin)) return;
        expect(new URL(origin).origin).toBe(origin);
        expect(isPreviewUri(previews, `${origin}/cb`)).toBe(true);
        expect(isPreviewUri(previews, origin)).toBe(false);
      }),
      RUNS,
    );
  });
});
