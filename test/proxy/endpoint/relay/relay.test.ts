import { expect } from 'vitest';
import { testAllReplies } from '../../../support/all-replies.ts';
import { ORIGIN, send } from '../../../support/proxy.ts';
import {
  CHALLENGE,
  freshCode,
  ISSUER,
  query,
  redeem,
  relayEnv,
  REQUEST,
  sealedCode,
  VERIFIER,
} from '../../../support/relay.ts';
import { onBothRuntimes } from '../../../support/runtimes.ts';
import { USER_ID } from '../../../support/upstream.ts';

const WELL_KNOWN = '/.well-known/oauth-authorization-server';

onBothRuntimes(relayEnv, (test) => {
  test('a relayed login ends with a 60-day token and an exact id', async ({ proxy, upstream }) => {
    const code = freshCode();
    const reply = await redeem(proxy.url, await sealedCode(proxy.url, code));
    expect(reply.status).toBe(200);
    expect(reply.json).toMatchObject({ token_type: 'bearer', user_id: USER_ID });
    expect(upstream.count(code)).toBe(1);
  });

  test('R-59: the exchange names the relay’s callback, whichever page the code is for', async ({
    proxy,
    upstream,
  }) => {
    const code = freshCode();
    await redeem(proxy.url, await sealedCode(proxy.url, code));
    const [exchange] = upstream.arrivals.filter(({ form }) => form.get('code') === code);
    expect(exchange?.form.get('redirect_uri')).toBe(`${ISSUER}/callback`);
    expect(exchange?.form.has('code_verifier')).toBe(false);
  });

  test('R-01, R-02, R-03, R-56: the metadata depends on the configuration alone, and every page may read it', async ({
    proxy,
  }) => {
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

  test.for(['/register', '/revoke', '/introspect', '/.well-known/openid-configuration'])(
    'R-56: %s is a 404',
    async (path, { proxy }) => {
      expect((await send(`${proxy.url}${path}`)).status).toBe(404);
    },
  );

  test('R-04: no script may read /authorize or /callback', async ({ proxy }) => {
    const headers = { Origin: ORIGIN, 'Access-Control-Request-Method': 'GET' };
    for (const path of [`/authorize?${query(REQUEST)}`, '/callback']) {
      for (const method of ['GET', 'OPTIONS']) {
        const reply = await send(`${proxy.url}${path}`, { method, headers });
        const names = Object.keys(reply.headers).filter((it) => it.startsWith('access-control'));
        expect(names).toEqual([]);
      }
    }
  });

  test('R-57: a page cannot redeem a code whose login began with another challenge', async ({
    proxy,
    upstream,
  }) => {
    const code = freshCode();
    const sealed = await sealedCode(proxy.url, code, { code_challenge: 'A'.repeat(43) });
    const reply = await redeem(proxy.url, sealed, { code_verifier: VERIFIER });
    expect([reply.status, reply.json.error]).toEqual([400, 'invalid_grant']);
    expect(upstream.count(code)).toBe(0);
    expect(CHALLENGE).toHaveLength(43);
  });

  testAllReplies(test);
});
