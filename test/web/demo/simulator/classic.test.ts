import { describe, expect, it } from 'vitest';
import {
  AUTHORIZE_CLASSIC,
  classicToken,
  CLASSIC,
  exchangeFields,
  freshCode,
  get,
  ORIGIN,
  PAGE,
  post,
  testInstagram,
  exchange,
  flat,
  TOKEN,
} from './login.ts';

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
