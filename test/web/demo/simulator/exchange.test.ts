import { describe, expect, it } from 'vitest';
import type { TokenShape } from '../../../../web/demo/simulator/state/fault.ts';
import { DEMO_CREDENTIALS } from '../../../../web/demo/simulator/state/apps.ts';
import {
  AUTHORIZE_CLASSIC,
  CLASSIC,
  exchangeFields,
  freshCode,
  ORIGIN,
  PAGE,
  post,
  press,
  testInstagram,
  TODAY,
  exchange,
  flat,
  TOKEN,
} from './login.ts';

const HOUR_S = 3600;

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

it('the same seed gives the same codes, and another seed other ones', async () => {
  const first = await press(testInstagram({ seed: 7 }), AUTHORIZE_CLASSIC);
  expect(await press(testInstagram({ seed: 7 }), AUTHORIZE_CLASSIC)).toBe(first);
  expect(await press(testInstagram({ seed: 8 }), AUTHORIZE_CLASSIC)).not.toBe(first);
});
