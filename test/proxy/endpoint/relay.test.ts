import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  findLeaks,
  findUnguarded,
  ORIGIN,
  REDIRECT_URI,
  RUNTIMES,
  send,
  type RunningProxy,
} from '../../support/proxy.ts';
import {
  authorize,
  begin,
  callback,
  CHALLENGE,
  CLIENT_ID,
  cookieOf,
  freshCode,
  ISSUER,
  locationOf,
  query,
  redeem,
  relayEnv,
  REQUEST,
  sealedCode,
  VERIFIER,
} from '../../support/relay.ts';
import { styleHash } from '../../support/style-hash.ts';
import { startUpstream, USER_ID, type Upstream } from '../../support/upstream.ts';

const WELL_KNOWN = '/.well-known/oauth-authorization-server';

/** Authorization requests that no one is redirected for. */
const REFUSED: [title: string, fields: Record<string, string | undefined>][] = [
  ['R-05: no client_id', { client_id: undefined }],
  ['R-05: an empty client_id', { client_id: '' }],
  ['R-05: an unknown client_id', { client_id: '42' }],
  ['R-05: the client_id of the Facebook app', { client_id: '123456789012345' }],
  ['R-07: no redirect_uri where several are registered', { redirect_uri: undefined }],
  ...[
    `${REDIRECT_URI}/`,
    `${REDIRECT_URI}?x`,
    `${REDIRECT_URI}#f`,
    'https://APP.example/cb',
    'https://app.example:443/cb',
    'https://app.example/CB',
    'https://app.example/%63b',
    'https://app.example/./cb',
    'https://app.example/a/../cb',
    'https://app.example\\cb',
    'https://me@app.example/cb',
    ` ${REDIRECT_URI}`,
    `${REDIRECT_URI} `,
    `${REDIRECT_URI}\n`,
    `\t${REDIRECT_URI}`,
    `${REDIRECT_URI}\0`,
    'http://app.example/cb',
    'https://evil.app.example/cb',
    'https://app.example.evil/cb',
    'https://аpp.example/cb',
    `${ISSUER}/callback`,
  ].map((uri): [string, Record<string, string>] => [
    `R-06: redirect_uri ${JSON.stringify(uri)}`,
    { redirect_uri: uri },
  ]),
  // One page is registered at http://localhost:5173/: RFC 8252's freedom of the port is for native clients.
  ...[
    'http://localhost:5174/',
    'http://localhost/',
    'http://127.0.0.1:5173/',
    'http://[::1]:5173/',
  ].map((uri): [string, Record<string, string>] => [
    `R-10: loopback, ${uri}`,
    { redirect_uri: uri },
  ]),
  ['R-08: a javascript: redirect_uri', { redirect_uri: 'javascript:alert(1)' }],
  ['R-08: a data: redirect_uri', { redirect_uri: 'data:text/html,x' }],
  ...[
    'https://evil.pages.dev/cb',
    'https://a.b.my-site.pages.dev/cb',
    'https://my-site.pages.dev/cb',
    'https://.my-site.pages.dev/cb',
    'https://-a.my-site.pages.dev/cb',
    'https://a.my-site.pages.dev/cb/',
    'https://a.my-site.pages.dev:8443/cb',
    'http://a.my-site.pages.dev/cb',
    'https://evil.example/.my-site.pages.dev/cb',
    'https://evil.example#.my-site.pages.dev/cb',
    'https://evil@a.my-site.pages.dev/cb',
    'https://A.my-site.pages.dev/cb',
    `https://${'a'.repeat(64)}.my-site.pages.dev/cb`,
  ].map((uri): [string, Record<string, string>] => [`preview: ${uri}`, { redirect_uri: uri }]),
];

