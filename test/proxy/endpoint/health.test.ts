import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ORIGIN, RUNTIMES, send, type RunningProxy } from '../../support/proxy.ts';
import { relayEnv } from '../../support/relay.ts';

describe.each(RUNTIMES)('D4: /healthz on %s', (_runtime, start) => {
  let proxy: RunningProxy;
  beforeAll(async () => void (proxy = await start(relayEnv('http://localhost:1'))), 60_000);
  afterAll(() => proxy.close());

  const ask = (uri: string, headers: Record<string, string> = {}) =>
    send(`${proxy.url}/healthz?${new URLSearchParams({ redirect_uri: uri }).toString()}`, {
      headers,
    });

  test('says that the proxy is well, and nothing of pages where none is asked about', async () => {
    for (const path of ['/healthz', '/healthz?', '/healthz?redirect_uri=', '/healthz?x=1'])
      expect((await send(`${proxy.url}${path}`)).json).toEqual({ status: 'ok' });
  });

  test.each([
    ['https://app.example/cb', true],
    ['http://localhost:5173/', true],
    ['https://pr-7.my-site.pages.dev/cb', true],
    ['https://app.example/cb/', false],
    ['http://localhost:5173', false],
    ['https://APP.example/cb', false],
    ['https://app.example/%63b', false],
    ['https://app.example/cb?x', false],
    ['https://a.b.my-site.pages.dev/cb', false],
    ['https://login.example/callback', false],
    ['*', false],
    ['__proto__', false],
  ])('answers whether %s may log in with yes or no: %s', async (uri, redirect_uri_allowed) => {
    const { status, json } = await ask(uri, { Origin: ORIGIN });
    expect([status, json]).toEqual([200, { status: 'ok', redirect_uri_allowed }]);
  });

  test('never reveals which pages may, whatever is asked', async () => {
    const replies = await Promise.all(
      ['', ' ', '*', 'https://', 'x'.repeat(4000)].map((it) => ask(it)),
    );
    for (const { text } of replies) expect(text).not.toContain('example');
  });

  test('S12: no reply says anything for the other hosts of the site’s owner', async () => {
    const paths = ['/healthz', '/token', '/authorize', '/deauthorize', '/nowhere'];
    const replies = await Promise.all(paths.map((path) => send(`${proxy.url}${path}`)));
    for (const { headers } of replies) {
      expect(headers['strict-transport-security']).toBe('max-age=63072000');
      expect(headers['clear-site-data']).toBeUndefined();
      expect(JSON.stringify(headers['set-cookie'] ?? [])).not.toMatch(/domain=/i);
    }
  });

  test('answers for one page at a time', async () => {
    const { status, json } = await send(`${proxy.url}/healthz?redirect_uri=a&redirect_uri=b`);
    expect([status, json.reason]).toEqual([400, 'malformed_request']);
  });
});
