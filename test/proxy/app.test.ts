import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { createApp } from '../../proxy/app.ts';
import { parseEnv, type Config } from '../../proxy/config/config.ts';
import type { LogEntry } from '../../proxy/http/log.ts';
import { createRateLimit } from '../../proxy/http/rate-limit.ts';
import { webPlatform, type Platform } from '../../proxy/platform/platform.ts';
import { bindingRateLimit } from '../../proxy/worker/rate-limit-binding.ts';
import { ORIGIN, proxyEnv, REDIRECT_URI } from '../support/proxy.ts';
import { relayEnv, REQUEST } from '../support/relay.ts';

const FORM = { grant_type: 'authorization_code', code: 'C0DE', redirect_uri: REDIRECT_URI };
const REFRESH = { grant_type: 'refresh_token', refresh_token: 'IGAA' };

function configOf(env: Record<string, string>): Config {
  const parsed = parseEnv(env);
  if (!parsed.ok) throw new Error('The test environment is faulty.');
  return parsed.value;
}

/** An app in this process whose platform can be replaced piece by piece. */
function inProcess(
  platform: Partial<Platform> = {},
  env = proxyEnv('http://127.0.0.1:9', { RATE_LIMIT_PER_MINUTE: '60' }),
) {
  const log: LogEntry[] = [];
  const urls: string[] = [];
  const app = createApp(configOf(env), {
    ...webPlatform(globalThis),
    fetch: (url) => {
      urls.push(url);
      return Promise.resolve(Response.json({ access_token: 'IGAAok' }));
    },
    random: () => 0,
    newRequestId: () => 'request-1',
    log: (entry) => log.push(entry),
    clientAddress: (_request, env) => String(env),
    rateLimit: () => undefined,
    ...platform,
  });
  const post = async (fields: Record<string, string>, clientAddress = '192.0.2.1') => {
    const request = new Request('http://proxy/token', {
      method: 'POST',
      headers: { Origin: ORIGIN },
      body: new URLSearchParams(fields),
    });
    const response = await app.fetch(request, clientAddress);
    const body = Object(await response.json()) as Record<string, unknown>;
    return { status: response.status, headers: response.headers, body };
  };
  return { app, post, log, urls };
}

/** A function that throws any value at one of its calls. */
function thrower(error: unknown, afterCalls = 0): () => never {
  let calls = 0;
  const call = () => {
    calls += 1;
    if (calls === afterCalls + 1) throw error;
    return calls;
  };
  return call as () => never;
}

/** Web Crypto with one method replaced. */
function withMethod(name: string, method: () => Promise<never>): Platform['subtle'] {
  return new Proxy(crypto.subtle, {
    get(target, key): unknown {
      if (key === name) return method;
      const own: unknown = Reflect.get(target, key);
      return typeof own === 'function' ? (own.bind(target) as unknown) : own;
    },
  });
}

/** A fetch that never answers but stops when it is late, as platforms do. */
const hang: Platform['fetch'] = (_url, { whenLate }) =>
  new Promise((_resolve, reject) => {
    whenLate(() => reject(new Error('aborted')));
  });

describe('P-51: whatever throws, the reply is a constant', () => {
  const thrown = [new Error('sentinel-in-error C0DE'), 'sentinel-string', null];
  const broken: [string, (error: unknown) => Partial<Platform>][] = [
    ['rateLimit', (error) => ({ rateLimit: thrower(error) })],
    ['random', (error) => ({ random: thrower(error), fetch: () => Promise.reject(new Error()) })],
    ['now', (error) => ({ now: thrower(error, 3) })],
  ];

  for (const [name, deps] of broken) {
    test.each(thrown)(
      `P-51: the reply is the same constant when ${name} throws %s`,
      async (error) => {
        const { post, log } = inProcess(deps(error));
        const { status, headers, body } = await post(REFRESH);
        // P-08: the page may read this reply too.
        expect(headers.get('access-control-allow-origin')).toBe(ORIGIN);
        expect([status, body]).toEqual([
          500,
          {
            error: 'server_error',
            error_description: 'The proxy hit an internal error.',
            reason: 'internal',
            request_id: 'request-1',
          },
        ]);
        expect(log).toMatchObject([{ status: 500, reason: 'internal' }]);
      },
    );
  }

  test.each(thrown)(
    'P-51: an upstream client that throws %s is reported as instagram_unreachable',
    async (error) => {
      const { post } = inProcess({ fetch: thrower(error) });
      const { status, body } = await post(FORM);
      expect([status, body.reason]).toEqual([502, 'instagram_unreachable']);
      expect(JSON.stringify(body)).not.toContain('sentinel');
    },
  );
});

