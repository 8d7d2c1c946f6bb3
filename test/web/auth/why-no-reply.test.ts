import { expect, test } from 'vitest';
import { whyNoReply } from '../../../web/auth/why-no-reply.ts';
import { forbid, PAGE, tab, type Tab, type TabOptions } from '../fake-browser.ts';

const HTTPS = 'https://proxy.example/';
const HTTP = 'http://localhost:8787/';
const down = () => Promise.reject(new TypeError('Failed to fetch'));
const unreadable: TabOptions['answer'] = ({ init }) =>
  init.mode === 'no-cors' ? new Response() : down();

test.each([
  ['an https page and an http proxy that is silent', PAGE, HTTP, down, 'mixed_content'],
  [
    'an https page and an http proxy that it may not read',
    PAGE,
    HTTP,
    unreadable,
    'proxy_unreadable',
  ],
  [
    'an https page and an http proxy that answers again',
    PAGE,
    HTTP,
    () => new Response(),
    undefined,
  ],
  ['an https page and an https proxy that is silent', PAGE, HTTPS, down, undefined],
  ['an http page and an http proxy that is silent', HTTP, HTTP, down, undefined],
  ['an http page and an https proxy that is silent', HTTP, HTTPS, down, undefined],
] as const)('why no reply came is told of %s', async (_of, href, proxyUrl, answer, reason) => {
  const why = await whyNoReply(tab({ href, answer }).browser, proxyUrl);
  expect(why?.reason).toBe(reason);
});

test('where the policy forbids what the proxy redirects to, that is why no reply came', async () => {
  const at: Tab = tab({ href: PAGE, answer: ({ url }) => forbid(at, url) });
  expect(await whyNoReply(at.browser, HTTP)).toEqual({ reason: 'proxy_redirects' });
});

test('without a network no question is asked', async () => {
  const at = tab({ href: PAGE, answer: down });
  at.network.online = false;
  expect(await whyNoReply(at.browser, HTTP)).toBeUndefined();
  expect(at.sent).toEqual([]);
});
