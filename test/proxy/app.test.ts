import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import type { Platform } from '../../proxy/platform/platform.ts';
import { ORIGIN } from '../support/proxy.ts';
import { FORM, hang, inProcess, REFRESH, thrower } from './in-process.ts';

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
