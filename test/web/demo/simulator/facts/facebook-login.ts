import { createHmac } from 'node:crypto';
import { expect } from 'vitest';
import { exchangeFields, get, ORIGIN, PAGE } from '../login.ts';
import {
  DIALOG,
  dialog,
  fresh,
  lastingToken,
  META,
  metaToken,
  page,
  says,
  turned,
  withApp,
  type Fact,
} from './fact.ts';

/** The Instagram API with Facebook Login. */
export const FACTS: readonly Fact[] = [
  [
    '4.1 dialog',
    'documented',
    'it is served with and without a version, and config_id replaces scopes',
    async () => {
      const { client_id, redirect_uri, response_type } = DIALOG;
      const query = { client_id, redirect_uri, response_type, config_id: '42' };
      for (const at of ['/dialog/oauth', '/v26.0/dialog/oauth']) {
        expect(await page(query, { at })).toContain('value="instagram_basic" checked');
      }
    },
  ],
  [
    '4.2 redirect',
    'seen',
    'plain http is for this machine only',
    async () => {
      const uri = 'http://site.test/';
      const of = withApp({ redirectUris: [uri, 'http://localhost:1/'] });
      expect(await dialog(of, { redirect_uri: uri })).toContain('Insecure Login Blocked');
      expect(await dialog(of, { redirect_uri: 'http://localhost:1/' })).toMatch(
        /^http:.*#access_token/,
      );
    },
  ],
  [
    '4.2 redirect',
    'seen',
    'expires_in may be 0: facebookExpiresIn',
    async () => expect(await dialog(turned({ facebookExpiresIn: 0 }))).toContain('&expires_in=0'),
  ],
  [
    '4.2 redirect',
    'seen',
    'a redirect URI that is not absolute is refused at the dialog and at the exchange, there with WWW-Authenticate',
    async () => {
      const words = "redirect_uri isn't an absolute URI. Check RFC 3986.";
      expect(await page({ ...DIALOG, redirect_uri: 'null' }, { at: '/dialog/oauth' })).toContain(
        words.replace("'", '&#39;'),
      );
      const fields = { ...exchangeFields('any', META), redirect_uri: 'null' };
      const answer = await get(fresh(), '/v25.0/oauth/access_token', fields);
      expect(await answer.text()).toContain(
        `"message":"${words}","type":"OAuthException","code":191`,
      );
      expect(answer.headers.get('www-authenticate')).toBe(
        `OAuth "Facebook Platform" "invalid_request" "${words}"`,
      );
    },
  ],
  [
    '4.1 dialog',
    'documented',
    'what was declined is asked for again with auth_type=rerequest only',
    async () => {
      const of = fresh();
      const account = 'ada.paints';
      const scopes = ['instagram_basic'];
      const all = DIALOG.scope.split(',');
      const granted = async (token: string) =>
        says(get(of, '/v25.0/me/permissions', { access_token: token }));
      await metaToken(of, { account, scopes });
      const again = await metaToken(of, { account, scopes: all });
      expect(await granted(again)).toContain('"pages_show_list","status":"declined"');
      const asked = await metaToken(of, { account, scopes: all }, { auth_type: 'rerequest' });
      expect(await granted(asked)).toContain('"pages_show_list","status":"granted"');
    },
  ],
  [
    '4.3 code',
    'unconfirmed',
    'the subcodes 36007 and 36008: facebookSubcodes',
    async () => {
      for (const [of, subcode] of [
        [fresh(), 36008],
        [turned({ facebookSubcodes: false }), undefined],
      ] as const) {
        const back = new URL(await dialog(of, { response_type: 'code' }));
        const code = back.searchParams.get('code') ?? '';
        const fields = { ...exchangeFields(code, META), redirect_uri: `${PAGE}x` };
        const text = await (await get(of, '/v25.0/oauth/access_token', fields)).text();
        const { error } = JSON.parse(text) as { error: { error_subcode?: number } };
        expect(error.error_subcode).toBe(subcode);
      }
    },
  ],
  [
    '4.4 tokens',
    'documented',
    'an expired token cannot be exchanged for a 60-day token',
    async () => {
      const of = fresh();
      const token = await metaToken(of);
      of.advance(3600);
      expect(await lastingToken(of, token)).toContain('"error_subcode":463');
    },
  ],
  [
    '4.4 tokens',
    'documented',
    'debug_token tells what a token is, to the app itself',
    async () => {
      const of = fresh();
      const input_token = await metaToken(of);
      const access_token = `${META.clientId}|${META.clientSecret}`;
      const ask = async () => says(get(of, '/debug_token', { input_token, access_token }));
      expect(await ask()).toMatch(
        /^200 \{"data":\{"app_id":"620000000000003","type":"USER".*"is_valid":true,"scopes":\["instagram_basic"/,
      );
      of.revoke(input_token);
      expect(await ask()).toContain('"is_valid":false');
      expect(await says(get(of, '/debug_token', { input_token }))).toContain('"code":2500');
    },
  ],
  [
    '4.4 tokens',
    'documented',
    'appsecret_proof is the lower-case HMAC of the token; required where the app says so',
    async () => {
      const of = withApp({ proofRequired: true, clientSecret: META.clientSecret });
      const access_token = await metaToken(of);
      expect(await says(get(of, '/v25.0/me', { access_token }))).toContain(
        'API calls from the server require an appsecret_proof argument","type":"GraphMethodException","code":100',
      );
      const wrong = { access_token, appsecret_proof: 'a'.repeat(64) };
      expect(await says(get(of, '/v25.0/me', wrong))).toContain('Invalid appsecret_proof provided');
      const proof = createHmac('sha256', META.clientSecret).update(access_token).digest('hex');
      expect(await says(get(of, '/v25.0/me', { access_token, appsecret_proof: proof }))).toMatch(
        /^200/,
      );
    },
  ],
  [
    '4.4 tokens',
    'documented',
    'DELETE /me/permissions ends the token',
    async () => {
      const of = fresh();
      const access_token = await metaToken(of);
      const address = `${ORIGIN}/v25.0/me/permissions?access_token=${access_token}`;
      await of.fetch(new Request(address, { method: 'DELETE' }));
      expect(await says(get(of, '/v25.0/me', { access_token }))).toContain('"code":190');
    },
  ],
];
