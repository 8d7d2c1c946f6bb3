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

describe('Instagram Login’s own error page', () => {
  it.each([
    {
      title: 'a Facebook app',
      change: { client_id: DEMO_CREDENTIALS.facebook.clientId },
      reason: 'Invalid platform app',
    },
    { title: 'an unknown id', change: { client_id: '42' }, reason: 'Invalid platform app' },
    {
      title: 'another path',
      change: { redirect_uri: `${PAGE}cb` },
      reason: 'Invalid redirect_uri',
    },
    {
      title: 'a missing slash',
      change: { redirect_uri: PAGE.slice(0, -1) },
      reason: 'Invalid redirect_uri',
    },
    {
      title: 'an added query',
      change: { redirect_uri: `${PAGE}?a=b` },
      reason: 'Invalid redirect_uri',
    },
    {
      title: 'upper case',
      change: { redirect_uri: PAGE.toUpperCase() },
      reason: 'Invalid redirect_uri',
    },
    {
      title: 'the implicit flow',
      change: { response_type: 'token' },
      reason: 'Invalid response_type',
    },
    { title: 'no scope', change: { scope: '' }, reason: 'Invalid scope: []' },
    {
      title: 'a scope of Basic Display',
      change: { scope: 'user_profile' },
      reason: 'Invalid scope: user_profile',
    },
  ])(
    'Instagram Login refuses $title on its own page, without a redirect',
    async ({ change, reason }) => {
      const response = await get(testInstagram(), '/oauth/authorize', {
        ...AUTHORIZE_TODAY,
        ...change,
      });
      expect(await response.text()).toContain(`<h1>${REFUSED_TODAY}${reason}</h1>`);
      expect(response.status).toBe(400);
      expect(response.headers.has('location')).toBe(false);
    },
  );

  it('Instagram Login shows a German browser the prefix in German and the reason in English', async () => {
    const query = { ...AUTHORIZE_TODAY, client_id: '42' };
    const headers = { 'accept-language': 'de-DE,de;q=0.9,en;q=0.5' };
    const response = await get(testInstagram(), '/oauth/authorize', query, headers);
    expect(await response.text()).toContain(
      'Ungültige Anfrage: Anfrageparameter sind ungültig: Invalid platform app',
    );
  });

  it('Instagram Login shows HTML in a parameter as text', async () => {
    const query = { ...AUTHORIZE_TODAY, scope: '<script>alert(1)</script>' };
    const page = await (await get(testInstagram(), '/oauth/authorize', query)).text();
    expect(page).toContain('&lt;script&gt;');
    expect(page).not.toContain('<script>');
  });
});

describe('the classic API’s errors', () => {
  const invalid = 'You must include a valid client_id, response_type, and redirect_uri parameters';
  it.each([
    { title: 'no client id', change: { client_id: '' }, code: 400, message: invalid },
    { title: 'no response type', change: { response_type: '' }, code: 400, message: invalid },
    { title: 'no redirect URI', change: { redirect_uri: '' }, code: 400, message: invalid },
    {
      title: 'an unknown id',
      change: { client_id: 'None' },
      code: 400,
      message: 'Invalid Client ID',
    },
    {
      title: 'another redirect URI',
      change: { redirect_uri: 'https://evil.test/' },
      code: 400,
      message: 'Redirect URI does not match registered redirect URI',
    },
    {
      title: 'another response type',
      change: { response_type: 'id_token' },
      code: 400,
      message: 'Only response type "code" and "token" is allowed',
    },
    {
      title: 'an empty scope',
      change: { scope: '' },
      code: 400,
      message: 'Invalid scope field(s): ',
    },
    {
      title: 'commas',
      change: { scope: 'basic,likes' },
      code: 400,
      message: 'Invalid scope field(s): basic,likes',
    },
  ])(
    'the classic API answers $title with JSON in the window',
    async ({ change, code, message }) => {
      const query = { ...AUTHORIZE_CLASSIC, ...change };
      const response = await get(testInstagram(), '/oauth/authorize/', query);
      expect(await response.json()).toEqual({
        error_type: 'OAuthException',
        code,
        error_message: message,
      });
      expect(response.status).toBe(code);
    },
  );

  it('the classic API refuses the implicit flow when the app has it switched off', async () => {
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
    { registered: 'http://yourcallback.com/', sent: 'http://yourcallback.com/', valid: true },
    {
      registered: 'http://yourcallback.com/',
      sent: 'http://yourcallback.com/?this=that',
      valid: true,
    },
    {
      registered: 'http://yourcallback.com/?this=that',
      sent: 'http://yourcallback.com/',
      valid: false,
    },
    {
      registered: 'http://yourcallback.com/?this=that',
      sent: 'http://yourcallback.com/?this=that&another=true',
      valid: true,
    },
    {
      registered: 'http://yourcallback.com/?this=that',
      sent: 'http://yourcallback.com/?another=true&this=that',
      valid: false,
    },
    {
      registered: 'http://yourcallback.com/callback',
      sent: 'http://yourcallback.com/',
      valid: false,
    },
    {
      registered: 'http://yourcallback.com/callback',
      sent: 'http://yourcallback.com/callback?type=mobile',
      valid: true,
    },
    {
      registered: 'http://yourcallback.com/callback',
      sent: 'http://yourcallback.com/callbacks',
      valid: false,
    },
    { registered: 'http://yourcallback.com/', sent: 'http://yourcallback.com/#f', valid: false },
  ])(
    'the classic redirect rule for $registered registered and $sent sent: $valid',
    async ({ registered, sent, valid }) => {
      const instagram = testInstagram({}, { redirectUris: [registered] });
      const query = { ...AUTHORIZE_CLASSIC, redirect_uri: sent };
      const response = await get(instagram, '/oauth/authorize', query);
      expect(response.status).toBe(valid ? 200 : 400);
    },
  );
});

