import { describe, expect, it } from 'vitest';
import {
  AUTHORIZE_CLASSIC,
  AUTHORIZE_TODAY,
  get,
  PAGE,
  press,
  post,
  testInstagram,
} from './login.ts';
import { DEMO_CREDENTIALS } from '../../../../web/demo/simulator/state/apps.ts';

const REFUSED_TODAY = 'Invalid Request: Request parameters are invalid: ';

describe('Instagram Login refuses on its own page, with no redirect', () => {
  it.each([
    ['a Facebook app', { client_id: DEMO_CREDENTIALS.facebook.clientId }, 'Invalid platform app'],
    ['an unknown id', { client_id: '42' }, 'Invalid platform app'],
    ['another path', { redirect_uri: `${PAGE}cb` }, 'Invalid redirect_uri'],
    ['a missing slash', { redirect_uri: PAGE.slice(0, -1) }, 'Invalid redirect_uri'],
    ['an added query', { redirect_uri: `${PAGE}?a=b` }, 'Invalid redirect_uri'],
    ['upper case', { redirect_uri: PAGE.toUpperCase() }, 'Invalid redirect_uri'],
    ['the implicit flow', { response_type: 'token' }, 'Invalid response_type'],
    ['no scope', { scope: '' }, 'Invalid scope: []'],
    ['a scope of Basic Display', { scope: 'user_profile' }, 'Invalid scope: user_profile'],
  ])('%s', async (_, change, reason) => {
    const response = await get(testInstagram(), '/oauth/authorize', {
      ...AUTHORIZE_TODAY,
      ...change,
    });
    expect(await response.text()).toContain(`<h1>${REFUSED_TODAY}${reason}</h1>`);
    expect(response.status).toBe(400);
    expect(response.headers.has('location')).toBe(false);
  });

  it('says the prefix in German to a German browser, and the reason in English', async () => {
    const query = { ...AUTHORIZE_TODAY, client_id: '42' };
    const headers = { 'accept-language': 'de-DE,de;q=0.9,en;q=0.5' };
    const response = await get(testInstagram(), '/oauth/authorize', query, headers);
    expect(await response.text()).toContain(
      'Ungültige Anfrage: Anfrageparameter sind ungültig: Invalid platform app',
    );
  });

  it('shows HTML in a parameter as text', async () => {
    const query = { ...AUTHORIZE_TODAY, scope: '<script>alert(1)</script>' };
    const page = await (await get(testInstagram(), '/oauth/authorize', query)).text();
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toContain('<script>');
  });
});

describe('the classic API answers JSON in the window', () => {
  const invalid = 'You must include a valid client_id, response_type, and redirect_uri parameters';
  it.each([
    ['no client id', { client_id: '' }, 400, invalid],
    ['no response type', { response_type: '' }, 400, invalid],
    ['no redirect URI', { redirect_uri: '' }, 400, invalid],
    ['an unknown id', { client_id: 'None' }, 400, 'Invalid Client ID'],
    [
      'another redirect URI',
      { redirect_uri: 'https://evil.test/' },
      400,
      'Redirect URI does not match registered redirect URI',
    ],
    [
      'another response type',
      { response_type: 'id_token' },
      400,
      'Only response type "code" and "token" is allowed',
    ],
    ['an empty scope', { scope: '' }, 400, 'Invalid scope field(s): '],
    ['commas', { scope: 'basic,likes' }, 400, 'Invalid scope field(s): basic,likes'],
  ])('%s', async (_, change, code, message) => {
    const query = { ...AUTHORIZE_CLASSIC, ...change };
    const response = await get(testInstagram(), '/oauth/authorize/', query);
    expect(await response.json()).toEqual({
      error_type: 'OAuthException',
      code,
      error_message: message,
    });
    expect(response.status).toBe(code);
  });

  it('refuses the implicit flow where the app has it switched off', async () => {
    const instagram = testInstagram({}, { implicitDisabled: true });
    const query = { ...AUTHORIZE_CLASSIC, response_type: 'token' };
    const response = await get(instagram, '/oauth/authorize', query);
    expect(await response.json()).toEqual({
      error_type: 'OAuthForbiddenException',
      code: 403,
      error_message: 'Implicit authentication is disabled',
    });
  });
});

