import { afterAll, expect } from 'vitest';
import { findLeaks, postCode, postToken, send } from '../../support/proxy.ts';
import { freshCode, redeem, relayEnv, sealedCode } from '../../support/relay.ts';
import { onBothRuntimes } from '../../support/runtimes.ts';
import { startSharedCache, type SharedCache } from '../../support/shared-cache.ts';
import { json } from '../../support/upstream.ts';

const METADATA = '/.well-known/oauth-authorization-server';

onBothRuntimes(relayEnv, (test) => {
  let cache: SharedCache;
  test.beforeAll(async ({ proxy }) => {
    cache = await startSharedCache(proxy.url);
  }, 60_000);
  afterAll(() => cache.close());

  const token = (code: string) => `IGAAlong.IGAAshort.${code}`;

  test('P-27: a careless cache in front of the proxy keeps the metadata', async () => {
    const [first, second] = [await send(cache.url + METADATA), await send(cache.url + METADATA)];
    expect([second.text, cache.hits]).toEqual([first.text, [METADATA]]);
  });

  test('P-27: behind a careless cache each of two people gets their own token, in every grant', async () => {
    const before = cache.hits.length;
    for (const code of [freshCode(), freshCode()]) {
      expect((await postCode(cache.url, code)).json.access_token).toBe(token(code));
      const refresh = { grant_type: 'refresh_token', refresh_token: `IGAA${code}` };
      expect((await postToken(cache.url, refresh)).json.access_token).toBe(`IGAAnew.IGAA${code}`);
      const relayed = freshCode();
      const sealed = await sealedCode(cache.url, relayed);
      expect((await redeem(cache.url, sealed)).json.access_token).toBe(token(relayed));
    }
    expect(cache.hits.length).toBe(before);
  });

  test('P-27: behind a careless cache each of two people gets their own profile and login', async ({
    upstream,
  }) => {
    const before = cache.hits.length;
    for (const id of ['17841401313574613', '36220564007528767']) {
      upstream.script(`IGAA${id}`, json(`{"id":"${id}"}`));
      const headers = { Authorization: `Bearer IGAA${id}` };
      expect((await send(`${cache.url}/userinfo`, { headers })).json).toEqual({ sub: id, id });
    }
    const states = [await sealedCode(cache.url, 'C0DE'), await sealedCode(cache.url, 'C0DE')];
    expect(new Set(states).size).toBe(2);
    expect(cache.hits.length).toBe(before);
  });

  test('P-27: a careless cache repeats no refusal to the next caller', async () => {
    const before = cache.hits.length;
    for (const path of ['/token', '/userinfo', '/healthz', '/nowhere', '/callback', '/authorize']) {
      await send(cache.url + path);
      await send(cache.url + path);
    }
    expect(cache.hits.length).toBe(before);
  });

  test('P-51: behind a careless cache no secret, code or token shows where it does not belong', async ({
    proxy,
  }) => {
    expect(await findLeaks(proxy)).toEqual([]);
  });
});