describe('the way back', () => {
  it('Instagram Login returns code, state and #_', async () => {
    const query = { ...AUTHORIZE_TODAY, state: 'a b&c=d#e' };
    expect(await press(testInstagram(), query)).toMatch(
      /^https:\/\/site\.test\/\?code=AQ[\w-]+&state=a\+b%26c%3Dd%23e#_$/,
    );
  });

  it('the classic API returns a code of 32 hex digits and no #_', async () => {
    expect(await press(testInstagram(), AUTHORIZE_CLASSIC)).toMatch(
      /^https:\/\/site\.test\/\?code=[0-9a-f]{32}&state=st-1$/,
    );
  });

  it('the classic implicit flow returns the token in the fragment', async () => {
    const query = { ...AUTHORIZE_CLASSIC, response_type: 'token' };
    expect(await press(testInstagram(), query)).toMatch(
      /^https:\/\/site\.test\/#access_token=17841401313574613\.[0-9a-f]{7}\.[0-9a-f]{32}&state=st-1$/,
    );
  });

  it('a switch puts the state of the implicit flow in the query', async () => {
    const instagram = testInstagram({ switches: { implicitState: 'query' } });
    const query = { ...AUTHORIZE_CLASSIC, response_type: 'token' };
    expect(await press(instagram, query)).toMatch(
      /^https:\/\/site\.test\/\?state=st-1#access_token=[^&]+$/,
    );
  });

  it('the answer is appended to a redirect URI that already has a query', async () => {
    const query = { ...AUTHORIZE_CLASSIC, redirect_uri: `${PAGE}?a=%62` };
    expect(await press(testInstagram(), query)).toMatch(/^https:\/\/site\.test\/\?a=%62&code=/);
  });

  it.each([
    { title: 'Instagram Login', query: AUTHORIZE_TODAY },
    { title: 'the classic code flow', query: AUTHORIZE_CLASSIC },
    { title: 'the classic implicit flow', query: { ...AUTHORIZE_CLASSIC, response_type: 'token' } },
  ])('$title returns the same denial in the query', async ({ query }) => {
    expect(await press(testInstagram(), query, { decision: 'cancel' })).toBe(
      `${PAGE}?error=access_denied&error_reason=user_denied&error_description=The+user+denied+your+request&state=st-1`,
    );
  });

  it('a switch leaves the state out of a denial', async () => {
    const instagram = testInstagram({ switches: { stateOnCancel: false } });
    expect(await press(instagram, AUTHORIZE_TODAY, { decision: 'cancel' })).not.toContain('state');
  });

  it.each([
    { title: 'Instagram Login', query: AUTHORIZE_TODAY, words: 'Insufficient developer role' },
    {
      title: 'the classic API',
      query: AUTHORIZE_CLASSIC,
      words: 'You are not a sandbox user of this client',
    },
  ])('a person who is not a tester cannot log in to an app of $title', async ({ query, words }) => {
    const instagram = testInstagram({}, { testers: ['somebody.else'] });
    const search = new URLSearchParams(query).toString();
    const response = await post(instagram, `/oauth/authorize?${search}`, { decision: 'allow' });
    expect(await response.text()).toContain(words);
    expect(response.headers.has('location')).toBe(false);
  });

  it('a personal account cannot log in today, but could in the classic API', async () => {
    const choice = { decision: 'allow', account: 'just_pete_4711' };
    expect(await press(testInstagram(), AUTHORIZE_TODAY, choice)).toBe('no redirect: 400');
    expect(await press(testInstagram(), AUTHORIZE_CLASSIC, choice)).toContain('?code=');
  });
});
