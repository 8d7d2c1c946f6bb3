import { expect } from 'vitest';
import { testAllReplies } from '../../support/all-replies.ts';
import { ORIGIN, postToken, proxyEnv, send } from '../../support/proxy.ts';
import { onBothRuntimes } from '../../support/runtimes.ts';
import { CODE, CODE_BODY, outcomeOf, postBody } from '../../support/token-post.ts';

onBothRuntimes(proxyEnv, (test) => {
  test('P-01: a preflight from an allowed page is granted POST and Content-Type for two hours', async ({
    proxy,
  }) => {
    const reply = await send(`${proxy.url}/token`, {
      method: 'OPTIONS',
      headers: {
        Origin: ORIGIN,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
      },
    });
    expect(reply.status).toBe(204);
    expect(reply.headers).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'access-control-allow-methods': 'POST, OPTIONS',
      'access-control-allow-headers': 'Content-Type',
      'access-control-max-age': '7200',
      vary: 'Origin',
    });
    expect(reply.headers).not.toHaveProperty('access-control-allow-credentials');
  });

  test.for([
    { path: '/userinfo', methods: 'GET, HEAD, OPTIONS', names: 'Authorization' },
    { path: '/healthz', methods: 'GET, HEAD, OPTIONS', names: 'Content-Type' },
  ])(
    'P-01: a preflight for $path grants $methods with $names',
    async ({ path, methods, names }, { proxy }) => {
      const reply = await send(`${proxy.url}${path}`, {
        method: 'OPTIONS',
        headers: { Origin: ORIGIN, 'Access-Control-Request-Method': 'GET' },
      });
      expect([reply.status, reply.headers]).toMatchObject([
        204,
        {
          'access-control-allow-origin': ORIGIN,
          'access-control-allow-methods': methods,
          'access-control-allow-headers': names,
        },
      ]);
      expect(reply.headers).not.toHaveProperty('access-control-allow-credentials');
    },
  );

  test.for(['null', 'https://app.exampleX', 'https://appXexample', 'http://app.example', '', ' '])(
    'P-02, P-04: a request from the origin %j is refused, and its page may not read why',
    async (Origin, { proxy }) => {
      const reply = await postBody(proxy, CODE_BODY, { Origin });
      expect(outcomeOf(reply)).toEqual([403, 'access_denied', 'origin_not_allowed']);
      expect(reply.headers).not.toHaveProperty('access-control-allow-origin');
      expect(reply.headers.vary).toBe('Origin');
    },
  );

  test('P-05: a raw code without an Origin is refused', async ({ proxy }) => {
    const reply = await postToken(proxy.url, CODE, {});
    expect(outcomeOf(reply)).toEqual([403, 'access_denied', 'origin_not_allowed']);
  });

  test('P-06: the headers that a preflight names are never reflected, however many they are', async ({
    proxy,
  }) => {
    const odd = ['x-evil', ' '.repeat(8000) + 'x', 'a,'.repeat(3000) + 'x-evil'];
    // These are more than Node reads, and it may end the connection before its answer arrives.
    const huge = [' '.repeat(64 * 1024) + 'x', 'x-evil,'.repeat(10_000)];
    for (const names of [...odd, ...huge]) {
      const asked = send(`${proxy.url}/token`, {
        method: 'OPTIONS',
        headers: {
          Origin: ORIGIN,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': names,
        },
      });
      const reply = huge.includes(names) ? await asked.catch(() => undefined) : await asked;
      if (reply === undefined) continue;
      expect([204, 431]).toContain(reply.status);
      expect(reply.headers['access-control-allow-headers'] ?? 'Content-Type').toBe('Content-Type');
      expect(JSON.stringify(reply.headers)).not.toContain('x-evil');
    }
  });

  test('P-07: CORS headers of a request are not echoed', async ({ proxy }) => {
    const reply = await postBody(proxy, '', {
      Vary: 'x-evil',
      'Access-Control-Allow-Origin': 'x-evil',
    });
    expect(JSON.stringify(reply.headers)).not.toContain('x-evil');
  });

  test('P-08: an allowed page may read every refusal, and Vary names the Origin', async ({
    proxy,
  }) => {
    const replies = [
      await postBody(proxy, ''),
      await send(`${proxy.url}/nowhere`, { headers: { Origin: ORIGIN } }),
      await send(`${proxy.url}/token`, { headers: { Origin: ORIGIN } }),
      await postBody(proxy, 'x'.repeat(20_000)),
      await postBody(proxy, CODE_BODY, { 'Content-Type': 'text/plain' }),
    ];
    expect(replies.map(({ status }) => status)).toEqual([400, 404, 405, 413, 415]);
    for (const { headers } of replies) {
      expect(headers['access-control-allow-origin']).toBe(ORIGIN);
      expect(headers.vary).toBe('Origin');
    }
  });

  test('P-09: a preflight is never granted cookies or private networks', async ({ proxy }) => {
    const reply = await send(`${proxy.url}/token`, {
      method: 'OPTIONS',
      headers: {
        Origin: ORIGIN,
        Cookie: 'session=1',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Private-Network': 'true',
      },
    });
    expect(reply.headers).not.toHaveProperty('access-control-allow-credentials');
    expect(reply.headers).not.toHaveProperty('access-control-allow-private-network');
    expect(reply.headers).not.toHaveProperty('set-cookie');
  });

  test('P-22: OPTIONS without an Origin or from an unknown one grants nothing, and on an unknown path it is a 404', async ({
    proxy,
  }) => {
    const plain = await send(`${proxy.url}/token`, { method: 'OPTIONS' });
    const stranger = await send(`${proxy.url}/token`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://evil' },
    });
    const nothing = await send(`${proxy.url}/nowhere`, { method: 'OPTIONS' });
    expect([plain.status, stranger.status, nothing.status]).toEqual([204, 204, 404]);
    expect(JSON.stringify([plain.headers, stranger.headers])).not.toContain('access-control-allow');
  });

  test('S2: refused requests never reach Instagram', ({ upstream }) => {
    expect(upstream.count('C0DE')).toBe(0);
    expect(upstream.arrivals).toEqual([]);
  });

  testAllReplies(test);
});