/** Authorization requests whose client is told what is wrong. */
const ERRORS: [title: string, fields: Record<string, string | undefined>, error: string][] = [
  ['R-11: no response_type', { response_type: undefined }, 'invalid_request'],
  ...['token', 'code token', 'id_token', 'CODE'].map(
    (it): [string, Record<string, string>, string] => [
      `R-11: response_type ${it}`,
      { response_type: it },
      'unsupported_response_type',
    ],
  ),
  ...['fragment', 'form_post', 'web_message', 'x'].map(
    (it): [string, Record<string, string>, string] => [
      `R-12: response_mode ${it}`,
      { response_mode: it },
      'invalid_request',
    ],
  ),
  ['R-13: no code_challenge', { code_challenge: undefined }, 'invalid_request'],
  ['R-13: a short code_challenge', { code_challenge: 'a'.repeat(42) }, 'invalid_request'],
  ['R-13: a code_challenge of base64', { code_challenge: '+'.repeat(43) }, 'invalid_request'],
  ['R-14: no code_challenge_method', { code_challenge_method: undefined }, 'invalid_request'],
  ...['plain', 's256', 'none'].map((it): [string, Record<string, string>, string] => [
    `R-14: code_challenge_method ${it}`,
    { code_challenge_method: it },
    'invalid_request',
  ]),
  ['R-16: an unknown scope', { scope: 'instagram_business_basic email' }, 'invalid_scope'],
  ['R-16: a scope of another generation', { scope: 'user_profile' }, 'invalid_scope'],
  ['R-16: 10 kB of scope', { scope: 'x'.repeat(10_000) }, 'invalid_scope'],
  ['R-19: a request object', { request: 'eyJ' }, 'request_not_supported'],
  ['R-19: a request_uri', { request_uri: 'http://169.254.169.254/' }, 'request_not_supported'],
  ['a state of 2,049 bytes', { state: 's'.repeat(2049) }, 'invalid_request'],
  ['a state beyond ASCII', { state: 'é' }, 'invalid_request'],
  ['a state with a newline', { state: 'a\nb' }, 'invalid_request'],
];

