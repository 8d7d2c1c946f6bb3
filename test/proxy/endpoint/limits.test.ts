import { connect } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { clientAddress } from '../../../proxy/http/client-address.ts';
import { parseEnv } from '../../../proxy/config/config.ts';
import {
  ORIGIN,
  postCode,
  postToken,
  proxyEnv,
  runToExit,
  send,
  startOnNode,
  startOnWorkerd,
  type RunningProxy,
} from '../../support/proxy.ts';
import { freshCode } from '../../support/relay.ts';
import { onBothRuntimes, withUpstream } from '../../support/runtimes.ts';
import { stall } from '../../support/upstream.ts';

const profile = ({ url }: RunningProxy, token = 'IGAAprofile') =>
  send(`${url}/userinfo`, { headers: { Origin: ORIGIN, Authorization: `Bearer ${token}` } });
const refresh = ({ url }: RunningProxy, headers: Record<string, string> = {}) =>
  postToken(
    url,
    { grant_type: 'refresh_token', refresh_token: 'IGAAlimit' },
    { Origin: ORIGIN, ...headers },
  );
const times = async <T>(count: number, ask: (index: number) => Promise<T>) => {
  const replies: T[] = [];
  for (let index = 0; index < count; index += 1) replies.push(await ask(index));
  return replies;
};

const testWithUpstream = withUpstream();

onBothRuntimes(proxyEnv, (test, runtime) => {
  test('profiles have a limit of their own, and malformed requests do not count towards it', async ({
    upstream,
  }) => {
    const proxy = await runtime.start(proxyEnv(upstream.url, { RATE_LIMIT_PER_MINUTE: '3' }));
    for (const { status } of await times(5, () => profile(proxy, 'a b'))) expect(status).toBe(401);
    const replies = await times(5, () => profile(proxy));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
    expect(replies[4]?.json).toMatchObject({ reason: 'rate_limited' });
    expect(replies[4]?.headers).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'retry-after': expect.stringMatching(/^[1-6]?\d$/) as string,
    });
    const refreshed = await times(4, () => refresh(proxy));
    expect(refreshed.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    await proxy.close();
  }, 60_000);

  test('profiles that wait for Instagram leave room for logins', async ({ proxy, upstream }) => {
    upstream.script('IGAAslow', stall);
    const waiting = Array.from({ length: 520 }, () => profile(proxy, 'IGAAslow'));
    // All places for profiles are taken as soon as one of them is refused.
    expect((await Promise.race(waiting)).json).toMatchObject({ reason: 'busy' });
    expect((await postCode(proxy.url, 'C0DE-beside')).status).toBe(200);
    await Promise.all(waiting);
  }, 60_000);

  const TOKEN = Buffer.from('{"access_token":"IGAApacked","user_id":1}');
  const bomb = gzipSync(`{"access_token":"IGAAx"${' '.repeat(20_000_000)}}`);
  const [packed, brotli] = [gzipSync(TOKEN), brotliCompressSync(TOKEN)];
  test.for<{ title: string; encoding: string; body: Buffer; outcome: unknown }>([
    { title: 'gzip', encoding: 'gzip', body: packed, outcome: 'IGAApacked' },
    { title: 'Brotli', encoding: 'br', body: brotli, outcome: 'IGAApacked' },
    {
      title: 'gzip that is cut short',
      encoding: 'gzip',
      body: packed.subarray(0, -10),
      outcome: 'instagram_unreachable',
    },
    {
      title: 'Brotli that is cut short',
      encoding: 'br',
      body: brotli.subarray(0, -3),
      outcome: 'instagram_unreachable',
    },
    {
      title: 'text that is declared as gzip',
      encoding: 'gzip',
      body: TOKEN,
      outcome: 'instagram_unreachable',
    },
    {
      title: 'gzip that unpacks to 20 MB',
      encoding: 'gzip',
      body: bomb,
      outcome: 'instagram_malformed',
    },
    {
      title: 'gzip twice',
      encoding: 'gzip, gzip',
      body: gzipSync(packed),
      outcome: 'instagram_malformed',
    },
    {
      title: 'a spelling that workerd does not know',
      encoding: 'GZIP',
      body: packed,
      outcome: 'instagram_malformed',
    },
    {
      title: 'an unknown encoding',
      encoding: 'x-unknown',
      body: packed,
      outcome: 'instagram_malformed',
    },
  ])(
    'a compressed answer of Instagram ends in $outcome: $title',
    { timeout: 60_000 },
    async ({ encoding, body, outcome }, { proxy, upstream }) => {
      const code = freshCode();
      upstream.script(code, (response) => {
        response.writeHead(200, { 'Content-Encoding': encoding, 'Content-Length': body.length });
        response.end(body);
      });
      const { json } = await postCode(proxy.url, code);
      expect(json.reason ?? String(json.access_token).replace(/^IGAAlong\./, '')).toBe(outcome);
      expect(upstream.count(code)).toBe(1);
    },
  );
});

