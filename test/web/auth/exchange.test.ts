import { expect, test } from 'vitest';
import { readCallback, verifyLogin } from '../../../web/auth/callback.ts';
import { EXCHANGE_TIMEOUT_MS, exchangeCode } from '../../../web/auth/exchange.ts';
import { NOW, PAGE, tab, type TabOptions } from '../fake-browser.ts';

const PENDING = {
  provider: 'instagram',
  clientId: '1784',
  responseType: 'code',
  redirectUri: PAGE,
  createdAt: NOW,
} as const;

function exchange(options: TabOptions = {}) {
  const at = tab(options);
  const login = verifyLogin(readCallback(`${PAGE}?code=C&state=S`), PENDING, NOW);
  if (login === undefined) throw new Error('The code did not verify.');
  return { at, ...exchangeCode(at.browser, 'https://proxy.example/', login) };
}

const never = () => new Promise<Response>(() => undefined);

test('the exchange is sent at once, as a form without custom headers, cookies or redirects', () => {
  const { at } = exchange({ answer: never });
  expect(at.sent).toHaveLength(1);
  expect(at.sent[0]).toMatchObject({
    url: 'https://proxy.example/token',
    init: { method: 'POST', credentials: 'omit', redirect: 'manual' },
  });
  expect(at.sent[0]?.init.headers).toBeUndefined();
  expect(at.sent[0]?.init.body).toBeInstanceOf(URLSearchParams);
});

test('the exchange returns the proxy’s reply unread', async () => {
  const { reply } = exchange({ answer: () => new Response('<html>', { status: 502 }) });
  expect(await reply).toEqual({ status: 502, body: '<html>', receivedAt: NOW });
});

test('an exchange whose connection fails has an unknown outcome and is not repeated', async () => {
  const { at, reply } = exchange({
    answer: () => Promise.reject(new TypeError('Failed to fetch')),
  });
  expect(await reply).toEqual({ failure: { reason: 'outcome_unknown', after: 'network_error' } });
  expect(at.sent).toHaveLength(1);
});

test('an exchange without a reply for 15 seconds has an unknown outcome and is not repeated', async () => {
  const { at, reply } = exchange({ answer: never });
  at.pass(EXCHANGE_TIMEOUT_MS);
  expect(await reply).toEqual({ failure: { reason: 'outcome_unknown', after: 'timeout' } });
  expect(at.sent).toHaveLength(1);
});

test.each([
  {
    disposition: 'enforce',
    blockedURI: 'https://proxy.example/token',
    failure: { reason: 'blocked_by_csp' },
  },
  {
    disposition: 'report',
    blockedURI: 'https://proxy.example/token',
    failure: { reason: 'outcome_unknown', after: 'network_error' },
  },
  {
    disposition: 'enforce',
    blockedURI: 'https://tracker.example/',
    failure: { reason: 'outcome_unknown', after: 'network_error' },
  },
])(
  'an exchange that fails as the page’s policy ($disposition) forbids $blockedURI ends with $failure.reason',
  async ({ failure, ...violation }) => {
    const { at, reply } = exchange({
      answer: () => {
        // As in a browser, in a task after the rejection.
        setTimeout(() => at.fire('securitypolicyviolation', violation));
        return Promise.reject(new TypeError('Failed to fetch'));
      },
    });
    expect(await reply).toEqual({ failure });
  },
);

test('an exchange whose body stalls has an unknown outcome', async () => {
  const stalled = new ReadableStream({ start: (stream) => stream.error(new TypeError('reset')) });
  const { reply } = exchange({ answer: () => new Response(stalled) });
  expect(await reply).toMatchObject({ failure: { reason: 'outcome_unknown' } });
});

test('an exchange aborts its request when it is cancelled', async () => {
  const { at, reply, abort } = exchange({ answer: never });
  abort();
  expect(at.sent[0]?.init.signal?.aborted).toBe(true);
  expect(await reply).toHaveProperty('failure');
});
