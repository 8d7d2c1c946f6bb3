import { describe, expect, it } from 'vitest';
import { DEMO_CREDENTIALS } from '../../../../web/demo/simulator/state/apps.ts';
import type { Instagram } from '../../../../web/demo/simulator/simulator.ts';
import { accessTokenOf, get, PAGE, post, START_MS, testInstagram, TODAY } from './login.ts';

const APP = DEMO_CREDENTIALS.facebook;
const TOKEN = '/v25.0/oauth/access_token';
const DIALOG = {
  client_id: APP.clientId,
  redirect_uri: PAGE,
  response_type: 'code',
  scope: 'instagram_basic,pages_show_list',
  state: 'st-1',
};

async function press(instagram: Instagram, change = {}, fields = {}): Promise<URL> {
  const search = new URLSearchParams({ ...DIALOG, ...change }).toString();
  const choice = { decision: 'allow', ...fields };
  const response = await post(instagram, `/v25.0/dialog/oauth?${search}`, choice);
  return new URL(response.headers.get('location') ?? '');
}

async function fields(instagram: Instagram, change = {}) {
  const code = (await press(instagram)).searchParams.get('code') ?? '';
  const { clientId: client_id, clientSecret: client_secret } = APP;
  return { client_id, client_secret, redirect_uri: PAGE, code, ...change };
}

async function token(instagram: Instagram, choice = {}): Promise<string> {
  const back = await press(instagram, { response_type: 'token' }, choice);
  return new URLSearchParams(back.hash.slice(1)).get('access_token') ?? '';
}

describe('the dialog', () => {
  it.each([
    ['an Instagram app', { client_id: TODAY.clientId }, 'Invalid application ID'],
    ['another redirect URI', { redirect_uri: `${PAGE}x` }, 'URL Blocked: This redirect failed'],
    ['another response type', { response_type: 'id_token' }, 'Sorry, something went wrong.'],
    ['a scope of Instagram Login', { scope: 'instagram_business_basic' }, 'Invalid Scopes'],
  ])('stops at %s, with no redirect', async (_, change, words) => {
    const response = await get(testInstagram(), '/dialog/oauth', { ...DIALOG, ...change });
    expect(await response.text()).toContain(words);
    expect(response.headers.has('location')).toBe(false);
  });

  it('gives a code with the tail #_=_', async () => {
    const back = await press(testInstagram());
    expect(back.href).toMatch(/^https:\/\/site\.test\/\?code=[\w-]+&state=st-1#_=_$/);
  });

  it('gives a token in the fragment after an empty query', async () => {
    const back = await press(testInstagram(), { response_type: 'token' });
    const end = START_MS / 1000 + 90 * 86_400;
    expect(back.href).toMatch(
      new RegExp(
        `^https://site\\.test/\\?#access_token=EAA\\w+&data_access_expiration_time=${end}&expires_in=3600&state=st-1$`,
      ),
    );
  });

  it('adds a long-lived token in the onboarding variant', async () => {
    const extras = '{"setup":{"channel":"IG_API_ONBOARDING"}}';
    const back = await press(testInstagram(), { response_type: 'token', extras });
    expect(back.hash).toMatch(/&long_lived_token=EAA\w+&/);
  });

  it.each(['code', 'token'])('puts the denial of a %s on the query', async (response_type) => {
    const back = await press(testInstagram(), { response_type }, { decision: 'cancel' });
    expect(back.href).toBe(
      `${PAGE}?error=access_denied&error_code=200&error_description=Permissions+error&error_reason=user_denied&state=st-1#_=_`,
    );
  });
});

describe('the exchange', () => {
  it.each([['GET', get] as const, ['POST', post] as const])(
    'works by %s, once',
    async (_, send) => {
      const instagram = testInstagram();
      const sent = await fields(instagram);
      expect(await (await send(instagram, TOKEN, sent)).json()).toEqual({
        access_token: expect.stringMatching(/^EAA/) as unknown,
        token_type: 'bearer',
        expires_in: 3600,
      });
      expect(await (await send(instagram, TOKEN, sent)).json()).toMatchObject({
        error: {
          message: 'This authorization code has been used.',
          type: 'OAuthException',
          code: 100,
          error_subcode: 36009,
        },
      });
      expect(instagram.ledger.get(sent.code)).toEqual({ tried: 2, succeeded: 1 });
    },
  );

  it.each([
    ['an Instagram app', { client_id: TODAY.clientId }, 101],
    ['a wrong secret', { client_secret: 'y' }, 1],
    ['another redirect URI', { redirect_uri: `${PAGE}x` }, 100],
    ['an unknown code', { code: 'x' }, 100],
  ])('refuses %s in the Graph envelope', async (_, change, code) => {
    const instagram = testInstagram();
    const response = await get(instagram, TOKEN, await fields(instagram, change));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { type: 'OAuthException', code } });
  });

  it('says invalid_code in a header when the redirect URI differs', async () => {
    const instagram = testInstagram();
    const sent = await fields(instagram, { redirect_uri: `${PAGE}x` });
    const header = (await get(instagram, TOKEN, sent)).headers.get('www-authenticate');
    expect(header).toMatch(/^OAuth "Facebook Platform" "invalid_code"/);
  });

  it('makes a short-lived token long-lived', async () => {
    const instagram = testInstagram();
    const query = {
      grant_type: 'fb_exchange_token',
      client_id: APP.clientId,
      client_secret: APP.clientSecret,
      fb_exchange_token: await token(instagram),
    };
    const response = await get(instagram, TOKEN, query);
    const text = await response.text();
    expect(text).toContain('"expires_in":5183944');
    instagram.advance(86_400);
    expect((await get(instagram, '/me', { access_token: accessTokenOf(text) })).status).toBe(200);
    expect(await (await get(instagram, TOKEN, query)).json()).toMatchObject({
      error: { code: 190, error_subcode: 463 },
    });
  });

  it('may be read by any page', async () => {
    const response = await get(testInstagram(), TOKEN);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('data', () => {
  it('names the person and the Page with the Instagram account behind it', async () => {
    const instagram = testInstagram();
    const access_token = await token(instagram);
    const fields = 'id,instagram_business_account';
    expect(await (await get(instagram, '/v25.0/me', { access_token })).json()).toMatchObject({
      name: 'Ada Morrow 🎨',
    });
    expect(
      await (await get(instagram, '/v25.0/me/accounts', { access_token, fields })).json(),
    ).toMatchObject({ data: [{ instagram_business_account: { id: '17841401313574613' } }] });
  });
});
