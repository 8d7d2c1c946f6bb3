import { describe, expect, test } from 'vitest';
import { createRateLimit } from '../../../proxy/http/rate-limit.ts';
import { bindingRateLimit } from '../../../proxy/worker/rate-limit-binding.ts';
import { ORIGIN } from '../../support/proxy.ts';
import { FORM, inProcess, REFRESH } from '../in-process.ts';

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
