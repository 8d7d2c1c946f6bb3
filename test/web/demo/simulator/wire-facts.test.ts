import { describe, expect, it } from 'vitest';
import type { Instagram } from '../../../../web/demo/simulator/simulator.ts';
import type { TokenShape } from '../../../../web/demo/simulator/state/fault.ts';
import { DEMO_CREDENTIALS } from '../../../../web/demo/simulator/state/apps.ts';
import {
  AUTHORIZE_CLASSIC,
  classicToken,
  CLASSIC,
  exchangeFields,
  freshCode,
  get,
  longToken,
  ORIGIN,
  PAGE,
  post,
  press,
  shortToken,
  testInstagram,
  TODAY,
} from './login.ts';

const HOUR_S = 3600;
const TOKEN = '/oauth/access_token';
const flat = (error_message: string) => ({
  error_type: 'OAuthException',
  code: 400,
  error_message,
});

const AUTHORIZE_OF = new Map<string, Record<string, string>>([
  [CLASSIC.clientId, AUTHORIZE_CLASSIC],
]);

/** Sends a good exchange with one thing changed. */
async function exchange(
  instagram: Instagram,
  change: Record<string, string | undefined>,
  app: { clientId: string; clientSecret: string } = TODAY,
) {
  const code = await freshCode(instagram, AUTHORIZE_OF.get(app.clientId));
  const merged: Record<string, string | undefined> = { ...exchangeFields(code, app), ...change };
  const fields = Object.entries(merged);
  const sent = fields.filter((field): field is [string, string] => field[1] !== undefined);
  return post(instagram, TOKEN, Object.fromEntries(sent));
}