describe('the classic redirect rule', () => {
  it.each([
    ['http://yourcallback.com/', 'http://yourcallback.com/', true],
    ['http://yourcallback.com/', 'http://yourcallback.com/?this=that', true],
    ['http://yourcallback.com/?this=that', 'http://yourcallback.com/', false],
    ['http://yourcallback.com/?this=that', 'http://yourcallback.com/?this=that&another=true', true],
    [
      'http://yourcallback.com/?this=that',
      'http://yourcallback.com/?another=true&this=that',
      false,
    ],
    ['http://yourcallback.com/callback', 'http://yourcallback.com/', false],
    ['http://yourcallback.com/callback', 'http://yourcallback.com/callback?type=mobile', true],
    ['http://yourcallback.com/callback', 'http://yourcallback.com/callbacks', false],
    ['http://yourcallback.com/', 'http://yourcallback.com/#f', false],
  ])('registered %s, sent %s: %s', async (registered, sent, valid) => {
    const instagram = testInstagram({}, { redirectUris: [registered] });
    const query = { ...AUTHORIZE_CLASSIC, redirect_uri: sent };
    const response = await get(instagram, '/oauth/authorize', query);
    expect(response.status).toBe(valid ? 200 : 400);
  });
});

describe('the way back', () => {
  it('carries code, state and #_ from Instagram Login', async () => {
    const query = { ...AUTHORIZE_TODAY, state: 'a b&c=d#e' };
    expect(await press(testInstagram(), query)).toMatch(
      /^https:\/\/site\.test\/\?code=AQ[\w-]+&state=a\+b%26c%3Dd%23e#_$/,
    );
  });

  it('carries a code of 32 hex digits and no #_ from the classic API', async () => {
    expect(await press(testInstagram(), AUTHORIZE_CLASSIC)).toMatch(
      /^https:\/\/site\.test\/\?code=[0-9a-f]{32}&state=st-1$/,
    );
  });

  it('carries the token in the fragment in the classic implicit flow', async () => {
    const query = { ...AUTHORIZE_CLASSIC, response_type: 'token' };
    expect(await press(testInstagram(), query)).toMatch(
      /^https:\/\/site\.test\/#access_token=17841401313574613\.[0-9a-f]{7}\.[0-9a-f]{32}&state=st-1$/,
    );
  });

  it('puts the state of the implicit flow into the query when so switched', async () => {
    const instagram = testInstagram({ switches: { implicitState: 'query' } });
    const query = { ...AUTHORIZE_CLASSIC, response_type: 'token' };
    expect(await press(instagram, query)).toMatch(
      /^https:\/\/site\.test\/\?state=st-1#access_token=[^&]+$/,
    );
  });

  it('appends to a redirect URI that has a query already', async () => {
    const query = { ...AUTHORIZE_CLASSIC, redirect_uri: `${PAGE}?a=%62` };
    expect(await press(testInstagram(), query)).toMatch(/^https:\/\/site\.test\/\?a=%62&code=/);
  });

  it.each([
    ['Instagram Login', AUTHORIZE_TODAY],
    ['the classic code flow', AUTHORIZE_CLASSIC],
    ['the classic implicit flow', { ...AUTHORIZE_CLASSIC, response_type: 'token' }],
  ])('carries the same denial on the query from %s', async (_, query) => {
    expect(await press(testInstagram(), query, { decision: 'cancel' })).toBe(
      `${PAGE}?error=access_denied&error_reason=user_denied&error_description=The+user+denied+your+request&state=st-1`,
    );
  });

  it('leaves state out of a denial when so switched', async () => {
    const instagram = testInstagram({ switches: { stateOnCancel: false } });
    expect(await press(instagram, AUTHORIZE_TODAY, { decision: 'cancel' })).not.toContain('state');
  });

  it.each([
    ['Instagram Login', AUTHORIZE_TODAY, 'Insufficient developer role'],
    ['the classic API', AUTHORIZE_CLASSIC, 'You are not a sandbox user of this client'],
  ])('is closed to somebody who is no tester of an app of %s', async (_, query, words) => {
    const instagram = testInstagram({}, { testers: ['somebody.else'] });
    const search = new URLSearchParams(query).toString();
    const response = await post(instagram, `/oauth/authorize?${search}`, { decision: 'allow' });
    expect(await response.text()).toContain(words);
    expect(response.headers.has('location')).toBe(false);
  });

  it('is closed to a personal account today, and was open in the classic API', async () => {
    const choice = { decision: 'allow', account: 'just_pete_4711' };
    expect(await press(testInstagram(), AUTHORIZE_TODAY, choice)).toBe('no redirect: 400');
    expect(await press(testInstagram(), AUTHORIZE_CLASSIC, choice)).toContain('?code=');
  });
});
