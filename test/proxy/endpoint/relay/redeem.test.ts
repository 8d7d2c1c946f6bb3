import { expect } from 'vitest';
import { testAllReplies } from '../../../support/all-replies.ts';
import { ORIGIN, postToken } from '../../../support/proxy.ts';
import {
  CLIENT_ID,
  freshCode,
  ISSUER,
  redeem,
  relayEnv,
  sealedCode,
} from '../../../support/relay.ts';
import { onBothRuntimes } from '../../../support/runtimes.ts';
import { flatError, graphError, json } from '../../../support/upstream.ts';

const SPENT = flatError('Matching code was not found or was already used.');

onBothRuntimes(relayEnv, (test) => {
  test('R-45: a second redemption of a code is refused, because Instagram refuses the code', async ({
    proxy,
    upstream,
  }) => {
    const code = freshCode();
    upstream.script(code, json({ access_token: `IGAA${code}`, user_id: 1 }), SPENT);
    const sealed = await sealedCode(proxy.url, code);
    expect((await redeem(proxy.url, sealed)).status).toBe(200);
    const again = await redeem(proxy.url, sealed);
    expect([again.status, again.json.error]).toEqual([400, 'invalid_grant']);
  });

  test('R-46: of fifty simultaneous redemptions of one code exactly one gets a token', async ({
    proxy,
    upstream,
  }) => {
    const code = freshCode();
    upstream.script(code, json({ access_token: `IGAA${code}`, user_id: 1 }), SPENT);
    const sealed = await sealedCode(proxy.url, code);
    const replies = await Promise.all(Array.from({ length: 50 }, () => redeem(proxy.url, sealed)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(replies.filter(({ json }) => json.error === 'invalid_grant')).toHaveLength(49);
  });

  test('P-05, R-55: a sealed code works without an Origin, a raw code does not, and cookies change nothing', async ({
    proxy,
    upstream,
  }) => {
    const sealed = await sealedCode(proxy.url, freshCode());
    expect((await redeem(proxy.url, sealed, {}, { Cookie: 'a=b' })).status).toBe(200);
    const raw = freshCode();
    const reply = await redeem(proxy.url, raw);
    expect([reply.status, reply.json.reason]).toEqual([403, 'origin_not_allowed']);
    expect(upstream.count(raw)).toBe(0);
  });

  test('R-55: a redemption from an Origin that is not allowed is refused, and its page may not read why', async ({
    proxy,
    upstream,
  }) => {
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

  test('a preview page may redeem a sealed code, but neither send a raw one nor refresh a token', async ({
    proxy,
  }) => {
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

  test('R-52: the reply has the fields of RFC 6749 and forbids caching', async ({
    proxy,
    upstream,
  }) => {
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

  test('R-51: a refresh works without an Origin, and a requested scope does not reach Instagram', async ({
    proxy,
    upstream,
  }) => {
    const fields = { grant_type: 'refresh_token', refresh_token: 'IGAAold', client_id: CLIENT_ID };
    const more = { scope: 'instagram_business_manage_messages' };
    const reply = await postToken(proxy.url, { ...fields, ...more }, {});
    expect(reply.json).toMatchObject({ access_token: 'IGAAnew.IGAAold', token_type: 'bearer' });
    expect(reply.json).not.toHaveProperty('scope');
    const [arrival] = upstream.arrivals.filter(({ path }) => path === '/refresh_access_token');
    expect([...(arrival?.query.keys() ?? [])]).toEqual(['grant_type', 'access_token']);
  });

  test('R-51: a refresh by another client or of an altered token is refused', async ({
    proxy,
    upstream,
  }) => {
    const fields = { grant_type: 'refresh_token', refresh_token: 'IGAAtampered' };
    upstream.script('IGAAtampered', graphError('Cannot parse access token', 190));
    const tampered = await postToken(proxy.url, fields, {});
    expect([tampered.status, tampered.json.error]).toEqual([400, 'invalid_grant']);
    const stranger = await postToken(proxy.url, { ...fields, client_id: '42' }, {});
    expect([stranger.status, stranger.json.error]).toEqual([400, 'invalid_client']);
  });

  test('R-59: a code that Instagram issued for another redirect_uri is refused', async ({
    proxy,
    upstream,
  }) => {
    const code = freshCode();
    const words = 'Error validating verification code. Please make sure your redirect_uri is';
    upstream.script(code, flatError(words));
    const reply = await redeem(proxy.url, await sealedCode(proxy.url, code));
    expect([reply.status, reply.json.error]).toEqual([400, 'invalid_grant']);
  });

  testAllReplies(test);
});
