import { describe, expect, it } from 'vitest';
import { get, ORIGIN, PAGE, testInstagram, exchange } from './login.ts';

describe('what a page of another origin may read', () => {
  const allowed = (response: Response) => response.headers.get('access-control-allow-origin');

  it.each([
    { path: '/me', origin: '*' },
    { path: '/me/media', origin: '*' },
    { path: '/access_token', origin: null },
    { path: '/refresh_access_token', origin: null },
    { path: '/v1/users/self', origin: null },
    { path: '/oauth/authorize', origin: null },
    { path: '/_simulator/ledger', origin: null },
  ])('another origin’s page may read of GET $path: $origin', async ({ path, origin }) => {
    expect(allowed(await get(testInstagram(), path, {}, { origin: PAGE }))).toBe(origin);
  });

  it('another origin’s page may not read POST /oauth/access_token', async () => {
    expect(allowed(await exchange(testInstagram(), {}))).toBeNull();
  });

  it('no preflight is granted', async () => {
    const request = new Request(`${ORIGIN}/_simulator`, { method: 'OPTIONS' });
    expect(allowed(await testInstagram().fetch(request))).toBeNull();
  });
});
