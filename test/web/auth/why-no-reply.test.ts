import { expect, test } from 'vitest';
import { whyNoReply } from '../../../web/auth/why-no-reply.ts';
import { tab } from '../fake-browser.ts';

const PROXY = 'https://proxy.example/';

/** The questions that get a reply, and what the page's policy says when one does not. */
interface Given {
  replies: RequestMode[];
  violation?: { disposition: string; blockedURI: string };
}

async function ask({ replies, violation }: Given) {
  const at = tab({
    answer: ({ init }) => {
      if (init.mode && replies.includes(init.mode)) return new Response('');
      // As in a browser, in a task after the rejection.
      setTimeout(() => violation && at.fire('securitypolicyviolation', violation));
      return Promise.reject(new TypeError('Failed to fetch'));
    },
  });
  const why = await whyNoReply(at.browser, PROXY);
  expect(new Set(at.sent.map(({ url }) => url))).toEqual(new Set([`${PROXY}healthz`]));
  return why;
}

const blocked = (disposition: string, blockedURI: string) => ({
  replies: [],
  violation: { disposition, blockedURI },
});

test('a proxy that answers, and only to requests whose answer is not read, does not list this page', async () => {
  expect(await ask({ replies: ['no-cors'] })).toEqual({ reason: 'proxy_unreadable' });
});

test('a proxy from which the page’s policy blocks what follows redirects', async () => {
  const given = blocked('enforce', `${PROXY}healthz`);
  expect(await ask(given)).toEqual({ reason: 'proxy_redirects' });
});

test.each<{ what: string; given: Given }>([
  { what: 'that can be read again', given: { replies: ['cors'] } },
  { what: 'that is silent', given: { replies: [] } },
  {
    what: 'that a policy reports and does not block',
    given: blocked('report', `${PROXY}healthz`),
  },
  {
    what: 'that is silent while the policy blocks something else',
    given: blocked('enforce', 'https://tracker.example/'),
  },
])('of a proxy $what the page finds out no reason', async ({ given }) => {
  expect(await ask(given)).toBeUndefined();
});

test('a page without a network asks no proxy why there was no reply', async () => {
  const at = tab();
  at.network.online = false;
  expect(await whyNoReply(at.browser, PROXY)).toBeUndefined();
  expect(at.sent).toEqual([]);
});
