import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Env } from '../../../proxy/config/faults.ts';
import { parseEnv, parseListen } from '../../../proxy/config/config.ts';
import { secret } from '../../../proxy/crypto/secret.ts';

const GOOD = {
  INSTAGRAM_CLIENT_ID: '990602627938098',
  INSTAGRAM_CLIENT_SECRET: 'sentinel-app-secret',
  REDIRECT_URIS: 'https://app.example/cb,https://app.example/?a=b,http://localhost:5173/',
};

/** The faults of an environment that is correct except for these values. */
function faultsOf(more: Env): string[] {
  const parsed = parseEnv({ ...GOOD, ...more });
  return parsed.ok ? [] : parsed.faults.map(({ variable, problem }) => `${variable} ${problem}`);
}

test('a complete environment becomes a configuration for the real Instagram', () => {
  const parsed = parseEnv({ ...GOOD, PATH: '/bin', HOME: '/root' });
  expect(parsed.ok && parsed.value).toMatchObject({
    instagram: { clientId: '990602627938098' },
    redirectUris: new Set(GOOD.REDIRECT_URIS.split(',')),
    origins: new Set(['https://app.example', 'http://localhost:5173']),
    instagramTokenUrl: 'https://api.instagram.com/oauth/access_token',
    instagramGraphUrl: 'https://graph.instagram.com',
    facebookGraphUrl: 'https://graph.facebook.com',
    rateLimitPerMinute: 60,
  });
  expect(parsed.ok && 'facebook' in parsed.value).toBe(false);
});

test('a Worker’s variable may be a number', () => {
  const parsed = parseEnv({
    ...GOOD,
    RATE_LIMIT_PER_MINUTE: 5,
    INSTAGRAM_CLIENT_ID: 990602627938098,
  });
  expect(parsed.ok && parsed.value.rateLimitPerMinute).toBe(5);
});

describe('P-33: missing and malformed values', () => {
  test.each(['INSTAGRAM_CLIENT_ID', 'INSTAGRAM_CLIENT_SECRET', 'REDIRECT_URIS'])(
    'P-33: the proxy does not start without %s',
    (variable) => {
      expect(faultsOf({ [variable]: undefined })).toEqual([`${variable} is missing`]);
    },
  );

  test.each([
    '',
    ' ',
    'undefined',
    'null',
    'changeme',
    'change-me',
    'your-app-secret',
    'YOUR_APP_SECRET',
    '<app secret>',
    '<app-secret>',
    '${SECRET}',
    'xxxxxxxx',
    'placeholder',
    'short',
    'with space in it',
    'trailing-newline\n',
    'x'.repeat(257),
  ])('P-33: the proxy does not start with the secret %j', (value) => {
    const faults = faultsOf({ INSTAGRAM_CLIENT_SECRET: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^INSTAGRAM_CLIENT_SECRET (?:is|contains)/);
  });

  test.each(['', 'undefined', '12 34', 'your_app_id', 'id/../x', 'x'.repeat(65)])(
    'P-33: the proxy does not start with the app id %j',
    (value) => {
      expect(faultsOf({ INSTAGRAM_CLIENT_ID: value })).toHaveLength(1);
    },
  );

  test.each([
    '',
    ',',
    'https://app.example/cb,',
    'https://app.example/cb, https://app.example/b',
    'https://app.example/cb,https://app.example/cb',
    '*',
    'https://*.example/',
    'http://app.example/cb',
    'http://10.0.0.1/',
    'http://localhost.evil.example/',
    'ftp://app.example/',
    'javascript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'app.example/cb',
    'https://app.example/cb#x',
    'https://user:pass@app.example/cb',
    'https://APP.example/cb',
    'https://app.example:443/cb',
    'https://app.example/a/../cb',
    'https://täst.example/',
    'undefined',
  ])('P-33: the proxy does not start with the redirect URIs %j', (value) => {
    const faults = faultsOf({ REDIRECT_URIS: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^REDIRECT_URIS /);
    if (value.includes('pass')) expect(faults[0]).not.toContain('pass@');
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'vbscript:x',
    'data:text/html,x',
    '\u0001javascript:x',
  ])('R-08: the proxy does not start with the redirect URI %j', (uri) => {
    expect(faultsOf({ REDIRECT_URIS: uri })).toHaveLength(1);
    expect(faultsOf({ REDIRECT_URIS: `https://app.example/cb,${uri}` })).toHaveLength(1);
  });

  test('P-33: the proxy does not start with half of a Facebook app, or with the Instagram app as one', () => {
    expect(faultsOf({ FACEBOOK_CLIENT_ID: '123' })[0]).toMatch(
      /^FACEBOOK_CLIENT_SECRET is missing/,
    );
    expect(faultsOf({ FACEBOOK_CLIENT_SECRET: 'x'.repeat(2) + 'yzabcdef' })[0]).toMatch(
      /^FACEBOOK_CLIENT_ID is missing/,
    );
    const same = {
      FACEBOOK_CLIENT_ID: GOOD.INSTAGRAM_CLIENT_ID,
      FACEBOOK_CLIENT_SECRET: 'abcdefgh',
    };
    expect(faultsOf(same)).toHaveLength(1);
  });

  test('P-33: the proxy does not start with a secret that Vite would put into the page', () => {
    expect(faultsOf({ VITE_CLIENT_SECRET: 'anything' })).toHaveLength(1);
    expect(faultsOf({ VITE_X: `a${GOOD.INSTAGRAM_CLIENT_SECRET}b` })).toHaveLength(1);
    expect(faultsOf({ VITE_PROXY: 'https://proxy.example' })).toEqual([]);
  });
});

describe('P-34: other faults', () => {
  test.each(['-1', '1.5', '1e3', 'many', '', ' 5', '1000001', '0x10'])(
    'P-34: the proxy does not start with the rate limit %j',
    (value) => {
      expect(faultsOf({ RATE_LIMIT_PER_MINUTE: value })).toHaveLength(1);
    },
  );

  test.each(['INSTAGRAM_CLIENT_SECERT', 'REDIRECT_URLS', 'INSTAGRAM_APP_ID', 'RATE_LIMIT_PER_MIN'])(
    'P-34: the proxy does not start with the misspelt variable %s',
    (variable) => {
      expect(faultsOf({ [variable]: 'x' })).toEqual([
        `${variable} is not a setting of the proxy (check its spelling)`,
      ]);
    },
  );

  test('P-34: all faults are listed at once, by name and without values', () => {
    const faults = faultsOf({
      INSTAGRAM_CLIENT_ID: 'se cret',
      INSTAGRAM_CLIENT_SECRET: 'se cret',
      REDIRECT_URIS: 'se cret',
      INSTAGRAM_TOKEN_URL: 'se cret',
      RATE_LIMIT_PER_MINUTE: 'se cret',
    });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'INSTAGRAM_CLIENT_ID',
      'INSTAGRAM_CLIENT_SECRET',
      'REDIRECT_URIS',
      'INSTAGRAM_TOKEN_URL',
      'RATE_LIMIT_PER_MINUTE',
    ]);
    expect(faults.join()).not.toContain('cret');
  });

  test.each([
    { env: { PORT: '65536' }, variable: 'PORT' },
    { env: { PORT: '-1' }, variable: 'PORT' },
    { env: { PORT: '' }, variable: 'PORT' },
    { env: { HOST: '' }, variable: 'HOST' },
  ])('P-34: the proxy does not start with the URL $env', ({ env, variable }) => {
    const parsed = parseListen(env);
    expect(parsed.ok ? [] : parsed.faults.map((fault) => fault.variable)).toEqual([variable]);
  });
});