describe('P-51: whatever throws in the relay, the reply is the same constant', () => {
  const never = () => Promise.reject(new Error('sentinel-in-error C0DE'));
  const broken: { title: string; more: Partial<Platform> }[] = [
    { title: 'no randomness', more: { randomBytes: thrower(new Error('sentinel-in-error')) } },
    { title: 'no clock', more: { epochMs: thrower('sentinel-string') } },
    ...['importKey', 'deriveBits', 'deriveKey', 'encrypt'].map((name) => ({
      title: name,
      more: { subtle: withMethod(name, never) },
    })),
  ];

  test.each(broken)(
    'P-51: the reply is the same constant when the relay has $title',
    async ({ more }) => {
      const { app, log } = inProcess(more, relayEnv('http://127.0.0.1:9'));
      const url = `https://login.example/authorize?${new URLSearchParams(REQUEST).toString()}`;
      const response = await app.fetch(new Request(url, { headers: { Origin: ORIGIN } }), {});
      expect([response.status, await response.json()]).toMatchObject([
        500,
        {
          error: 'server_error',
          error_description: 'The proxy hit an internal error.',
          reason: 'internal',
        },
      ]);
      expect(response.headers.get('location')).toBeNull();
      expect(log).toMatchObject([{ route: '/authorize', status: 500, reason: 'internal' }]);
    },
  );
});

