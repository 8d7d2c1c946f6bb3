import { expect } from 'vitest';
import { AUTHORIZE_CLASSIC, CLASSIC, classicToken, get, press } from '../login.ts';
import { exchange, fresh, page, says, turned, withApp, type Fact } from './fact.ts';

/** The classic API of 2011 to 2020. */
export const FACTS: readonly Fact[] = [
  [
    '1.1 classic authorize',
    'documented',
    'plain http, localhost and ports are fine',
    async () => {
      const uri = 'http://localhost:1410/';
      const of = withApp({ redirectUris: [uri] });
      expect(await page({ ...AUTHORIZE_CLASSIC, redirect_uri: uri }, { of })).toMatch(/^200/);
    },
  ],
  [
    '1.1 classic authorize',
    'documented',
    'scopes are separated by spaces; basic is implied',
    async () => {
      const text = await page({ ...AUTHORIZE_CLASSIC, scope: 'likes public_content' });
      expect(text).toContain('<code>basic likes public_content</code>');
    },
  ],
  [
    '1.2 classic redirect',
    'unconfirmed',
    'where state is in the implicit flow: implicitState',
    async () => {
      const query = { ...AUTHORIZE_CLASSIC, response_type: 'token' };
      expect(await press(fresh(), query)).toMatch(/#.*state=st-1$/);
      expect(await press(turned({ implicitState: 'query' }), query)).toMatch(/\?state=st-1#/);
    },
  ],
  [
    '1.3 classic token',
    'documented',
    'a token, and the user with a string id; no expiry',
    async () => {
      expect(await exchange(fresh(), {}, CLASSIC)).toMatch(
        /^200 \{"access_token":"\d+\.[0-9a-f]{7}\.[0-9a-f]{32}","user":\{.*"id":"17841401313574613"\}\}$/,
      );
    },
  ],
  [
    '1.3 classic token',
    'unconfirmed',
    'is_business beside the user: isBusiness',
    async () => {
      expect(await exchange(fresh(), {}, CLASSIC)).not.toContain('is_business');
      expect(await exchange(turned({ isBusiness: true }), {}, CLASSIC)).toContain(
        '"is_business":false',
      );
    },
  ],
  [
    '1.4 classic errors',
    'unconfirmed',
    'the HTTP status at the authorize step: classicStatus',
    async () => {
      const query = { ...AUTHORIZE_CLASSIC, client_id: 'None' };
      expect(await page(query)).toMatch(/^400 /);
      const of = turned({ classicStatus: 'ok' });
      expect(await page(query, { of })).toMatch(/^200 .*"code":400/);
    },
  ],
  [
    '1.4 classic errors',
    'seen',
    'somebody else’s profile needs public_content',
    async () => {
      const of = fresh();
      const access_token = await classicToken(of);
      expect(await says(get(of, '/v1/users/1574083', { access_token }))).toMatch(
        /^400 \{"meta":\{"error_type":"OAuthPermissionsException","code":400,"error_message":"This request requires scope=public_content, but/,
      );
      const own = await says(get(of, '/v1/users/17841401313574613', { access_token }));
      expect(own).toMatch(/^200 .*ada\.paints/);
    },
  ],
  [
    '1.4 classic errors',
    'seen',
    'with public_content, somebody else is found by the id',
    async () => {
      const of = fresh();
      const query = { ...AUTHORIZE_CLASSIC, response_type: 'token', scope: 'public_content' };
      const { hash } = new URL(await press(of, query));
      const access_token = new URLSearchParams(hash.slice(1)).get('access_token') ?? '';
      const other = '/v1/users/17841457215396811';
      expect(await says(get(of, other, { access_token }))).toContain('the_slow_bakery');
      expect(await says(get(of, '/v1/users/1', { access_token }))).toMatch(/^404 /);
    },
  ],
  [
    '1.4 classic errors',
    'seen',
    'with signed requests enforced, a call needs sig',
    async () => {
      const of = withApp({ signedRequests: true });
      const access_token = await classicToken(of);
      const self = '/v1/users/self';
      expect(await says(get(of, self, { access_token }))).toBe(
        `403 {"meta":{"error_type":"OAuthForbiddenException","code":403,"error_message":"Invalid signed-request: Missing required parameter 'sig'"}}`,
      );
      expect(await says(get(of, self, { access_token, sig: 'x' }))).toContain(
        'Signature does not match',
      );
    },
  ],
];
