import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseEnv } from '../../../proxy/config/config.ts';
import { createLoginSeals } from '../../../proxy/relay/login.ts';
import {
  findLeaks,
  findUnguarded,
  flushedOutput,
  ORIGIN,
  postToken,
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
  freshCode,
  ISSUER,
  locationOf,
  OTHER_KEY,
  redeem,
  relayEnv,
  SEALING_KEY,
  sealedCode,
  VERIFIER,
} from '../../support/relay.ts';
import {
  flatError,
  graphError,
  json,
  startUpstream,
  type Upstream,
} from '../../support/upstream.ts';

const BASIC = `Basic ${Buffer.from(`${CLIENT_ID}:sentinel-x`).toString('base64')}`;
const SPENT = flatError('Matching code was not found or was already used.');

/** An environment without some of its variables. */
function without(env: Record<string, string>, ...names: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)));
}

type Fields = Record<string, string | undefined>;

const KEYS = [SEALING_KEY];

/** Seals as an instance would whose clock is so many seconds ahead. */
function sealsAt(aheadS: number, [key = '']: readonly string[]) {
  const parsed = parseEnv(relayEnv('http://localhost:1', { SEALING_KEY: key }));
  if (!parsed.ok || parsed.value.relay === undefined) throw new Error('The relay is off.');
  return createLoginSeals(parsed.value.relay, {
    subtle: crypto.subtle,
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    epochMs: () => Date.now() + aheadS * 1000,
  });
}

