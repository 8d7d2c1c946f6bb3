import { describe, expect, test } from 'vitest';
import type { Platform } from '../../proxy/platform/platform.ts';
import { ORIGIN } from '../support/proxy.ts';
import { relayEnv, REQUEST } from '../support/relay.ts';
import { FORM, inProcess, REFRESH, thrower } from './in-process.ts';

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
