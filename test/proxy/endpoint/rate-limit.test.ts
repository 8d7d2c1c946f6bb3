import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  findLeaks,
  ORIGIN,
  postCode,
  postToken,
  proxyEnv,
  RUNTIMES,
  startOnWorkerd,
  type RunningProxy,
} from '../../support/proxy.ts';
import { startUpstream, type Upstream } from '../../support/upstream.ts';

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream();
});
afterAll(() => upstream.close());

const refresh = (proxy: RunningProxy, token: string, headers: Record<string, string> = {}) =>
  postToken(
    proxy.url,
    { grant_type: 'refresh_token', refresh_token: token },
    { Origin: ORIGIN, ...headers },
  );

test.each(RUNTIMES)(
  'P-32, P-08: past the limit, %s answers 429 that the page can read, and asks Instagram nothing',
  async (_name, start) => {
    const token = `IGAArate.${_name}`;
    const proxy = await start(proxyEnv(upstream.url, { RATE_LIMIT_PER_MINUTE: '3' }));
    // What is refused for itself does not count.
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
  60_000,
);

test('P-29: on Node the socket’s peer is what counts, whatever the headers say', async () => {
  const [[, startOnNode]] = RUNTIMES;
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

test('P-32: on Workers the binding counts, where one is bound', async () => {
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
