import { expect } from 'vitest';
import { ORIGIN, send, type RunningProxy } from '../../support/proxy.ts';
import { relayEnv } from '../../support/relay.ts';
import { onBothRuntimes } from '../../support/runtimes.ts';

onBothRuntimes(relayEnv, (test) => {
  const ask = (proxy: RunningProxy, uri: string, headers: Record<string, string> = {}) =>
    send(`${proxy.url}/healthz?${new URLSearchParams({ redirect_uri: uri }).toString()}`, {
      headers,
    });

  test('D4: /healthz answers ok, and nothing about pages unless one is named', async ({
    proxy,
  }) => {
    for (const path of ['/healthz', '/healthz?', '/healthz?redirect_uri=', '/healthz?x=1'])
      expect((await send(`${proxy.url}${path}`)).json).toEqual({ status: 'ok' });
  });

  test.for([
    { uri: 'https://app.example/cb', redirect_uri_allowed: true },
    { uri: 'http://localhost:5173/', redirect_uri_allowed: true },
    { uri: 'https://pr-7.my-site.pages.dev/cb', redirect_uri_allowed: true },
    { uri: 'https://app.example/cb/', redirect_uri_allowed: false },
    { uri: 'http://localhost:5173', redirect_uri_allowed: false },
    { uri: 'https://APP.example/cb', redirect_uri_allowed: false },
    { uri: 'https://app.example/%63b', redirect_uri_allowed: false },
    { uri: 'https://app.example/cb?x', redirect_uri_allowed: false },
    { uri: 'https://a.b.my-site.pages.dev/cb', redirect_uri_allowed: false },
    { uri: 'https://login.example/callback', redirect_uri_allowed: false },
    { uri: '*', redirect_uri_allowed: false },
    { uri: '__proto__', redirect_uri_allowed: false },
  ])(
    'D4: /healthz answers whether the page $uri may log in: $redirect_uri_allowed',
    async ({ uri, redirect_uri_allowed }, { proxy }) => {
      const { status, json } = await ask(proxy, uri, { Origin: ORIGIN });
      expect([status, json]).toEqual([200, { status: 'ok', redirect_uri_allowed }]);
    },
  );

  test('D4: /healthz never reveals which pages may log in', async ({ proxy }) => {
    const replies = await Promise.all(
      ['', ' ', '*', 'https://', 'x'.repeat(4000)].map((it) => ask(proxy, it)),
    );
    for (const { text } of replies) expect(text).not.toContain('example');
  });

  test('S12: no reply sets a policy or a cookie for other hosts of the site’s owner', async ({
    proxy,
  }) => {
    const paths = ['/healthz', '/token', '/authorize', '/deauthorize', '/nowhere'];
    const replies = await Promise.all(paths.map((path) => send(`${proxy.url}${path}`)));
    for (const { headers } of replies) {
      expect(headers['strict-transport-security']).toBe('max-age=63072000');
      expect(headers['clear-site-data']).toBeUndefined();
      expect(JSON.stringify(headers['set-cookie'] ?? [])).not.toMatch(/domain=/i);
    }
  });

  test('D4: /healthz refuses a question about two pages', async ({ proxy }) => {
    const { status, json } = await send(`${proxy.url}/healthz?redirect_uri=a&redirect_uri=b`);
    expect([status, json.reason]).toEqual([400, 'malformed_request']);
  });
});
