import { describe, expect, test } from 'vitest';
import { arrive, takeAddress } from '../../../../web/auth/arrival.ts';
import { beginLogin } from '../../../../web/auth/begin-login.ts';
import type { LoginFailure } from '../../../../web/auth/login-failure.ts';
import { takeCode } from '../../../../web/auth/rescue/pasted.ts';
import { unaskedOf, type Unasked } from '../../../../web/auth/rescue/unasked.ts';
import { config, machine, PAGE, tab, type Tab } from '../../fake-browser.ts';

const STRANGER: LoginFailure = { reason: 'no_pending_login' };

async function unasked(href: string, failure = STRANGER): Promise<Unasked | undefined> {
  const { browser } = tab({ href });
  const arrival = await arrive(browser, config().proxyUrl, takeAddress(browser));
  if (arrival.kind === 'nothing') throw new Error('No answer');
  return unaskedOf(failure, arrival, browser.location.href, config());
}

async function grantOf(href: string) {
  const found = await unasked(href);
  if (found?.kind !== 'code') throw new Error('No code');
  return found.grant;
}

describe('a code without a login in this tab', () => {
  test.each([
    { href: `${PAGE}?code=C`, redirectUri: PAGE },
    { href: `${PAGE}?code=C#_`, redirectUri: PAGE },
    { href: `${PAGE}index.html?code=C&state=x#_`, redirectUri: `${PAGE}index.html` },
    { href: 'https://me.example/other?code=C', redirectUri: 'https://me.example/other' },
  ])(
    'a code without a login in this tab is kept with the URL it arrived at: $href',
    async ({ href, redirectUri }) => {
      expect(await grantOf(href)).toEqual({
        provider: 'instagram',
        clientId: '1784',
        code: 'C',
        redirectUri,
      });
    },
  );

  test.each<LoginFailure>([
    { reason: 'already_used' },
    { reason: 'malformed_response' },
    { reason: 'storage_unavailable' },
    { reason: 'framed' },
  ])('a code without a login in this tab is not offered after $reason', async (failure) => {
    expect(await unasked(`${PAGE}?code=C`, failure)).toBeUndefined();
  });

  test('a code that the relay encrypted for another tab is not offered', async () => {
    expect(await unasked(`${PAGE}?code=C&iss=https://proxy.example`)).toEqual({ kind: 'sealed' });
  });

  test('a code without a login is claimed by one of two tabs that race for it', async () => {
    const shared = machine();
    const tabs: Tab[] = [tab({ machine: shared }), tab({ machine: shared })];
    const grant = await grantOf(`${PAGE}?code=C`);
    const taken = await Promise.all(tabs.map(({ browser }) => takeCode(browser, grant)));
    expect(taken).toContainEqual({ kind: 'code', grant });
    expect(taken).toContainEqual({ failure: { reason: 'already_used' } });
    expect(tabs.flatMap(({ sent }) => sent)).toEqual([]);
  });
});

test('a verified code that could not be sent is kept to be sent, without the attempt that failed', async () => {
  const at = tab();
  const begun = await beginLogin(at.browser, config(), config().flows[0]);
  const state = 'url' in begun ? new URL(begun.url).searchParams.get('state') : '';
  at.browser.history.replaceState(null, '', `${PAGE}?code=C&state=${state ?? ''}`);
  const arrival = await arrive(at.browser, config().proxyUrl, takeAddress(at.browser));
  if (arrival.kind !== 'code') throw new Error('The code was not taken.');
  const found = unaskedOf({ reason: 'blocked_by_csp' }, arrival, PAGE, config());
  expect(found).toEqual({
    kind: 'unsent',
    granted: { kind: 'code', grant: arrival.grant, exchange: undefined },
  });
});

test('a token without a login in this tab is kept with its lifetime', async () => {
  const href = `${PAGE}#access_token=EAAabc&expires_in=3600`;
  expect(await unasked(href, { reason: 'implicit_off' })).toEqual({
    kind: 'token',
    token: { accessToken: 'EAAabc', provider: 'facebook', expiresIn: 3600 },
  });
});
