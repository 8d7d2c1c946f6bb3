import { expect, test } from 'vitest';
import { checkProxy } from '../../../web/setup/check-proxy.ts';
import { tab } from '../fake-browser.ts';

const PAGE = { proxyUrl: 'https://proxy.example/', redirectUri: 'https://page.example/a b/' };
const json = (body: unknown, status = 200) => Response.json(body, { status });

test.each([
  {
    title: 'a proxy that lists this page is ready',
    answer: () => json({ status: 'ok', redirect_uri_allowed: true }),
    check: { result: 'ready' },
  },
  {
    title: 'a proxy that does not list this page says so',
    answer: () => json({ status: 'ok', redirect_uri_allowed: false }),
    check: { result: 'page_not_allowed' },
  },
  {
    title: 'a proxy that is not configured names its variables, and nothing else of them',
    answer: () =>
      json(
        {
          reason: 'not_configured',
          status: 'misconfigured',
          variables: [{ variable: 'REDIRECT_URIS', problem: 'is missing' }, 'odd', { variable: 1 }],
        },
        503,
      ),
    check: { result: 'not_configured', variables: ['REDIRECT_URIS'] },
  },
  {
    title: 'another server’s page is not taken for a proxy',
    answer: () => new Response('<h1>Hello</h1>'),
    check: { result: 'not_a_proxy' },
  },
  {
    title: 'a proxy that cannot be reached is said to be unreachable',
    answer: () => Promise.reject(new TypeError('Failed to fetch')),
    check: { result: 'unreachable' },
  },
])('$title', async ({ answer, check }) => {
  expect(await checkProxy(tab({ answer }).browser, PAGE)).toEqual(check);
});

test('the proxy is asked for exactly this page, without cookies', async () => {
  const { browser, sent } = tab({ answer: () => json({ status: 'ok' }) });
  await checkProxy(browser, PAGE);
  expect(sent.map(({ url }) => new URL(url).searchParams.get('redirect_uri'))).toEqual([
    PAGE.redirectUri,
  ]);
  expect(sent[0]?.init.credentials).toBe('omit');
});

test('a proxy that stays silent is not waited for longer than eight seconds', async () => {
  const at = tab({ answer: () => new Promise<Response>(() => undefined) });
  const check = checkProxy(at.browser, PAGE);
  at.pass(8_000);
  expect(await check).toEqual({ result: 'unreachable' });
});