describe('P-32: the rate limit', () => {
  test('P-32: the rate limit counts requests for Instagram by IP address and says how long to wait', async () => {
    const { post, urls } = inProcess({ rateLimit: createRateLimit(2, () => 15_500) });
    await post({ ...FORM, redirect_uri: 'https://evil.example/' });
    await post(REFRESH);
    await post(REFRESH);
    const { status, headers, body } = await post(REFRESH);
    expect([status, body.error, body.reason]).toEqual([
      429,
      'temporarily_unavailable',
      'rate_limited',
    ]);
    expect(headers.get('retry-after')).toBe('60');
    expect(headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(urls).toHaveLength(2);
    expect((await post(REFRESH, '192.0.2.2')).status).toBe(200);
  });

  test('P-32: the rate limit is reset with the next minute', async () => {
    let time = 0;
    const limit = createRateLimit(1, () => time);
    expect([await limit('a'), await limit('a')]).toEqual([undefined, 60]);
    time = 59_001;
    expect(await limit('a')).toBe(1);
    time = 60_000;
    expect(await limit('a')).toBeUndefined();
  });

  test('P-32: 0 turns the rate limit off, and a flood of IP addresses does not fill memory', async () => {
    const off = createRateLimit(0, () => 0);
    for (let i = 0; i < 1000; i += 1) expect(await off('a')).toBeUndefined();
    const limit = createRateLimit(1, () => 0);
    for (let i = 0; i < 50_000; i += 1) await limit(`a${String(i)}`);
    expect([await limit('new'), await limit('newer')]).toEqual([undefined, 60]);
  });

  test('P-32: the rate limit uses the binding if there is one and lets requests pass when it fails', async () => {
    const bound = bindingRateLimit({ limit: () => Promise.resolve({ success: false }) });
    const failing = bindingRateLimit({ limit: () => Promise.reject(new Error()) });
    expect([await bound?.('a'), await failing?.('a')]).toEqual([60, undefined]);
    expect(bindingRateLimit(undefined)).toBeUndefined();
    expect(bindingRateLimit('text')).toBeUndefined();
  });
});

describe('the bulkhead', () => {
  test('the bulkhead refuses requests past its limit at once and opens again', async () => {
    const { post } = inProcess({
      fetch: hang,
      maxInFlight: 2,
      budget: { totalMs: 300, callMs: 200 },
    });
    const waiting = [post(REFRESH), post(REFRESH)];
    const refused = await post(REFRESH);
    expect([refused.status, refused.body.reason]).toEqual([503, 'busy']);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([504, 504]);
    expect((await post(REFRESH)).status).toBe(504);
  });

  test('the bulkhead counts profile requests too', async () => {
    const { app } = inProcess({ fetch: hang, maxInFlight: 1, budget: { totalMs: 60, callMs: 40 } });
    const ask = () => app.request('/userinfo', { headers: { Authorization: 'Bearer IGAA' } });
    const waiting = ask();
    expect((await ask()).status).toBe(503);
    expect((await waiting).status).toBe(504);
  });
});

describe('S5: one budget for all steps', () => {
  test('S5: a code without an answer gets 504 in time, and the wait counts as Instagram’s', async () => {
    let time = 0;
    const { post, log } = inProcess({
      now: () => time,
      fetch: (url, init) => hang(url, init).finally(() => (time += 40)),
      budget: { totalMs: 60, callMs: 40 },
    });
    const { status, body, headers } = await post(FORM);
    expect([status, body.reason]).toEqual([504, 'instagram_timeout']);
    expect(headers.get('server-timing')).toBe('instagram;dur=40, proxy;dur=0');
    expect(log).toMatchObject([{ route: '/token', status: 504, reason: 'instagram_timeout' }]);
  });

  test('S5: a step is not sent when no time is left for it', async () => {
    let time = 0;
    const { post, urls, log } = inProcess({
      now: () => time,
      fetch: (url) => {
        urls.push(url);
        time += 12_000;
        return Promise.resolve(Response.json({ access_token: 'IGAAshort' }));
      },
    });
    const { body } = await post(FORM);
    expect(body).toMatchObject({ access_token: 'IGAAshort', warning: 'long_lived_failed' });
    expect(urls).toHaveLength(1);
    expect(log).toMatchObject([{ status: 200, long_lived_reason: 'instagram_timeout' }]);
  });
});

describe('S8: nothing is left of a request', () => {
  test('S8: ten thousand logins leave nothing in memory', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const { app } = inProcess({
      log: () => undefined,
      fetch: () => Promise.resolve(Response.json({ access_token: 'IGAAok' })),
    });
    const body = new URLSearchParams(FORM).toString();
    const headers = { Origin: ORIGIN, 'Content-Type': 'application/x-www-form-urlencoded' };
    const logIn = async (count: number) => {
      let given = 0;
      for (let i = 0; i < count; i += 1) {
        const request = new Request('http://proxy/token', { method: 'POST', headers, body });
        const response = await app.fetch(request, `192.0.2.${String(i % 256)}`);
        if ((await response.text()).includes('IGAAok')) given += 1;
      }
      expect(given).toBe(count);
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = await logIn(2_000);
    // A hundred bytes each would add up to a million. Less than that is noise.
    expect((await logIn(10_000)) - before).toBeLessThan(1_000_000);
  });

  test('S8: every request leaves the bulkhead, however it ended', async () => {
    const ends: Platform['fetch'][] = [
      () => Promise.resolve(Response.json({ access_token: 'IGAAok' })),
      () => Promise.reject(new Error()),
      () => Promise.resolve(new Response('<html>', { status: 503 })),
      thrower(new Error()),
    ];
    let turn = 0;
    const { post } = inProcess({
      maxInFlight: 1,
      budget: { totalMs: 0, callMs: 0 },
      fetch: (...request) => (ends[(turn += 1) % ends.length] ?? hang)(...request),
    });
    for (let i = 0; i < 20; i += 1) expect((await post(REFRESH)).body.reason).not.toBe('busy');
  });
});

test('S10: a login begins on one instance and ends on another', async () => {
  const [first, second] = [inProcess(), inProcess()];
  expect((await first.post(REFRESH)).body).toEqual((await second.post(REFRESH)).body);
});
