import { expect, test } from 'vitest';
import { beginLogin } from '../../../web/auth/begin-login.ts';
import { configOf } from '../../../web/login/config-of.ts';
import { openPage, takeOutcome } from '../../../web/login/page.ts';
import { readSettings, type LoginOptions, type Settings } from '../../../web/login/settings.ts';
import { PAGE } from '../fake-browser.ts';
import { loginTab } from './login-tab.ts';

function options(given: Partial<LoginOptions> = {}): Settings {
  const settings = readSettings({ clientId: '178', proxy: './', ...given }, PAGE);
  if ('problems' in settings) throw new Error(settings.problems.join('; '));
  return settings;
}

/** A tab that was sent back, after a login that was begun with these options. */
async function back(own = '', returnTo?: string) {
  const at = loginTab();
  const settings = options();
  const begun = await beginLogin(at.browser, configOf(settings), settings.flows[0], returnTo);
  const state = 'url' in begun ? new URL(begun.url).searchParams.get('state') : '';
  at.browser.history.replaceState({ key: 'r1' }, '', `${PAGE}?code=C&state=${state ?? ''}${own}`);
  return at;
}

test('every login that fits gets the token, late ones too, and the code is sent once', async () => {
  const at = await back();
  const page = openPage(at.browser);
  const outcomes = [takeOutcome(page, options()), takeOutcome(page, options())];
  expect(await outcomes[0]).toMatchObject({ token: { accessToken: 'IGAAtoken' } });
  expect(await takeOutcome(page, options())).toBe(await outcomes[1]);
  expect(at.sent).toHaveLength(1);
});

test.each([{ proxy: 'https://evil.example/' }, { clientId: '999' }, { flow: 'implicit' } as const])(
  'one with other options than the login had gets and sends nothing: %o',
  async (other) => {
    const at = await back();
    const page = openPage(at.browser);
    expect(takeOutcome(page, options(other))).toBeUndefined();
    expect(at.sent).toEqual([]);
    expect(await takeOutcome(page, options())).toHaveProperty('token');
    expect(takeOutcome(page, options(other))).toBeUndefined();
    expect(at.sent.map(({ url }) => url)).toEqual([`${PAGE}token`]);
  },
);

test('the answer leaves the address before anything asks for it, and the page’s own part stays', async () => {
  const at = await back('&p=12&lang=de#section');
  openPage(at.browser);
  expect(at.browser.location.href).toBe(`${PAGE}?p=12&lang=de#section`);
  expect(at.browser.history.state).toEqual({ key: 'r1' });
});

test.each(['?code=PROMO', '?state=CA', '?errors=0', '#/path?x', '#section'])(
  'an address that is the page’s own is left alone: %s',
  (own) => {
    const at = loginTab({ href: PAGE + own });
    expect(takeOutcome(openPage(at.browser), options())).toBeUndefined();
    expect(at.replaced).toEqual([]);
  },
);

test('after the login the address is that of return-to, and the history’s state stays', async () => {
  const at = await back('', '/shop?x=1#y');
  await takeOutcome(openPage(at.browser), options());
  expect(at.browser.location.href).toBe('https://me.example/shop?x=1#y');
  expect(at.browser.history.state).toEqual({ key: 'r1' });
});

test.each(['https://evil.example/', '//evil.example', 'javascript:alert(1)'])(
  'a return-to that leads off the site is forgotten: %s',
  async (returnTo) => {
    const at = await back('', returnTo);
    await takeOutcome(openPage(at.browser), options());
    expect(at.browser.location.href).toBe(PAGE);
    expect(JSON.stringify([...at.store])).not.toContain('evil');
  },
);

test('an answer fails where the tab’s storage is blocked, and is taken out of the address all the same', async () => {
  const at = loginTab({ href: `${PAGE}?code=C&state=S` });
  at.browser.sessionStorage = () => {
    throw new DOMException('Cookies are blocked', 'SecurityError');
  };
  const page = openPage(at.browser);
  expect(at.browser.location.href).toBe(PAGE);
  expect(await takeOutcome(page, options())).toEqual({
    failure: { reason: 'storage_unavailable' },
  });
  expect(at.sent).toEqual([]);
});

test('an answer without a login fails in its own window where the browser has no hashes', async () => {
  const at = loginTab({ href: `${PAGE}?code=C&state=S` });
  at.browser.crypto = {};
  expect(await takeOutcome(openPage(at.browser), options())).toEqual({
    failure: { reason: 'unsupported_browser', missing: 'crypto.getRandomValues' },
  });
});

test('what was forgotten comes to no later login', async () => {
  const at = await back();
  const page = openPage(at.browser);
  await takeOutcome(page, options());
  page.answer = page.outcome = undefined;
  expect(takeOutcome(page, options())).toBeUndefined();
});