describe.each(RUNTIMES)('on %s', (_runtime, start) => {
  let upstream: Upstream;
  let proxy: RunningProxy;

  beforeAll(async () => {
    upstream = await startUpstream();
    proxy = await start(relayEnv(upstream.url));
  }, 60_000);

  afterAll(async () => {
    await proxy.close();
    await upstream.close();
  });

  test('a login ends with a 60-day token and an exact id', async () => {
    const code = freshCode();
    const reply = await redeem(proxy.url, await sealedCode(proxy.url, code));
    expect(reply.status).toBe(200);
    expect(reply.json).toMatchObject({ token_type: 'bearer', user_id: USER_ID });
    expect(upstream.count(code)).toBe(1);
  });

  test('R-59: the exchange names the relay’s callback, whatever page the code is for', async () => {
    const code = freshCode();
    await redeem(proxy.url, await sealedCode(proxy.url, code));
    const [exchange] = upstream.arrivals.filter(({ form }) => form.get('code') === code);
    expect(exchange?.form.get('redirect_uri')).toBe(`${ISSUER}/callback`);
    expect(exchange?.form.has('code_verifier')).toBe(false);
  });

  test('R-01, R-02, R-03, R-56: the metadata is of the configuration alone, and for everybody', async () => {
    const headers = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example', Origin: ORIGIN };
    const reply = await send(`${proxy.url}${WELL_KNOWN}`, { headers });
    expect(reply.status).toBe(200);
    expect(reply.json).toEqual({
      issuer: ISSUER,
      authorization_endpoint: `${ISSUER}/authorize`,
      token_endpoint: `${ISSUER}/token`,
      userinfo_endpoint: `${ISSUER}/userinfo`,
      scopes_supported: [
        'instagram_business_basic',
        'instagram_business_content_publish',
        'instagram_business_manage_messages',
        'instagram_business_manage_comments',
        'instagram_business_manage_insights',
      ],
      response_types_supported: ['code'],
      response_modes_supported: ['query'],
      grant_types_supported: [
        'authorization_code',
        'refresh_token',
        'urn:ietf:params:oauth:grant-type:token-exchange',
      ],
      token_endpoint_auth_methods_supported: ['none'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    });
    expect(reply.headers['access-control-allow-origin']).toBe('*');
    expect(reply.headers['cache-control']).toBe('public, max-age=300');
    expect(reply.headers['set-cookie']).toBeUndefined();
  });

  test.each(['/register', '/revoke', '/introspect', '/.well-known/openid-configuration'])(
    'R-56: %s is not there',
    async (path) => {
      expect((await send(`${proxy.url}${path}`)).status).toBe(404);
    },
  );

  test('R-04: no script may read /authorize or /callback', async () => {
    const headers = { Origin: ORIGIN, 'Access-Control-Request-Method': 'GET' };
    for (const path of [`/authorize?${query(REQUEST)}`, '/callback']) {
      for (const method of ['GET', 'OPTIONS']) {
        const reply = await send(`${proxy.url}${path}`, { method, headers });
        const names = Object.keys(reply.headers).filter((it) => it.startsWith('access-control'));
        expect(names).toEqual([]);
      }
    }
  });

  test.each(REFUSED)('%s gets a page and no redirect', async (_title, fields) => {
    const reply = await authorize(proxy.url, fields);
    expect([reply.status, reply.headers.location]).toEqual([400, undefined]);
    expect(reply.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  test.each([
    ['R-05: client_id', `client_id=${CLIENT_ID}`],
    ['R-08: redirect_uri', `redirect_uri=${encodeURIComponent(REDIRECT_URI)}`],
  ])('%s twice gets a page and no redirect', async (_title, twice) => {
    const reply = await send(`${proxy.url}/authorize?${query(REQUEST)}&${twice}`);
    expect([reply.status, reply.headers.location]).toEqual([400, undefined]);
  });

  test.each(ERRORS)('%s is told to the client', async (_title, fields, error) => {
    const reply = await authorize(proxy.url, fields);
    expect(reply.status).toBe(302);
    const { origin, pathname, searchParams, hash } = locationOf(reply);
    expect([origin + pathname, hash]).toEqual([REDIRECT_URI, '#_']);
    expect(searchParams.getAll('error')).toEqual([error]);
    expect(searchParams.getAll('iss')).toEqual([ISSUER]);
    expect(searchParams.getAll('state')).toEqual('state' in fields ? [] : [REQUEST.state]);
    expect(searchParams.get('error_description')).toMatch(/^[\x20-\x7e]+$/);
    expect(searchParams.has('code')).toBe(false);
    expect(reply.headers['set-cookie']).toBeUndefined();
  });

  test.each(['state=x', 'response_type=code', 'code_challenge_method=S256', 'x=1&x=2'])(
    'R-11, R-14, R-37, R-32: %s once more is an invalid request',
    async (twice) => {
      const reply = await send(`${proxy.url}/authorize?${query(REQUEST)}&${twice}`);
      const { searchParams } = locationOf(reply);
      expect(searchParams.get('error')).toBe('invalid_request');
      expect(searchParams.getAll('iss')).toEqual([ISSUER]);
    },
  );

  test('R-20: Instagram is asked with our id, our callback and a sealed state, and nothing else', async () => {
    const reply = await authorize(proxy.url);
    expect(reply.status).toBe(302);
    const { origin, pathname, searchParams } = locationOf(reply);
    expect(origin + pathname).toBe('https://instagram.example/oauth/authorize');
    const { state, ...rest } = Object.fromEntries(searchParams);
    expect(rest).toEqual({
      client_id: CLIENT_ID,
      redirect_uri: `${ISSUER}/callback`,
      response_type: 'code',
      scope: 'instagram_business_basic',
    });
    expect(state).toMatch(/^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(state).not.toContain(Buffer.from(REQUEST.state).toString('base64url').slice(2, -2));
  });

  test.each([
    ['instagram_business_basic,instagram_business_manage_comments', 2],
    ['instagram_business_basic instagram_business_manage_comments instagram_business_basic', 2],
    ['  ', 1],
    [undefined, 1],
  ])('R-16: scope %j is folded and joined with commas', async (scope, count) => {
    const asked = locationOf(await authorize(proxy.url, { scope })).searchParams.get('scope') ?? '';
    expect(asked.split(',')).toHaveLength(count);
    expect(asked.split(',')[0]).toBe('instagram_business_basic');
  });

  test('R-16: scopes that are joined with %20 are the same', async () => {
    const asked = `${query({ ...REQUEST, scope: undefined })}&scope=instagram_business_basic%20instagram_business_manage_insights`;
    const { searchParams } = locationOf(await send(`${proxy.url}/authorize?${asked}`));
    expect(searchParams.get('scope')).toBe(
      'instagram_business_basic,instagram_business_manage_insights',
    );
  });

  test('R-19: of what a client adds, Instagram gets what it knows and no more', async () => {
    const { searchParams } = locationOf(
      await authorize(proxy.url, {
        force_reauth: 'true',
        enable_fb_login: 'false',
        prompt: 'login',
        nonce: 'n',
        login_hint: 'x',
        client_secret: 'sentinel-x',
        resource: 'https://x.example',
        'redirect_uri[]': 'https://evil.example',
      }),
    );
    expect([...searchParams.keys()].sort()).toEqual(
      [
        'client_id',
        'enable_fb_login',
        'force_reauth',
        'redirect_uri',
        'response_type',
        'scope',
        'state',
      ].sort(),
    );
    const odd = locationOf(await authorize(proxy.url, { force_reauth: 'x&scope=y' }));
    expect(odd.searchParams.has('force_reauth')).toBe(false);
  });

  test.each([`/authorize?${query(REQUEST)}`, WELL_KNOWN, '/callback'])(
    'P-21: HEAD %s is GET without a body',
    async (path) => {
      const get = await send(`${proxy.url}${path}`);
      const head = await send(`${proxy.url}${path}`, { method: 'HEAD' });
      const names = (reply: typeof get) =>
        Object.keys(reply.headers).filter((it) => !/^(?:content-length|transfer-enc)/.test(it));
      expect([head.status, head.text, names(head)]).toEqual([get.status, '', names(get)]);
    },
  );

  test.each(['POST', 'PUT', 'DELETE'])('R-21: %s /authorize is 405', async (method) => {
    const reply = await send(`${proxy.url}/authorize?${query(REQUEST)}`, { method });
    expect([reply.status, reply.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });

  test('R-22: the cookie is __Host-, for this login alone', async () => {
    const [first, second] = [await authorize(proxy.url), await authorize(proxy.url)];
    const [cookie = ''] = first.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(
      /^__Host-latchkey-[\w-]{20}=[\w-]{32}; Max-Age=600; Path=\/; Secure; HttpOnly; SameSite=Lax$/,
    );
    expect(cookieOf(first).split('=')[0]).not.toBe(cookieOf(second).split('=')[0]);
    // A browser's eight logins take a tenth of the 4096 bytes that it keeps for a name.
    expect(8 * cookieOf(first).length).toBeLessThan(1024);
  });

  test('R-22: the ninth login of a browser ends the oldest one', async () => {
    const jar = ['9', '2', '3', '4', '5', '6', '7', '8'].map((it) => `__Host-latchkey-${it}-x=y`);
    const reply = await authorize(proxy.url, {}, { Cookie: [...jar, 'other=1'].join('; ') });
    const ended = (reply.headers['set-cookie'] ?? []).filter((it) => it.includes('Max-Age=0'));
    expect(ended.map((it) => it.split('=')[0])).toEqual(['__Host-latchkey-2-x']);
  });

  test('R-31, R-30: a success has one code, the state as it was, one iss and its own fragment', async () => {
    const { state, cookie } = await begin(proxy.url);
    const reply = await callback(proxy.url, { code: freshCode(), state }, cookie);
    const { origin, pathname, searchParams, hash } = locationOf(reply);
    expect([reply.status, origin + pathname, hash]).toEqual([302, REDIRECT_URI, '#_']);
    expect([...searchParams.keys()].sort()).toEqual(['code', 'iss', 'state']);
    expect(searchParams.getAll('state')).toEqual([REQUEST.state]);
    expect(searchParams.getAll('iss')).toEqual([ISSUER]);
    expect(reply.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
  });

  test('R-18: a client without state gets none', async () => {
    const { state, cookie } = await begin(proxy.url, { state: undefined });
    const { searchParams } = locationOf(await callback(proxy.url, { code: 'C0DE', state }, cookie));
    expect([...searchParams.keys()]).toEqual(['code', 'iss']);
  });

  const ALL_PRINTABLE = ' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
  const LONG = ['s', '\\', '"', ' ', '%'].map(
    (it) => [`2,048 times ${it}`, it.repeat(2048)] as const,
  );
  const SHORT = [ALL_PRINTABLE, '#', '&state=x', '%00'].map((it) => [it, it] as const);
  test.each([...LONG, ...SHORT])(
    'a state of up to 2,048 printable bytes comes back as it was: %s',
    async (_title, given) => {
      const { state, cookie } = await begin(proxy.url, { state: given });
      for (const answer of [{ code: 'C0DE' }, { error: 'access_denied' }]) {
        const back = locationOf(await callback(proxy.url, { ...answer, state }, cookie));
        expect(back.searchParams.getAll('state')).toEqual([given]);
      }
    },
  );

  test('a long state comes back with an error, and one that is too long or unprintable does not', async () => {
    const refused = async (state: string) =>
      locationOf(await authorize(proxy.url, { state, response_type: 'token' })).searchParams;
    const long = '~'.repeat(2048);
    expect((await refused(long)).get('state')).toBe(long);
    for (const state of [`${long}~`, 'é', '\n', '\u007f']) {
      const back = await refused(state);
      expect([back.has('error'), back.has('state')]).toEqual([true, false]);
    }
  });

  test('R-33: /callback asks Instagram nothing, however often it is opened', async () => {
    const { state, cookie } = await begin(proxy.url);
    const code = freshCode();
    for (const method of ['HEAD', 'GET', 'GET']) {
      await send(`${proxy.url}/callback?${query({ code, state })}`, {
        method,
        headers: { Cookie: cookie },
      });
    }
    expect(upstream.count(code)).toBe(0);
  });

  test('R-23: a callback without the cookie goes nowhere', async () => {
    const { state } = await begin(proxy.url);
    const reply = await callback(proxy.url, { code: 'C0DE', state });
    expect([reply.status, reply.headers.location]).toEqual([400, undefined]);
    expect(reply.text).toContain('Start the login again');
  });

  test('R-24: nor does one with a cookie that is another’s, changed, or there twice', async () => {
    const { state, cookie } = await begin(proxy.url);
    const other = await begin(proxy.url);
    const [name = '', value = ''] = cookie.split('=');
    const swapped = `${name}=${other.cookie.split('=')[1] ?? ''}`;
    const jars = [other.cookie, swapped, `${name}=`, `${cookie}x`, cookie.slice(0, -1)];
    const twice = [
      `${cookie}; ${cookie}`,
      `${name}=x; ${cookie}`,
      `${name.replace('__Host-', '')}=${value}`,
    ];
    for (const jar of [...jars, ...twice]) {
      const reply = await callback(proxy.url, { code: 'C0DE', state }, jar);
      expect([jar, reply.status, reply.headers.location]).toEqual([jar, 400, undefined]);
    }
  });

  test('R-25: two logins of one browser both come back', async () => {
    const [one, two] = [await begin(proxy.url), await begin(proxy.url)];
    const jar = `${two.cookie}; a=b; ${one.cookie}`;
    for (const { state } of [two, one]) {
      const back = locationOf(await callback(proxy.url, { code: 'C0DE', state }, jar));
      expect(back.searchParams.has('code')).toBe(true);
    }
  });

  test('R-26: the cookie ends with the callback, which then goes nowhere', async () => {
    const { state, cookie } = await begin(proxy.url);
    const reply = await callback(proxy.url, { code: 'C0DE', state }, cookie);
    expect(reply.headers['set-cookie']).toEqual([
      `${cookie.split('=')[0] ?? ''}=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Lax`,
    ]);
    const again = await callback(proxy.url, { code: 'C0DE', state });
    expect([again.status, again.headers.location]).toEqual([400, undefined]);
    expect(upstream.count('C0DE')).toBe(0);
  });

  test('R-27: a state that was tampered with, in whatever way, gets one and the same page', async () => {
    const { state, cookie } = await begin(proxy.url);
    const [header = '', , iv = '', text = '', tag = ''] = state.split('.');
    const other = JSON.stringify({ alg: 'none', p2c: 1e9, zip: 'DEF' });
    const odd = [
      'x',
      `${header}..${iv}.${text}`,
      `${state}.${tag}`,
      `${header}..${iv}.${text}.${tag.slice(0, 8)}`,
      `${header}..${iv}.${text.slice(1)}A.${tag}`,
      `${Buffer.from(other).toString('base64url')}..${iv}.${text}.${tag}`,
      'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2lnbmF0dXJl',
      'a'.repeat(5_000),
    ];
    const pages = await Promise.all(
      odd.map((it) => callback(proxy.url, { code: 'C0DE', state: it }, cookie)),
    );
    expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([400]));
    expect(new Set(pages.map((page) => page.text)).size).toBe(1);
    expect(pages.every(({ headers }) => headers.location === undefined)).toBe(true);
  });

  test.each([
    ['access_denied', 'access_denied'],
    ['server_error', 'server_error'],
    ['temporarily_unavailable', 'server_error'],
    ['<script>', 'server_error'],
  ])('R-29, R-32: Instagram’s %s is told as %s', async (given, told) => {
    const { state, cookie } = await begin(proxy.url);
    const fields = {
      error: given,
      error_reason: 'user_denied',
      error_description: '<script>alert(1)</script>',
      code: 'C0DE',
      state,
    };
    const reply = await callback(proxy.url, fields, cookie);
    const { searchParams, hash } = locationOf(reply);
    expect([reply.status, hash]).toEqual([302, '#_']);
    expect([...searchParams.keys()].sort()).toEqual(['error', 'error_description', 'iss', 'state']);
    expect(searchParams.get('error')).toBe(told);
    expect(searchParams.get('error_description')).toMatch(/^[\w .]+$/);
  });

  test('a callback with neither code nor error is a server_error', async () => {
    const { state, cookie } = await begin(proxy.url);
    const { searchParams } = locationOf(await callback(proxy.url, { state }, cookie));
    expect(searchParams.get('error')).toBe('server_error');
  });

  test('R-37: a callback with two codes or two states goes nowhere', async () => {
    const { state, cookie } = await begin(proxy.url);
    for (const twice of ['code=a&code=b', `code=a&state=${state}`]) {
      const url = `${proxy.url}/callback?state=${state}&${twice}`;
      const reply = await send(url, { headers: { Cookie: cookie } });
      expect([reply.status, reply.headers.location]).toEqual([400, undefined]);
    }
  });

  test('R-53, R-54: the page shows nothing of the request, and may do nothing', async () => {
    const evil = '<script>alert(1)</script>';
    const reply = await authorize(proxy.url, { client_id: evil, state: evil });
    expect(reply.text).not.toContain('alert');
    expect(reply.text).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(reply.text).not.toMatch(/href|src=|<script|style=|<form/);
    const policy = reply.headers['content-security-policy'];
    expect(policy).toContain(`default-src 'none'; style-src '${styleHash(reply.text)}'`);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(reply.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'x-frame-options': 'DENY',
    });
    const others = await Promise.all([authorize(proxy.url, { client_id: '1' })]);
    expect(others[0].text).toBe(reply.text);
  });

  test('R-57: a code that was begun with a stranger’s challenge is worth nothing to the page', async () => {
    const code = freshCode();
    const sealed = await sealedCode(proxy.url, code, { code_challenge: 'A'.repeat(43) });
    const reply = await redeem(proxy.url, sealed, { code_verifier: VERIFIER });
    expect([reply.status, reply.json.error]).toEqual([400, 'invalid_grant']);
    expect(upstream.count(code)).toBe(0);
    expect(CHALLENGE).toHaveLength(43);
  });

  test('P-26: every reply says how it is to be handled, and none may be kept', () => {
    expect(findUnguarded()).toEqual([]);
  });

  test('S1, P-51: no secret, key, verifier, state or code shows but where it belongs', async () => {
    expect(await findLeaks(proxy)).toEqual([]);
  });
});