describe('code to short-lived token, Instagram Login', () => {
  const mismatch =
    'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request';
  const malformed = 'Matching code was not found or was already used';
  it.each([
    {
      title: 'an unknown client id',
      change: { client_id: '42' },
      message: 'Missing required field client_id',
    },
    {
      title: 'no client id',
      change: { client_id: undefined },
      message: 'Missing required field client_id',
    },
    {
      title: 'a Facebook app',
      change: { client_id: DEMO_CREDENTIALS.facebook.clientId },
      message: 'Invalid platform app',
    },
    { title: 'an unknown code', change: { code: 'AQfake' }, message: 'Invalid authorization code' },
    {
      title: 'a fake code and a fake secret',
      change: { code: 'x', client_secret: 'y' },
      message: 'Invalid authorization code',
    },
    { title: 'another redirect URI', change: { redirect_uri: `${PAGE}?x=1` }, message: mismatch },
    {
      title: 'a wrong secret',
      change: { client_secret: 'y' },
      message: 'Error validating client secret.',
    },
    { title: 'no secret', change: { client_secret: undefined }, message: malformed },
    { title: 'another grant type', change: { grant_type: 'password' }, message: malformed },
  ])('the exchange refuses $title', async ({ change, message }) => {
    const response = await exchange(testInstagram(), change);
    expect(await response.json()).toEqual(flat(message));
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  });

  it('the exchange refuses a code that still has #_', async () => {
    const instagram = testInstagram();
    const code = await freshCode(instagram);
    const response = await post(instagram, TOKEN, exchangeFields(`${code}#_`, TODAY));
    expect(await response.json()).toEqual(flat('Invalid authorization code'));
  });

  it('the exchange accepts a code once', async () => {
    const instagram = testInstagram();
    const fields = exchangeFields(await freshCode(instagram), TODAY);
    expect((await post(instagram, TOKEN, fields)).status).toBe(200);
    const second = await post(instagram, TOKEN, fields);
    expect(await second.json()).toEqual(flat('This authorization code has been used'));
  });

  it('the exchange refuses the code of another app', async () => {
    const other = { ...TODAY, clientId: '1784140500000009' };
    const apps = [TODAY, other].map((credentials) => ({
      dialect: 'instagram' as const,
      name: 'App',
      redirectUris: [PAGE],
      ...credentials,
    }));
    const instagram = testInstagram({ apps });
    const fields = exchangeFields(await freshCode(instagram), other);
    const response = await post(instagram, TOKEN, fields);
    expect(await response.json()).toEqual(flat('Invalid authorization code'));
  });

  it.each([
    { age: HOUR_S - 1, status: 200 },
    { age: HOUR_S, status: 400 },
  ])(
    'the exchange answers a code that is $age seconds old with $status',
    async ({ age, status }) => {
      const instagram = testInstagram();
      const fields = exchangeFields(await freshCode(instagram), TODAY);
      instagram.advance(age);
      expect((await post(instagram, TOKEN, fields)).status).toBe(status);
    },
  );

  it.each<{ tokenShape: TokenShape; text: RegExp }>([
    {
      tokenShape: 'array',
      text: /^\{"access_token":"IGAA\w+","user_id":36220564007528767,"permissions":\["instagram_business_basic"\]\}$/,
    },
    {
      tokenShape: 'string',
      text: /^\{"access_token":"IGAA\w+","user_id":36220564007528767,"permissions":"instagram_business_basic"\}$/,
    },
    { tokenShape: 'bare', text: /^\{"access_token":"IGAA\w+","user_id":36220564007528767\}$/ },
    {
      tokenShape: 'data',
      text: /^\{"data":\[\{"access_token":"IGAA\w+","user_id":"36220564007528767","permissions":"instagram_business_basic"\}\]\}$/,
    },
  ])(
    'the exchange replies in shape $tokenShape with the exact id',
    async ({ tokenShape, text }) => {
      const response = await exchange(testInstagram({ switches: { tokenShape } }), {});
      expect(await response.text()).toMatch(text);
    },
  );

  it('the exchange returns an empty list when nothing was granted', async () => {
    const instagram = testInstagram();
    const choice = { decision: 'allow', account: 'ada.paints' };
    const code = await freshCode(instagram, undefined, choice);
    const response = await post(instagram, TOKEN, exchangeFields(code, TODAY));
    expect(await response.text()).toContain('"permissions":[]');
  });

  it.each([
    { app: TODAY, message: 'Missing required field client_id' },
    { app: CLASSIC, message: 'You must provide a client_id' },
  ])(
    'the exchange answers a JSON body with the misleading error of its API: %#',
    async ({ app, message }) => {
      const instagram = testInstagram();
      const request = new Request(`${ORIGIN}${TOKEN}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(exchangeFields('x', app)),
      });
      expect(await (await instagram.fetch(request)).json()).toEqual(flat(message));
    },
  );

  it('the exchange answers a request with cookies with HTML and 403', async () => {
    const instagram = testInstagram();
    const fields = exchangeFields(await freshCode(instagram), TODAY);
    const response = await post(instagram, TOKEN, fields, { cookie: 'sessionid=1' });
    expect(response.status).toBe(403);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect((await post(instagram, TOKEN, fields)).status).toBe(200);
  });
});

describe('code to token, the classic API', () => {
  const spent = 'Matching code was not found or was already used.';
  it.each([
    {
      title: 'no client id',
      change: { client_id: undefined },
      message: 'You must provide a client_id',
    },
    {
      title: 'no secret',
      change: { client_secret: undefined },
      message: 'You must provide a client_secret',
    },
    { title: 'a wrong secret', change: { client_secret: 'y' }, message: 'Invalid Client Secret' },
    { title: 'an unknown code', change: { code: 'x' }, message: spent },
    {
      title: 'another redirect URI',
      change: { redirect_uri: `${PAGE}?code=1` },
      message: "Redirect URI doesn't match original redirect URI",
    },
  ])('the classic exchange refuses $title', async ({ change, message }) => {
    const instagram = testInstagram();
    const fields = { ...exchangeFields(await freshCode(instagram, AUTHORIZE_CLASSIC), CLASSIC) };
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...fields, ...change })) {
      if (value !== undefined) body.set(name, value);
    }
    // The classic id in the URL makes a body without one belong to the classic API.
    const address = `${ORIGIN}${TOKEN}/?app=${CLASSIC.clientId}`;
    const response = await instagram.fetch(new Request(address, { method: 'POST', body }));
    expect(await response.json()).toEqual(flat(message));
    expect(response.status).toBe(400);
  });

  it('the classic exchange returns a three-part token and the user with escaped slashes', async () => {
    const text = await (await exchange(testInstagram(), {}, CLASSIC)).text();
    expect(text).toMatch(
      /^\{"access_token":"17841401313574613\.[0-9a-f]{7}\.[0-9a-f]{32}","user":\{"username":"ada\.paints",/,
    );
    expect(text).toContain('"id":"17841401313574613"');
    expect(text).toContain('"website":"https:\\/\\/ada.example\\/"');
    expect(text).not.toMatch(/expires_in|token_type|refresh_token/);
  });

  it('the classic exchange accepts a code once', async () => {
    const instagram = testInstagram();
    const fields = exchangeFields(await freshCode(instagram, AUTHORIZE_CLASSIC), CLASSIC);
    expect((await post(instagram, TOKEN, fields)).status).toBe(200);
    expect(await (await post(instagram, TOKEN, fields)).json()).toEqual(flat(spent));
  });

  it('the classic exchange refuses the code of another app', async () => {
    const other = { ...CLASSIC, clientId: 'f'.repeat(32) };
    const apps = [CLASSIC, other].map((credentials) => ({
      dialect: 'legacy' as const,
      name: 'App',
      redirectUris: [PAGE],
      ...credentials,
    }));
    const instagram = testInstagram({ apps });
    const code = await freshCode(instagram, AUTHORIZE_CLASSIC);
    const response = await post(instagram, TOKEN, exchangeFields(code, other));
    expect(await response.json()).toEqual(flat("Client ID doesn't match original request"));
  });
});

describe('long-lived tokens', () => {
  const grant = { grant_type: 'ig_exchange_token', client_secret: TODAY.clientSecret };
  const refresh = (instagram: Instagram, access_token: string) =>
    get(instagram, '/refresh_access_token', { grant_type: 'ig_refresh_token', access_token });

  it.each(['/access_token', '/v25.0/access_token'])(
    'a 60-day token comes from GET %s',
    async (path) => {
      const instagram = testInstagram();
      const access_token = await shortToken(instagram);
      const response = await get(instagram, path, { ...grant, access_token });
      expect(await response.json()).toEqual({
        access_token: expect.stringMatching(/^IGAA/) as unknown,
        token_type: 'bearer',
        expires_in: 5183944,
      });
    },
  );

  it('a 60-day token needs the app secret', async () => {
    const instagram = testInstagram();
    const query = { ...grant, client_secret: 'y', access_token: await shortToken(instagram) };
    const response = await get(instagram, '/access_token', query);
    expect(await response.json()).toMatchObject({ error: { code: 1 } });
  });

  it('a POST for a 60-day token is refused with words about the method', async () => {
    const instagram = testInstagram();
    const response = await post(instagram, '/access_token', grant);
    expect(await response.json()).toMatchObject({
      error: { message: 'Unsupported request - method type: post', code: 100 },
    });
  });

  it.each([
    ['refused', 86_399, 400],
    ['refused', 86_400, 200],
    ['allowed', 0, 200],
  ] as const)(
    'with young tokens %s, a refresh after %i seconds is answered with %i',
    async (...row) => {
      const [youngRefresh, age, status] = row;
      const instagram = testInstagram({ switches: { youngRefresh } });
      const token = await longToken(instagram);
      instagram.advance(age);
      expect((await refresh(instagram, token)).status).toBe(status);
    },
  );

  it('a refresh of a one-hour token is refused', async () => {
    const instagram = testInstagram({ switches: { youngRefresh: 'allowed' } });
    expect((await refresh(instagram, await shortToken(instagram))).status).toBe(400);
  });

  it('a 60-day token expires after 60 days and cannot be refreshed then', async () => {
    const instagram = testInstagram();
    const token = await longToken(instagram);
    instagram.advance(5_183_944);
    expect(await (await refresh(instagram, token)).json()).toMatchObject({
      error: { code: 190, error_subcode: 0 },
    });
  });

  it('a refreshed token is valid for another 60 days, and a switch keeps its string', async () => {
    const instagram = testInstagram({ switches: { refreshedToken: 'same' } });
    const token = await longToken(instagram);
    instagram.advance(5_000_000);
    expect(await (await refresh(instagram, token)).json()).toMatchObject({ access_token: token });
    instagram.advance(5_000_000);
    expect((await get(instagram, '/me', { access_token: token })).status).toBe(200);
  });
});

describe('Graph data calls', () => {
  it.each(['/me', '/v25.0/me', '/v21.0/me/'])('GET %s returns ids as strings', async (path) => {
    const instagram = testInstagram();
    const query = { fields: 'id,user_id,username,account_type' };
    const response = await get(instagram, path, {
      ...query,
      access_token: await shortToken(instagram),
    });
    expect(await response.json()).toEqual({
      id: '36220564007528767',
      user_id: '17841401313574613',
      username: 'ada.paints',
      account_type: 'MEDIA_CREATOR',
    });
  });

  it('Graph accepts the token as Bearer too', async () => {
    const instagram = testInstagram();
    const authorization = `Bearer ${await shortToken(instagram)}`;
    const response = await get(instagram, '/me', {}, { authorization });
    expect(await response.json()).toEqual({ id: '36220564007528767' });
  });

  it('Graph answers with code 2500 without a token', async () => {
    const response = await get(testInstagram(), '/me');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: 2500 } });
  });

  it('Graph answers with code 2500 for a version that does not exist yet', async () => {
    const response = await get(testInstagram(), '/v99.0/me');
    expect(await response.json()).toMatchObject({
      error: { message: 'Unknown path components: /me', code: 2500 },
    });
  });

  it('Graph cannot parse a token of another family', async () => {
    const instagram = testInstagram();
    const access_token = await classicToken(instagram);
    expect(await (await get(instagram, '/me', { access_token })).json()).toEqual({
      error: {
        message: 'Invalid OAuth access token - Cannot parse access token',
        type: 'OAuthException',
        code: 190,
        fbtrace_id: expect.stringMatching(/^A\w{22}$/) as unknown,
      },
    });
  });

  it('Graph refuses tokens of Basic Display', async () => {
    const response = await get(testInstagram(), '/me', { access_token: 'IGQVJsimulated' });
    expect(await response.json()).toMatchObject({
      error: { message: 'Unsupported request - method type: get', code: 100 },
    });
  });

  it('Graph says when a token expired, in Pacific time', async () => {
    const instagram = testInstagram();
    const access_token = await shortToken(instagram);
    instagram.advance(HOUR_S + 55);
    expect(await (await get(instagram, '/me', { access_token })).json()).toMatchObject({
      error: {
        message:
          'Error validating access token: Session has expired on Monday, 23-Nov-26 05:00:00 PST. The current time is Monday, 23-Nov-26 05:00:55 PST.',
        code: 190,
        error_subcode: 0,
      },
    });
  });

  it('Graph reports a revoked token before anything else', async () => {
    const instagram = testInstagram();
    const access_token = await shortToken(instagram, { decision: 'allow', account: 'ada.paints' });
    instagram.revoke(access_token);
    expect(await (await get(instagram, '/me', { access_token })).json()).toMatchObject({
      error: { code: 190 },
    });
  });

  it.each(['/me', '/me/media', '/access_token', '/refresh_access_token'])(
    'Graph blames the method at %s when the basic permission is missing',
    async (path) => {
      const instagram = testInstagram();
      const choice = { decision: 'allow', account: 'ada.paints' };
      const access_token = await shortToken(instagram, choice);
      const response = await get(instagram, path, { access_token });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        error: {
          message: 'Unsupported request - method type: get',
          type: 'IGApiException',
          code: 100,
        },
      });
    },
  );
});

describe('media', () => {
  it('media comes in pages until paging.next is missing, and next contains the token', async () => {
    const instagram = testInstagram();
    const access_token = await shortToken(instagram);
    const query = { access_token, fields: 'id,media_type,media_url,timestamp', limit: '5' };
    const first = await (await get(instagram, '/me/media', query)).text();
    const next = /"next":"([^"]+)"/.exec(first)?.[1] ?? '';
    expect(new URL(next).searchParams.get('access_token')).toBe(access_token);
    const last = await (await instagram.fetch(new Request(next))).text();
    expect([first, last].map((page) => page.split('"id":').length - 1)).toEqual([5, 2]);
    expect(last).not.toContain('"next"');
    expect(first).toContain('"timestamp":"2026-06-22T12:00:00+0000"');
    expect(first.split('"media_url":')).toHaveLength(5);
  });
});

describe('the classic data call', () => {
  const self = '/v1/users/self/';

  it('the classic data call wraps the user in data and meta', async () => {
    const instagram = testInstagram();
    const access_token = await classicToken(instagram);
    expect(await (await get(instagram, self, { access_token })).json()).toMatchObject({
      data: { id: '17841401313574613', username: 'ada.paints' },
      meta: { code: 200 },
    });
  });

  it('the classic data call puts its error in meta', async () => {
    const response = await get(testInstagram(), self, { access_token: CLASSIC.clientId });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      meta: {
        error_type: 'OAuthAccessTokenException',
        code: 400,
        error_message: 'The access_token provided is invalid.',
      },
    });
  });

  it('the classic data call answers a callback with JSONP, but not a script in its place', async () => {
    const instagram = testInstagram();
    const access_token = await classicToken(instagram);
    const called = await get(instagram, self, { access_token, callback: 'jQuery.cb1' });
    expect(await called.text()).toMatch(/^jQuery\.cb1\(\{"data":/);
    const odd = await get(instagram, self, { access_token, callback: 'alert(1);x' });
    expect(odd.headers.get('content-type')).toMatch(/^application\/json/);
  });
});

describe('what a page of another origin may read', () => {
  const allowed = (response: Response) => response.headers.get('access-control-allow-origin');

  it.each([
    { path: '/me', origin: '*' },
    { path: '/me/media', origin: '*' },
    { path: '/access_token', origin: null },
    { path: '/refresh_access_token', origin: null },
    { path: '/v1/users/self', origin: null },
    { path: '/oauth/authorize', origin: null },
    { path: '/_simulator/ledger', origin: null },
  ])('another origin’s page may read of GET $path: $origin', async ({ path, origin }) => {
    expect(allowed(await get(testInstagram(), path, {}, { origin: PAGE }))).toBe(origin);
  });

  it('another origin’s page may not read POST /oauth/access_token', async () => {
    expect(allowed(await exchange(testInstagram(), {}))).toBeNull();
  });

  it('no preflight is granted', async () => {
    const request = new Request(`${ORIGIN}/_simulator`, { method: 'OPTIONS' });
    expect(allowed(await testInstagram().fetch(request))).toBeNull();
  });
});

it('the same seed gives the same codes, and another seed other ones', async () => {
  const first = await press(testInstagram({ seed: 7 }), AUTHORIZE_CLASSIC);
  expect(await press(testInstagram({ seed: 7 }), AUTHORIZE_CLASSIC)).toBe(first);
  expect(await press(testInstagram({ seed: 8 }), AUTHORIZE_CLASSIC)).not.toBe(first);
});