describe('P-35: an upstream is https, or on this machine', () => {
  test.each([
    'http://169.254.169.254/latest',
    'http://metadata.internal/x',
    'file:///etc/passwd',
    'gopher://localhost/x',
    'https://api.instagram.com/oauth/access_token?x=y',
    'https://api.instagram.com',
    'api.instagram.com/x',
    '',
  ])('P-35: the proxy does not start with the token URL %j', (value) => {
    expect(faultsOf({ INSTAGRAM_TOKEN_URL: value })).toHaveLength(1);
  });

  test.each([
    'https://api.instagram.com/oauth/access_token',
    'http://localhost:8788/oauth/access_token',
    'http://127.0.0.1:8788/oauth/access_token',
    'http://[::1]:8788/oauth/access_token',
  ])('P-35: the proxy starts with the token URL %s', (value) => {
    expect(faultsOf({ INSTAGRAM_TOKEN_URL: value })).toEqual([]);
  });

  test.each([
    'https://graph.instagram.com/',
    'https://graph.instagram.com/v25.0',
    'http://evil.example',
  ])('P-35: the proxy does not start with the Graph origin %s', (value) => {
    expect(faultsOf({ INSTAGRAM_GRAPH_URL: value })).toHaveLength(1);
    expect(faultsOf({ FACEBOOK_GRAPH_URL: value })).toHaveLength(1);
  });
});

test('P-51: printing, joining, spreading or serialising a wrapped secret does not show it', () => {
  const wrapped = secret('sentinel');
  const shown = [
    JSON.stringify({ wrapped }),
    inspect(wrapped, { depth: 9, showHidden: true }),
    Object.entries(wrapped).join(),
    JSON.stringify({ ...wrapped }),
    JSON.stringify(structuredClone(Object.keys(wrapped))),
  ].join();
  expect(shown).not.toContain('sentinel');
  expect(wrapped.reveal()).toBe('sentinel');
});
