import { expect, test } from 'vitest';
import { createLogin } from '../../../web/login/create-login.ts';
import type { Login } from '../../../web/login/login.ts';
import { loginOf } from '../../../web/login/login-of.ts';
import { openPage } from '../../../web/login/page.ts';
import { readSettings, type LoginOptions } from '../../../web/login/settings.ts';
import { PAGE, TOKEN_REPLY } from '../fake-browser.ts';
import { loginTab, type LoginTab } from './login-tab.ts';

const OPTIONS: LoginOptions = { clientId: '178', proxy: 'https://proxy.example/' };

function login(at: LoginTab, options: LoginOptions = OPTIONS): Login {
  const settings = readSettings(options, PAGE);
  if ('problems' in settings) throw new Error(settings.problems.join('; '));
  return loginOf(openPage(at.browser), settings);
}

/** Begins a login, and sends the tab back with what `answer` makes of its state. */
async function back(at: LoginTab, answer = (state: string) => `?code=C&state=${state}#_`) {
  expect(await login(at).start()).toEqual({ leaving: true });
  const state = new URL(at.left.at(-1) ?? '').searchParams.get('state') ?? '';
  at.browser.history.replaceState(null, '', PAGE + answer(state));
}

test('a page that was opened without an answer has no result', async () => {
  expect(await login(loginTab()).result).toBeUndefined();
});

test('a login leaves for Instagram with the options, and its answer is the token', async () => {
  const at = loginTab();
  await back(at);
  const asked = new URL(at.left[0] ?? '');
  expect(asked.origin + asked.pathname).toBe('https://www.instagram.com/oauth/authorize');
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    client_id: '178',
    redirect_uri: PAGE,
    scope: 'instagram_business_basic',
  });
  const { token, failure } = (await login(at).result) ?? {};
  expect(failure).toBeUndefined();
  expect(token).toMatchObject({
    accessToken: 'IGAAtoken',
    userId: TOKEN_REPLY.user_id,
    scopes: ['instagram_business_basic'],
    refreshToken: 'IGAAtoken',
  });
  expect(token?.expiresAt).toBeGreaterThan(at.clock.now);
  expect(at.browser.location.href).toBe(PAGE);
  expect(at.sent.map(({ url }) => url)).toEqual(['https://proxy.example/token']);
});

test('a cancelled login is a failure, with Instagram’s state or without one', async () => {
  for (const state of ['&state=', '&x=']) {
    const at = loginTab();
    const denied = '?error=access_denied&error_reason=user_denied';
    await back(at, (drawn) => `${denied}${state}${drawn}`);
    expect(await login(at).result).toEqual({ failure: { reason: 'cancelled' } });
  }
});

test('an address that another script has cleaned is named, and nothing is sent', async () => {
  const at = loginTab();
  await login(at).start();
  const state = new URL(at.left[0] ?? '').searchParams.get('state') ?? '';
  const late = loginTab({ store: at.store, loadedFrom: `${PAGE}?code=C&state=${state}` });
  expect(await login(late).result).toEqual({ failure: { reason: 'address_cleaned' } });
  expect(late.sent).toEqual([]);
});

test('an address that was cleaned where the tab’s storage is blocked has no result', async () => {
  const late = loginTab({ loadedFrom: `${PAGE}?code=C&state=S` });
  late.browser.sessionStorage = () => {
    throw new DOMException('Cookies are blocked', 'SecurityError');
  };
  expect(await login(late).result).toBeUndefined();
});

test('an address that the login itself has cleaned is not called cleaned, even where another call has the answer', async () => {
  const at = loginTab();
  await back(at);
  const page = openPage({ ...at.browser });
  const other = readSettings({ ...OPTIONS, clientId: '999' }, PAGE);
  if ('problems' in other) throw new Error('The options are right.');
  expect(await loginOf(page, other).result).toBeUndefined();
});

test('refresh asks for another 60 days, or for the 60-day token where there is none yet', async () => {
  const at = loginTab();
  const { refresh } = login(at);
  const token = { provider: 'instagram', accessToken: 'IGAA1', issuedAt: 0 } as const;
  expect(await refresh({ ...token, refreshToken: 'IGAA1' })).toHaveProperty('token');
  expect(await refresh(token)).toHaveProperty('token');
  expect(at.sent.map(({ form }) => form.get('grant_type'))).toEqual([
    'refresh_token',
    'urn:ietf:params:oauth:grant-type:token-exchange',
  ]);
});

test('profile and media are read with the token, and a refusal is a value', async () => {
  const at = loginTab({
    answer: ({ url }) =>
      Response.json(
        url.includes('/me/media')
          ? { data: [{ id: '7', media_type: 'IMAGE' }], paging: { next: 'https://x.example' } }
          : { id: '36220564007528767', username: 'ana' },
      ),
  });
  const token = { provider: 'instagram', accessToken: 'IGAA1', issuedAt: 0 } as const;
  expect(await login(at).profile(token)).toMatchObject({ profile: { username: 'ana' } });
  expect(await login(at).media(token)).toEqual({ media: [{ id: '7', kind: 'image' }], more: true });
  const refusing = loginTab({
    answer: () => Response.json({ error: { code: 190, message: 'Expired' } }, { status: 401 }),
  });
  const { failure } = await login(refusing).profile(token);
  expect(failure).toMatchObject({ reason: 'invalid_token' });
});

test('a page that was signed out of has no answer for later logins', async () => {
  const at = loginTab();
  await back(at);
  const page = openPage(at.browser);
  const settings = readSettings(OPTIONS, PAGE);
  if ('problems' in settings) throw new Error('The options are right.');
  const first = loginOf(page, settings);
  await first.result;
  first.signOut();
  expect(await loginOf(page, settings).result).toBeUndefined();
});

test('on a server nothing comes back, and each call says that there is no page', async () => {
  const nowhere = createLogin(OPTIONS);
  expect(await nowhere.result).toBeUndefined();
  expect(await nowhere.start()).toEqual({ failure: { reason: 'no_browser' } });
});

test.each([
  [{ clientId: 990602627938098 }, 'clientId is not an app ID'],
  [{ proxy: 'http://proxy.example/' }, 'proxy is not an https URL'],
  [{ scopes: ['user_profile'] }, 'scopes is not a list of permissions'],
  [{ scopes: 'instagram_business_basic' }, 'scopes is not a list of permissions'],
  [{ flow: 'token' }, 'flow is not code, relay, facebook or implicit'],
  [{ flow: ['code'] }, 'flow is not code, relay, facebook or implicit'],
  [{ redirectUri: 'https://evil.example/' }, 'redirectUri is not a page of this site'],
  [{ simulator: 'http://10.0.0.1' }, 'simulator is not on this machine'],
  [{ scope: 'instagram_business_basic' }, 'scope is not an option'],
])('the options %o are wrong because %s', (wrong, problem) => {
  expect(readSettings({ ...OPTIONS, ...wrong }, PAGE)).toEqual({ problems: [problem] });
});
