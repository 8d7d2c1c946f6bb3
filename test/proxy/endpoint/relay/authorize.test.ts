import { expect } from 'vitest';
import { testAllReplies } from '../../../support/all-replies.ts';
import { send } from '../../../support/proxy.ts';
import {
  authorize,
  CLIENT_ID,
  cookieOf,
  ISSUER,
  locationOf,
  query,
  relayEnv,
  REQUEST,
} from '../../../support/relay.ts';
import { onBothRuntimes } from '../../../support/runtimes.ts';
import { styleHash } from '../../../support/style-hash.ts';

const WELL_KNOWN = '/.well-known/oauth-authorization-server';

onBothRuntimes(relayEnv, (test) => {
  test('R-20: the redirect to Instagram has our app id, our callback, the scope and a sealed state, and nothing else', async ({
    proxy,
  }) => {
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

  test.for([
    { scope: 'instagram_business_basic,instagram_business_manage_comments', count: 2 },
    {
      scope: 'instagram_business_basic instagram_business_manage_comments instagram_business_basic',
      count: 2,
    },
    { scope: '  ', count: 1 },
    { scope: undefined, count: 1 },
  ])(
    'R-16: scope "$scope" goes to Instagram without repeats and joined with commas',
    async ({ scope, count }, { proxy }) => {
      const asked =
        locationOf(await authorize(proxy.url, { scope })).searchParams.get('scope') ?? '';
      expect(asked.split(',')).toHaveLength(count);
      expect(asked.split(',')[0]).toBe('instagram_business_basic');
    },
  );

  test('R-16: scopes that are joined with %20 are read as a list', async ({ proxy }) => {
    const asked = `${query({ ...REQUEST, scope: undefined })}&scope=instagram_business_basic%20instagram_business_manage_insights`;
    const { searchParams } = locationOf(await send(`${proxy.url}/authorize?${asked}`));
    expect(searchParams.get('scope')).toBe(
      'instagram_business_basic,instagram_business_manage_insights',
    );
  });

  test('R-19: of the fields that a client adds, Instagram gets only those it knows', async ({
    proxy,
  }) => {
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

  test.for([`/authorize?${query(REQUEST)}`, WELL_KNOWN, '/callback'])(
    'P-21: HEAD %s answers as GET does, without a body',
    async (path, { proxy }) => {
      const get = await send(`${proxy.url}${path}`);
      const head = await send(`${proxy.url}${path}`, { method: 'HEAD' });
      // Their order means nothing: a HEAD has that of the alphabet.
      const names = (reply: typeof get) =>
        Object.keys(reply.headers)
          .filter((it) => !/^(?:content-length|transfer-enc)/.test(it))
          .sort();
      expect([head.status, head.text, names(head)]).toEqual([get.status, '', names(get)]);
    },
  );

  test.for(['POST', 'PUT', 'DELETE'])(
    'R-21: %s /authorize is answered with 405',
    async (method, { proxy }) => {
      const reply = await send(`${proxy.url}/authorize?${query(REQUEST)}`, { method });
      expect([reply.status, reply.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
    },
  );

  test('R-22: each login gets a __Host- cookie of its own', async ({ proxy }) => {
    const [first, second] = [await authorize(proxy.url), await authorize(proxy.url)];
    const [cookie = ''] = first.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(
      /^__Host-latchkey-[\w-]{20}=[\w-]{32}; Max-Age=600; Path=\/; Secure; HttpOnly; SameSite=Lax$/,
    );
    expect(cookieOf(first).split('=')[0]).not.toBe(cookieOf(second).split('=')[0]);
    // A browser's eight logins take a tenth of the 4096 bytes that it keeps for a name.
    expect(8 * cookieOf(first).length).toBeLessThan(1024);
  });

  test('R-22: the ninth login of a browser removes the cookie of the oldest one', async ({
    proxy,
  }) => {
    const jar = ['9', '2', '3', '4', '5', '6', '7', '8'].map((it) => `__Host-latchkey-${it}-x=y`);
    const reply = await authorize(proxy.url, {}, { Cookie: [...jar, 'other=1'].join('; ') });
    const ended = (reply.headers['set-cookie'] ?? []).filter((it) => it.includes('Max-Age=0'));
    expect(ended.map((it) => it.split('=')[0])).toEqual(['__Host-latchkey-2-x']);
  });

  test('R-53, R-54: the error page shows nothing of the request, runs no script and cannot be framed', async ({
    proxy,
  }) => {
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

  testAllReplies(test);
});
