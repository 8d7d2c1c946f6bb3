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
    {
      title: 'an Instagram app',
      change: { client_id: TODAY.clientId },
      words: 'Invalid application ID',
    },
    {
      title: 'another redirect URI',
      change: { redirect_uri: `${PAGE}x` },
      words: 'URL Blocked: This redirect failed',
    },
    {
      title: 'another response type',
      change: { response_type: 'id_token' },
      words: 'Sorry, something went wrong.',
    },
    {
      title: 'a scope of Instagram Login',
      change: { scope: 'instagram_business_basic' },
      words: 'Invalid Scopes',
    },
  ])('Facebook’s dialog stops at $title, without a redirect', async ({ change, words }) => {
    const response = await get(testInstagram(), '/dialog/oauth', { ...DIALOG, ...change });
    const page = await response.text();
    expect(page).toContain(words);
    expect(page).toContain('The real Facebook stops here');
    expect(response.headers.has('location')).toBe(false);
  });

  it('a person at Facebook has Pages that are counted in words', async () => {
    const page = await (await get(testInstagram(), '/dialog/oauth', DIALOG)).text();
    expect(page).toContain('@ada.paints · 1 Page, 1 with an Instagram account');
    expect(page).toContain('@nour.films · 1 Page, none with an Instagram account');
    expect(page).toContain('@harbour.books · 3 Pages, 3 with an Instagram account');
  });

  it('Facebook’s dialog returns a code with #_=_ at the end', async () => {
    const back = await press(testInstagram());
    expect(back.href).toMatch(/^https:\/\/site\.test\/\?code=[\w-]+&state=st-1#_=_$/);
  });

  it('Facebook’s dialog returns a token in the fragment after an empty query', async () => {
    const back = await press(testInstagram(), { response_type: 'token' });
    const end = START_MS / 1000 + 90 * 86_400;
    expect(back.href).toMatch(
      new RegExp(
        `^https://site\\.test/\\?#access_token=EAA\\w+&data_access_expiration_time=${end}&expires_in=3600&state=st-1$`,
      ),
    );
  });

  it('Facebook’s dialog adds a 60-day token in the onboarding variant', async () => {
    const extras = '{"setup":{"channel":"IG_API_ONBOARDING"}}';
    const back = await press(testInstagram(), { response_type: 'token', extras });
    expect(back.hash).toMatch(/&long_lived_token=EAA\w+&/);
  });

  it.each(['code', 'token'])(
    'Facebook’s dialog returns the denial of a %s in the query',
    async (response_type) => {
      const back = await press(testInstagram(), { response_type }, { decision: 'cancel' });
      expect(back.href).toBe(
        `${PAGE}?error=access_denied&error_code=200&error_description=Permissions+error&error_reason=user_denied&state=st-1#_=_`,
      );
    },
  );
});

describe('the exchange', () => {
  it.each([['GET', get] as const, ['POST', post] as const])(
    'Facebook’s exchange works by %s, once',
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
    { title: 'an Instagram app', change: { client_id: TODAY.clientId }, code: 101 },
    { title: 'a wrong secret', change: { client_secret: 'y' }, code: 1 },
    { title: 'another redirect URI', change: { redirect_uri: `${PAGE}x` }, code: 100 },
    { title: 'an unknown code', change: { code: 'x' }, code: 100 },
  ])('Facebook’s exchange refuses $title in the Graph envelope', async ({ change, code }) => {
    const instagram = testInstagram();
    const response = await get(instagram, TOKEN, await fields(instagram, change));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { type: 'OAuthException', code } });
  });

  it('Facebook’s exchange refuses a code that is too old', async () => {
    const instagram = testInstagram();
    const sent = await fields(instagram);
    instagram.advance(86_400);
    expect(await (await get(instagram, TOKEN, sent)).json()).toMatchObject({
      error: { message: 'This authorization code has expired.', code: 100 },
    });
  });

  it('Facebook’s exchange says invalid_code in a header when the redirect URI differs', async () => {
    const instagram = testInstagram();
    const sent = await fields(instagram, { redirect_uri: `${PAGE}x` });
    const header = (await get(instagram, TOKEN, sent)).headers.get('www-authenticate');
    expect(header).toMatch(/^OAuth "Facebook Platform" "invalid_code"/);
  });

  it('Facebook’s exchange turns a one-hour token into a 60-day token', async () => {
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

  it('any page may read Facebook’s exchange', async () => {
    const response = await get(testInstagram(), TOKEN);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('data', () => {
  it('Facebook’s data names the person, the Page and its Instagram account', async () => {
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