/** Redemptions of a good code that are refused and spend nothing. */
const REFUSED: [title: string, fields: Fields, error: string, reason: string][] = [
  ['R-40: no verifier', { code_verifier: undefined }, 'invalid_request', 'missing_field'],
  ['R-40: an empty verifier', { code_verifier: '' }, 'invalid_request', 'missing_field'],
  [
    'R-40: a verifier of 42',
    { code_verifier: 'a'.repeat(42) },
    'invalid_request',
    'malformed_request',
  ],
  [
    'R-40: a verifier of 129',
    { code_verifier: 'a'.repeat(129) },
    'invalid_request',
    'malformed_request',
  ],
  [
    'R-40: an illegal verifier',
    { code_verifier: '+'.repeat(43) },
    'invalid_request',
    'malformed_request',
  ],
  ['R-40: a wrong verifier', { code_verifier: `${VERIFIER}x` }, 'invalid_grant', 'code_mismatch'],
  ['R-38: no client_id', { client_id: undefined }, 'invalid_grant', 'code_mismatch'],
  ['R-38: an unknown client_id', { client_id: '42' }, 'invalid_grant', 'code_mismatch'],
  ['R-41: the other client', { client_id: '123456789012345' }, 'invalid_grant', 'code_mismatch'],
  ['R-39: no redirect_uri', { redirect_uri: undefined }, 'invalid_grant', 'redirect_uri_mismatch'],
  [
    'R-39: another page',
    { redirect_uri: 'http://localhost:5173/' },
    'invalid_grant',
    'redirect_uri_mismatch',
  ],
  [
    'R-39: a slash more',
    { redirect_uri: `${REDIRECT_URI}/` },
    'invalid_grant',
    'redirect_uri_mismatch',
  ],
  [
    'P-17: the callback',
    { redirect_uri: `${ISSUER}/callback` },
    'invalid_grant',
    'redirect_uri_mismatch',
  ],
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

  test.each(REFUSED)(
    '%s is refused, and the code still works',
    async (_title, fields, error, reason) => {
      const code = freshCode();
      const sealed = await sealedCode(proxy.url, code);
      const reply = await redeem(proxy.url, sealed, fields);
      expect([reply.status, reply.json.error, reply.json.reason]).toEqual([400, error, reason]);
      expect(upstream.count(code)).toBe(0);
      expect((await redeem(proxy.url, sealed)).status).toBe(200);
    },
  );

  test('R-40: the challenge is no verifier', async () => {
    const code = freshCode();
    const sealed = await sealedCode(proxy.url, code, { code_challenge: VERIFIER.slice(0, 43) });
    const reply = await redeem(proxy.url, sealed, { code_verifier: VERIFIER.slice(0, 43) });
    expect([reply.json.error, upstream.count(code)]).toEqual(['invalid_grant', 0]);
  });

  test.each([
    ['Basic with a secret', { Authorization: BASIC }, {}, 401, 'invalid_client'],
    ['Basic that is malformed', { Authorization: 'Basic %%%' }, {}, 401, 'invalid_client'],
    ['a secret in the body', {}, { client_secret: 'sentinel-x' }, 401, 'invalid_client'],
  ])('R-38: %s is refused with 401', async (_title, headers, fields, status, error) => {
    const code = freshCode();
    const sealed = await sealedCode(proxy.url, code);
    const reply = await redeem(proxy.url, sealed, fields, headers);
    expect([reply.status, reply.json.error]).toEqual([status, error]);
    expect(reply.headers['www-authenticate']).toBe('Basic realm="latchkey"');
    expect(upstream.count(code)).toBe(0);
  });

  test('R-38: two ways of authentication at once are an invalid request', async () => {
    const code = freshCode();
    const sealed = await sealedCode(proxy.url, code);
    const secret = { client_secret: 'sentinel-x' };
    const reply = await redeem(proxy.url, sealed, secret, { Authorization: BASIC });
    expect([reply.status, reply.json.error]).toEqual([400, 'invalid_request']);
    expect(upstream.count(code)).toBe(0);
  });

  test('R-38: an empty secret counts as none', async () => {
    const sealed = await sealedCode(proxy.url, freshCode());
    expect((await redeem(proxy.url, sealed, { client_secret: '' })).status).toBe(200);
  });

  test('R-37: a field twice is refused, an unknown one is left behind', async () => {
    const code = freshCode();
    const sealed = await sealedCode(proxy.url, code);
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code: sealed,
      redirect_uri: REDIRECT_URI,
      client_id: CLIENT_ID,
      code_verifier: VERIFIER,
      resource: 'x',
    });
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const post = (text: string) =>
      send(`${proxy.url}/token`, { method: 'POST', headers, body: text });
    const twice = await post(`${body.toString()}&code_verifier=${VERIFIER}`);
    expect([twice.status, twice.json.error]).toEqual([400, 'invalid_request']);
    expect((await post(body.toString())).status).toBe(200);
    const [exchange] = upstream.arrivals.filter(({ form }) => form.get('code') === code);
    expect([...(exchange?.form.keys() ?? [])].sort()).toEqual(
      ['client_id', 'client_secret', 'code', 'grant_type', 'redirect_uri'].sort(),
    );
  });

  test('R-36: fields in the query are refused', async () => {
    const sealed = await sealedCode(proxy.url, freshCode());
    const reply = await send(`${proxy.url}/token?code=${sealed}`, { method: 'POST' });
    expect([reply.status, reply.json.error]).toEqual([400, 'invalid_request']);
  });

  test.each(['a.b.c.d.e', 'a..c.d.e'])('R-27: %s is a code that nobody knows', async (sealed) => {
    const reply = await redeem(proxy.url, sealed);
    expect([reply.status, reply.json.error, reply.json.reason]).toEqual([
      400,
      'invalid_grant',
      'code_spent',
    ]);
  });

  test('R-27: a sealed state is no code, and a sealed code no state', async () => {
    const { state, cookie } = await begin(proxy.url);
    expect((await redeem(proxy.url, state)).json.error).toBe('invalid_grant');
    const code = await sealedCode(proxy.url, freshCode());
    expect((await callback(proxy.url, { code: 'C0DE', state: code }, cookie)).status).toBe(400);
  });

  test('R-45: a code that was redeemed is refused by Instagram, and said to be spent', async () => {
    const code = freshCode();
    upstream.script(code, json({ access_token: `IGAA${code}`, user_id: 1 }), SPENT);
    const sealed = await sealedCode(proxy.url, code);
    expect((await redeem(proxy.url, sealed)).status).toBe(200);
    const again = await redeem(proxy.url, sealed);
    expect([again.status, again.json.error]).toEqual([400, 'invalid_grant']);
  });

  test('R-46: of fifty redemptions at once one gets a token', async () => {
    const code = freshCode();
    upstream.script(code, json({ access_token: `IGAA${code}`, user_id: 1 }), SPENT);
    const sealed = await sealedCode(proxy.url, code);
    const replies = await Promise.all(Array.from({ length: 50 }, () => redeem(proxy.url, sealed)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(replies.filter(({ json }) => json.error === 'invalid_grant')).toHaveLength(49);
  });

  test('decision 6: Instagram’s own code is not taken for the relay’s callback', async () => {
    const code = freshCode();
    const reply = await redeem(
      proxy.url,
      code,
      { redirect_uri: `${ISSUER}/callback` },
      { Origin: ORIGIN },
    );
    expect([reply.status, reply.json.reason]).toEqual([400, 'redirect_uri_not_allowed']);
    expect(upstream.count(code)).toBe(0);
  });

  test('P-05, R-55: a sealed code needs no Origin; a raw one does; cookies change nothing', async () => {
    const sealed = await sealedCode(proxy.url, freshCode());
    expect((await redeem(proxy.url, sealed, {}, { Cookie: 'a=b' })).status).toBe(200);
    const raw = freshCode();
    const reply = await redeem(proxy.url, raw);
    expect([reply.status, reply.json.reason]).toEqual([403, 'origin_not_allowed']);
    expect(upstream.count(raw)).toBe(0);
  });

  test('R-55: an Origin that is sent must be allowed, and only such a page may read', async () => {
    const code = freshCode();
    const sealed = await sealedCode(proxy.url, code);
    for (const origin of ['https://evil.example', 'null', 'https://evil.pages.dev', ISSUER]) {
      const reply = await redeem(proxy.url, sealed, {}, { Origin: origin });
      expect([reply.status, reply.headers['access-control-allow-origin']]).toEqual([
        403,
        undefined,
      ]);
    }
    expect(upstream.count(code)).toBe(0);
    const reply = await redeem(proxy.url, sealed, {}, { Origin: ORIGIN });
    expect([reply.status, reply.headers['access-control-allow-origin']]).toEqual([200, ORIGIN]);
  });

  test('decision 7: a preview page logs in with a sealed code, and with nothing else', async () => {
    const origin = 'https://feature-1.my-site.pages.dev';
    const redirect_uri = `${origin}/cb`;
    const code = freshCode();
    const sealed = await sealedCode(proxy.url, code, { redirect_uri });
    const reply = await redeem(proxy.url, sealed, { redirect_uri }, { Origin: origin });
    expect([reply.status, reply.headers['access-control-allow-origin']]).toEqual([200, origin]);
    const raw = await redeem(proxy.url, freshCode(), { redirect_uri }, { Origin: origin });
    expect([raw.status, raw.json.reason]).toEqual([403, 'origin_not_allowed']);
    const refresh = { grant_type: 'refresh_token', refresh_token: 'IGAAx' };
    expect((await postToken(proxy.url, refresh, { Origin: origin })).status).toBe(403);
  });

  test('R-52: the reply has what RFC 6749 has, and is stored nowhere', async () => {
    const code = freshCode();
    upstream.script(
      code,
      json({ access_token: `IGAA${code}`, user_id: 1, extra: 'x', permissions: ['a', 'b'] }),
    );
    const reply = await redeem(proxy.url, await sealedCode(proxy.url, code));
    expect(Object.keys(reply.json).sort()).toEqual(
      ['access_token', 'expires_in', 'refresh_token', 'scope', 'token_type', 'user_id'].sort(),
    );
    expect(reply.json.scope).toBe('a b');
    expect(reply.headers).toMatchObject({ 'cache-control': 'no-store', pragma: 'no-cache' });
  });

  test('R-51: a refresh needs no Origin, and a scope that is asked for widens nothing', async () => {
    const fields = { grant_type: 'refresh_token', refresh_token: 'IGAAold', client_id: CLIENT_ID };
    const more = { scope: 'instagram_business_manage_messages' };
    const reply = await postToken(proxy.url, { ...fields, ...more }, {});
    expect(reply.json).toMatchObject({ access_token: 'IGAAnew.IGAAold', token_type: 'bearer' });
    expect(reply.json).not.toHaveProperty('scope');
    const [arrival] = upstream.arrivals.filter(({ path }) => path === '/refresh_access_token');
    expect([...(arrival?.query.keys() ?? [])]).toEqual(['grant_type', 'access_token']);
  });

  test('R-51: a refresh by another client, or of a token that was changed, is refused', async () => {
    const fields = { grant_type: 'refresh_token', refresh_token: 'IGAAtampered' };
    upstream.script('IGAAtampered', graphError('Cannot parse access token', 190));
    const tampered = await postToken(proxy.url, fields, {});
    expect([tampered.status, tampered.json.error]).toEqual([400, 'invalid_grant']);
    const stranger = await postToken(proxy.url, { ...fields, client_id: '42' }, {});
    expect([stranger.status, stranger.json.error]).toEqual([400, 'invalid_client']);
  });

  test.each([
    ['R-43: a code that is 55 s old is taken', -55, KEYS, 200],
    ['R-43: a code that is 75 s old is refused', -75, KEYS, 400],
    ['R-43: a code that is an hour old is refused', -3600, KEYS, 400],
    ['R-43: a code of an instance 3 s ahead is taken', 3, KEYS, 200],
    ['R-43: a code of an instance an hour ahead is refused', 3600, KEYS, 400],
    ['R-47: a code that was sealed with a key nobody has is refused', 0, [OTHER_KEY], 400],
  ])('%s', async (_title, aheadS, keys, status) => {
    const code = freshCode();
    const challenge = CHALLENGE;
    const sealed = await sealsAt(aheadS, keys).sealCode({
      code,
      clientId: CLIENT_ID,
      namedUri: REDIRECT_URI,
      challenge,
    });
    const reply = await redeem(proxy.url, sealed);
    expect([reply.status, upstream.count(code)]).toEqual([status, status === 200 ? 1 : 0]);
    if (status === 400) expect(reply.json.error).toBe('invalid_grant');
  });

  test('R-59: a code that Instagram gave for another address is refused by Instagram', async () => {
    const code = freshCode();
    const words = 'Error validating verification code. Please make sure your redirect_uri is';
    upstream.script(code, flatError(words));
    const reply = await redeem(proxy.url, await sealedCode(proxy.url, code));
    expect([reply.status, reply.json.error]).toEqual([400, 'invalid_grant']);
  });

  test('P-26: every reply says how it is to be handled, and none may be kept', () => {
    expect(findUnguarded()).toEqual([]);
  });

  test('S1, P-51: no secret, key, verifier, state or code shows but where it belongs', async () => {
    expect(await findLeaks(proxy)).toEqual([]);
  });

  test('S10, R-47: a login begins on one instance and ends on others, across a change of the key', async () => {
    const rotated = { SEALING_KEY: OTHER_KEY, SEALING_KEY_PREVIOUS: SEALING_KEY };
    const [next, last] = await Promise.all([
      start(relayEnv(upstream.url, rotated)),
      start(relayEnv(upstream.url, { SEALING_KEY: OTHER_KEY })),
    ]);
    try {
      const { state, cookie } = await begin(proxy.url);
      const code = freshCode();
      const back = await callback(next.url, { code, state }, cookie);
      const sealed = locationOf(back).searchParams.get('code') ?? '';
      expect((await redeem(proxy.url, sealed)).json.error).toBe('invalid_grant');
      expect((await redeem(last.url, sealed)).status).toBe(200);
      expect((await callback(last.url, { code, state }, cookie)).status).toBe(400);
    } finally {
      await Promise.all([next.close(), last.close()]);
    }
  }, 60_000);

  describe('with one page, on plain http and below a path,', () => {
    const issuer = 'http://localhost:8787/relay';
    let local: RunningProxy;

    beforeAll(async () => {
      const env = without(relayEnv(upstream.url), 'PREVIEW_REDIRECT_URIS');
      local = await start({ ...env, REDIRECT_URIS: REDIRECT_URI, ISSUER: issuer });
    }, 60_000);
    afterAll(() => local.close());

    test('R-07, R-39: a client that names no page gets the only one, and need not name it again', async () => {
      const sealed = await sealedCode(local.url, freshCode(), { redirect_uri: undefined });
      expect((await redeem(local.url, sealed)).json.reason).toBe('redirect_uri_mismatch');
      expect((await redeem(local.url, sealed, { redirect_uri: undefined })).status).toBe(200);
    });

    test('R-22: the cookie is the weaker one, which is said once, and only where it is so', async () => {
      const reply = await authorize(local.url);
      expect(reply.headers['set-cookie']?.[0]).toMatch(
        /^latchkey-[\w-]{20}=[\w-]{32}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
      );
      expect((await flushedOutput(local)).match(/ISSUER is plain http/g)).toHaveLength(1);
      expect(await flushedOutput(proxy)).not.toContain('plain http');
    });

    test('R-01: the metadata is where RFC 8414 puts it for an issuer with a path', async () => {
      const reply = await authorize(local.url);
      expect(locationOf(reply).searchParams.get('redirect_uri')).toBe(`${issuer}/callback`);
      const metadata = await send(`${local.url}/.well-known/oauth-authorization-server/relay`);
      expect(metadata.json).toMatchObject({ issuer, token_endpoint: `${issuer}/token` });
    });
  });

  test('without a key there is no relay, and no code of one is taken', async () => {
    const env = without(relayEnv(upstream.url), 'SEALING_KEY', 'PREVIEW_REDIRECT_URIS');
    const plain = await start(env);
    try {
      for (const path of ['/authorize', '/callback', '/.well-known/oauth-authorization-server']) {
        expect((await send(`${plain.url}${path}`)).status).toBe(404);
      }
      const sealed = await sealedCode(proxy.url, freshCode());
      expect((await redeem(plain.url, sealed)).json.error).toBe('invalid_grant');
    } finally {
      await plain.close();
    }
  }, 60_000);
});