testWithUpstream(
  'on Workers the rate limit binding counts profiles and logins under different keys',
  async ({ upstream }) => {
    const simple = { limit: 2, period: 60 };
    const ratelimits = [{ name: 'TOKEN_RATE_LIMIT', namespace_id: '1001', simple }];
    const env = proxyEnv(upstream.url, { RATE_LIMIT_PER_MINUTE: '60' });
    const proxy = await startOnWorkerd(env, { ratelimits });
    const profiles = await times(3, () => profile(proxy));
    const refreshed = await times(3, () => refresh(proxy));
    await proxy.close();
    expect([...profiles, ...refreshed].map(({ status }) => status)).toEqual([
      ...[200, 200, 429],
      ...[200, 200, 429],
    ]);
  },
  60_000,
);

test.each([
  { header: '192.0.2.7', trusted: 1, address: '192.0.2.7' },
  { header: '203.0.113.9, 192.0.2.7', trusted: 1, address: '192.0.2.7' },
  { header: '203.0.113.9,192.0.2.7 , 192.0.2.8', trusted: 2, address: '192.0.2.7' },
  { header: '192.0.2.7:5678', trusted: 1, address: '192.0.2.7' },
  { header: '[2001:db8::7]:443', trusted: 1, address: '2001:db8::7' },
  { header: '"[2001:db8::7]"', trusted: 1, address: '2001:db8::7' },
  { header: '2001:db8::7', trusted: 1, address: '2001:db8::7' },
  { header: '203.0.113.9', trusted: 2, address: 'peer' },
  { header: '203.0.113.9, unknown', trusted: 1, address: 'peer' },
  { header: '203.0.113.9,', trusted: 1, address: 'peer' },
  { header: '192.0.2.7', trusted: 0, address: 'peer' },
  { header: null, trusted: 1, address: 'peer' },
])(
  'X-Forwarded-For "$header" behind $trusted proxies names the caller $address',
  ({ header, trusted, address }) => {
    expect(clientAddress('peer', header, trusted)).toBe(address);
  },
);

describe('on Node', () => {
  const test = testWithUpstream;

  test('TRUSTED_PROXIES lets the limit tell callers behind a proxy apart, and ignores what they write themselves', async ({
    upstream,
  }) => {
    const env = { RATE_LIMIT_PER_MINUTE: '2', TRUSTED_PROXIES: '1' };
    const proxy = await startOnNode(proxyEnv(upstream.url, env));
    const from = (forwarded: string) => refresh(proxy, { 'X-Forwarded-For': forwarded });
    const one = await times(3, (index) => from(`203.0.113.${String(index)}, 192.0.2.1`));
    const other = await from('203.0.113.0, 192.0.2.2');
    await proxy.close();
    expect([...one, other].map(({ status }) => status)).toEqual([200, 200, 429, 200]);
    expect(proxy.output()).not.toContain('TRUSTED_PROXIES');
  });

  test('X-Forwarded-For without TRUSTED_PROXIES causes one warning, which shows no IP address', async ({
    upstream,
  }) => {
    const proxy = await startOnNode(proxyEnv(upstream.url));
    await times(2, () => refresh(proxy, { 'X-Forwarded-For': '203.0.113.5' }));
    await proxy.close();
    expect(proxy.output().match(/TRUSTED_PROXIES is 0/g)).toHaveLength(1);
    expect(proxy.output()).not.toContain('203.0.113.5');
  });

  test('Node refuses to start with a TRUSTED_PROXIES that is not a small number, and Workers ignore it', async ({
    upstream,
  }) => {
    const env = proxyEnv(upstream.url, { TRUSTED_PROXIES: 'all' });
    expect(await runToExit(env)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('TRUSTED_PROXIES is not a whole number') as string,
    });
    expect(parseEnv(env).ok).toBe(true);
  });

  test('an idle connection is kept for 65 s, longer than load balancers keep theirs', async ({
    upstream,
  }) => {
    const proxy = await startOnNode(proxyEnv(upstream.url));
    const head = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(proxy.url).port), '127.0.0.1', () =>
        socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'),
      );
      socket.once('data', (chunk: Buffer) => {
        socket.destroy();
        resolve(chunk.toString());
      });
    });
    await proxy.close();
    expect(head).toMatch(/\r\nkeep-alive: timeout=65\r\n/i);
  });
});
