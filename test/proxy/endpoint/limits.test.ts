import { connect } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientAddress } from '../../../proxy/http/client-address.ts';
import { parseEnv } from '../../../proxy/config/config.ts';
import {
  ORIGIN,
  postCode,
  postToken,
  proxyEnv,
  RUNTIMES,
  runToExit,
  send,
  startOnNode,
  startOnWorkerd,
  type RunningProxy,
} from '../../support/proxy.ts';
import { freshCode } from '../../support/relay.ts';
import { stall, startUpstream, type Upstream } from '../../support/upstream.ts';

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream();
});
afterAll(() => upstream.close());

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

describe.each(RUNTIMES)('on %s', (_runtime, start) => {
  let running: RunningProxy;
  beforeAll(async () => {
    running = await start(proxyEnv(upstream.url));
  }, 60_000);
  afterAll(() => running.close());

  test('profiles have a limit of their own, which junk does not use up and no login pays for', async () => {
    const proxy = await start(proxyEnv(upstream.url, { RATE_LIMIT_PER_MINUTE: '3' }));
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

  test('profiles that Instagram does not answer leave the places of logins free', async () => {
    upstream.script('IGAAslow', stall);
    const waiting = Array.from({ length: 520 }, () => profile(running, 'IGAAslow'));
    // The places of profiles are taken as soon as one of them is refused.
    expect((await Promise.race(waiting)).json).toMatchObject({ reason: 'busy' });
    expect((await postCode(running.url, 'C0DE-beside')).status).toBe(200);
    await Promise.all(waiting);
  }, 60_000);

  const TOKEN = Buffer.from('{"access_token":"IGAApacked","user_id":1}');
  const bomb = gzipSync(`{"access_token":"IGAAx"${' '.repeat(20_000_000)}}`);
  const [packed, brotli] = [gzipSync(TOKEN), brotliCompressSync(TOKEN)];
  test.each<[title: string, encoding: string, body: Buffer, outcome: unknown]>([
    ['gzip', 'gzip', packed, 'IGAApacked'],
    ['Brotli', 'br', brotli, 'IGAApacked'],
    ['gzip that is cut short', 'gzip', packed.subarray(0, -10), 'instagram_unreachable'],
    ['Brotli that is cut short', 'br', brotli.subarray(0, -3), 'instagram_unreachable'],
    ['gzip that is none', 'gzip', TOKEN, 'instagram_unreachable'],
    ['gzip that unpacks to 20 MB', 'gzip', bomb, 'instagram_malformed'],
    ['gzip twice', 'gzip, gzip', gzipSync(packed), 'instagram_malformed'],
    ['a spelling that workerd does not know', 'GZIP', packed, 'instagram_malformed'],
    ['what nobody knows', 'x-unknown', packed, 'instagram_malformed'],
  ])(
    'an answer packed unasked is the same on both: %s',
    async (_title, encoding, body, outcome) => {
      const code = freshCode();
      upstream.script(code, (response) => {
        response.writeHead(200, { 'Content-Encoding': encoding, 'Content-Length': body.length });
        response.end(body);
      });
      const { json } = await postCode(running.url, code);
      expect(json.reason ?? String(json.access_token).replace(/^IGAAlong\./, '')).toBe(outcome);
      expect(upstream.count(code)).toBe(1);
    },
    60_000,
  );
});

test('on Workers the binding counts profiles and logins under different keys', async () => {
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
}, 60_000);

test.each([
  ['192.0.2.7', 1, '192.0.2.7'],
  ['203.0.113.9, 192.0.2.7', 1, '192.0.2.7'],
  ['203.0.113.9,192.0.2.7 , 192.0.2.8', 2, '192.0.2.7'],
  ['192.0.2.7:5678', 1, '192.0.2.7'],
  ['[2001:db8::7]:443', 1, '2001:db8::7'],
  ['"[2001:db8::7]"', 1, '2001:db8::7'],
  ['2001:db8::7', 1, '2001:db8::7'],
  ['203.0.113.9', 2, 'peer'],
  ['203.0.113.9, unknown', 1, 'peer'],
  ['203.0.113.9,', 1, 'peer'],
  ['192.0.2.7', 0, 'peer'],
  [null, 1, 'peer'],
])('X-Forwarded-For %j behind %i proxies is a call of %s', (header, trusted, address) => {
  expect(clientAddress('peer', header, trusted)).toBe(address);
});

describe('on Node', () => {
  test('TRUSTED_PROXIES counts callers behind a proxy apart, and what they write themselves does not help', async () => {
    const env = { RATE_LIMIT_PER_MINUTE: '2', TRUSTED_PROXIES: '1' };
    const proxy = await startOnNode(proxyEnv(upstream.url, env));
    const from = (forwarded: string) => refresh(proxy, { 'X-Forwarded-For': forwarded });
    const one = await times(3, (index) => from(`203.0.113.${String(index)}, 192.0.2.1`));
    const other = await from('203.0.113.0, 192.0.2.2');
    await proxy.close();
    expect([...one, other].map(({ status }) => status)).toEqual([200, 200, 429, 200]);
    expect(proxy.output()).not.toContain('TRUSTED_PROXIES');
  });

  test('X-Forwarded-For without TRUSTED_PROXIES is said once, and without an address', async () => {
    const proxy = await startOnNode(proxyEnv(upstream.url));
    await times(2, () => refresh(proxy, { 'X-Forwarded-For': '203.0.113.5' }));
    await proxy.close();
    expect(proxy.output().match(/TRUSTED_PROXIES is 0/g)).toHaveLength(1);
    expect(proxy.output()).not.toContain('203.0.113.5');
  });

  test('a TRUSTED_PROXIES that is no small number ends the start, and on Workers it is not read', async () => {
    const env = proxyEnv(upstream.url, { TRUSTED_PROXIES: 'all' });
    expect(await runToExit(env)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('TRUSTED_PROXIES is not a whole number') as string,
    });
    expect(parseEnv(env).ok).toBe(true);
  });

  test('a connection may be idle for 65 s, longer than load balancers keep theirs', async () => {
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
