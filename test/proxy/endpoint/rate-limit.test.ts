import { expect } from 'vitest';
import {
  findLeaks,
  ORIGIN,
  postCode,
  postToken,
  proxyEnv,
  startOnNode,
  startOnWorkerd,
  type RunningProxy,
} from '../../support/proxy.ts';
import { RUNTIMES, withUpstream } from '../../support/runtimes.ts';

const test = withUpstream();

const refresh = (proxy: RunningProxy, token: string, headers: Record<string, string> = {}) =>
  postToken(
    proxy.url,
    { grant_type: 'refresh_token', refresh_token: token },
    { Origin: ORIGIN, ...headers },
  );

test.for(RUNTIMES)(
  'P-32, P-08: past the limit, $name answers with a 429 that the page may read, and sends nothing to Instagram',
  { timeout: 60_000 },
  async ({ name, start }, { upstream }) => {
    const token = `IGAArate.${name}`;
    const proxy = await start(proxyEnv(upstream.url, { RATE_LIMIT_PER_MINUTE: '3' }));
    // Requests that are refused for another reason do not count.
    for (let i = 0; i < 5; i += 1) expect((await postCode(proxy.url, '')).status).toBe(400);
    const replies = [];
    for (let i = 0; i < 5; i += 1) replies.push(await refresh(proxy, token));
    const leaks = await findLeaks(proxy);
    await proxy.close();
    expect(leaks).toEqual([]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
    expect(upstream.count(token)).toBe(3);
    const limited = replies.at(-1);
    expect(limited?.json).toMatchObject({
      error: 'temporarily_unavailable',
      reason: 'rate_limited',
    });
    expect(limited?.headers).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'retry-after': expect.stringMatching(/^[1-6]?\d$/) as string,
      'server-timing': expect.stringMatching(/^instagram;dur=0, /) as string,
    });
  },
);

test('P-29: Node counts callers by their socket, whatever the headers say', async ({
  upstream,
}) => {
  const proxy = await startOnNode(proxyEnv(upstream.url, { RATE_LIMIT_PER_MINUTE: '3' }));
  const statuses: number[] = [];
  for (const last of ['1', '2', '3', '4', '5']) {
    const address = `203.0.113.${last}`;
    const headers = { 'X-Forwarded-For': address, 'CF-Connecting-IP': address };
    const forwarded = { ...headers, Forwarded: `for=${address}` };
    statuses.push((await refresh(proxy, 'IGAApeer', forwarded)).status);
  }
  await proxy.close();
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
});

test('P-32: a Worker counts with the rate limit binding if it has one', async ({ upstream }) => {
  const simple = { limit: 2, period: 60 };
  const ratelimits = [{ name: 'TOKEN_RATE_LIMIT', namespace_id: '1001', simple }];
  const proxy = await startOnWorkerd(proxyEnv(upstream.url, { RATE_LIMIT_PER_MINUTE: '60' }), {
    ratelimits,
  });
  const replies = [];
  for (let i = 0; i < 4; i += 1) replies.push(await refresh(proxy, 'IGAAbound'));
  await proxy.close();
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 429, 429]);
  expect(replies.at(-1)?.headers['retry-after']).toBe('60');
}, 60_000);
