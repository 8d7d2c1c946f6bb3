import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  findLeaks,
  postCode,
  postToken,
  RUNTIMES,
  send,
  type RunningProxy,
} from '../../support/proxy.ts';
import { freshCode, redeem, relayEnv, sealedCode } from '../../support/relay.ts';
import { startSharedCache, type SharedCache } from '../../support/shared-cache.ts';
import { json, startUpstream, type Upstream } from '../../support/upstream.ts';

const METADATA = '/.well-known/oauth-authorization-server';

describe.each(RUNTIMES)('P-27: a careless cache in front, on %s,', (_name, start) => {
  let upstream: Upstream;
  let proxy: RunningProxy;
  let cache: SharedCache;

  beforeAll(async () => {
    upstream = await startUpstream();
    proxy = await start(relayEnv(upstream.url));
    cache = await startSharedCache(proxy.url);
  }, 60_000);

  afterAll(async () => {
    await cache.close();
    await proxy.close();
    await upstream.close();
  });

  const token = (code: string) => `IGAAlong.IGAAshort.${code}`;

  test('would keep what may be kept', async () => {
    const [first, second] = [await send(cache.url + METADATA), await send(cache.url + METADATA)];
    expect([second.text, cache.hits]).toEqual([first.text, [METADATA]]);
  });

  test('gives each of two people their own token, in every grant', async () => {
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

  test('gives each of two people their own profile, and their own login', async () => {
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

  test('repeats no refusal to the next one', async () => {
    const before = cache.hits.length;
    for (const path of ['/token', '/userinfo', '/healthz', '/nowhere', '/callback', '/authorize']) {
      await send(cache.url + path);
      await send(cache.url + path);
    }
    expect(cache.hits.length).toBe(before);
  });

  test('P-51: shows no secret, code or token but to whom it belongs', async () => {
    expect(await findLeaks(proxy)).toEqual([]);
  });
});
