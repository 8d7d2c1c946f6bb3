import { expect, test } from 'vitest';
import { exchangeCode, type Grant } from '../../../web/auth/exchange.ts';
import { findRelay } from '../../../web/auth/relay.ts';
import { renew } from '../../../web/auth/renewal.ts';
import type { Token } from '../../../web/auth/token.ts';
import { watchPolicy } from '../../../web/auth/watch-policy.ts';
import { fetchMedia } from '../../../web/instagram/media.ts';
import { fetchProfile } from '../../../web/instagram/profile.ts';
import { config, forbid, NOW, PAGE, tab, type Tab } from '../fake-browser.ts';

const CONFIG = config();
const TOKEN: Token = {
  provider: 'instagram',
  accessToken: 'IGAAtoken',
  refreshToken: 'IGAAtoken',
  issuedAt: NOW,
};
const CLASSIC: Token = { provider: 'legacy', accessToken: '1.2.3', issuedAt: NOW };
const GRANT = { provider: 'instagram', clientId: '1', code: 'C', redirectUri: PAGE } as Grant;
const never = new AbortController().signal;

const REQUESTS: [name: string, send: (at: Tab) => Promise<unknown>][] = [
  ['the exchange of a code', ({ browser }) => exchangeCode(browser, PAGE, GRANT).reply],
  ['the renewal of a token', ({ browser }) => renew(browser, CONFIG, TOKEN, 'refresh', never)],
  ['the profile', ({ browser }) => fetchProfile(browser, CONFIG, TOKEN, never)],
  ['the profile from the proxy', ({ browser }) => fetchProfile(browser, CONFIG, CLASSIC, never)],
  ['the posts', ({ browser }) => fetchMedia(browser, CONFIG, TOKEN, never)],
  ['the relay’s metadata', async ({ browser }) => ({ failure: await findRelay(browser, PAGE) })],
];

test.each(REQUESTS)('a policy that forbids %s is named', async (_name, send) => {
  const at: Tab = tab({ answer: ({ url }) => forbid(at, url) });
  expect(await send(at)).toEqual({ failure: { reason: 'blocked_by_csp' } });
});

test.each(REQUESTS)('a policy that only reports is not blamed for %s', async (_name, send) => {
  const at: Tab = tab({ answer: ({ url }) => forbid(at, url, 'report') });
  expect(JSON.stringify(await send(at))).not.toContain('blocked_by_csp');
});

test.each(REQUESTS)(
  'what the policy forbids elsewhere is not blamed for %s',
  async (_name, send) => {
    const at: Tab = tab({ answer: () => forbid(at, 'https://elsewhere.example/') });
    expect(JSON.stringify(await send(at))).not.toContain('blocked_by_csp');
  },
);

test('a policy that forbids Instagram alone costs nothing where the proxy answers', async () => {
  const at: Tab = tab({
    answer: ({ url }) =>
      url.startsWith(PAGE) ? Response.json({ id: '1', username: 'mona' }) : forbid(at, url),
  });
  const found = await fetchProfile(at.browser, CONFIG, TOKEN, never);
  expect(found).toMatchObject({ from: 'proxy', profile: { username: 'mona' } });
  expect(at.sent).toHaveLength(2);
});

test('a watch that has ended has seen nothing more', async () => {
  const at = tab();
  const watch = watchPolicy(at.browser.events);
  watch.end();
  at.fire('securitypolicyviolation', { disposition: 'enforce', blockedURI: PAGE });
  expect(await watch.forbade(PAGE)).toBe(false);
});
