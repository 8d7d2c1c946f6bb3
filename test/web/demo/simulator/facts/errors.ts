import { expect } from 'vitest';
import { get, AUTHORIZE_CLASSIC, CLASSIC, AUTHORIZE_TODAY } from '../login.ts';
import { says, exchange, turned, fresh, page, type Fact } from './fact.ts';

/** The hosts, and the envelopes of errors. */
export const FACTS: readonly Fact[] = [
  [
    '0.2 hosts',
    'seen',
    'since August 2026 api.instagram.com/oauth/authorize is a dead link for the apps of today: oldAuthorizeHost',
    async () => {
      const search = new URLSearchParams(AUTHORIZE_TODAY).toString();
      const old = `https://api.instagram.com/oauth/authorize?${search}`;
      const response = await fresh().fetch(new Request(old));
      expect(await response.text()).toContain("Sorry, this page isn't available.");
      const works = turned({ oldAuthorizeHost: 'works' });
      expect((await works.fetch(new Request(old))).status).toBe(200);
    },
  ],
  [
    '0.3 errors',
    'documented',
    'the order of keys and the words of the classic API changed in 2016: classicWords',
    async () => {
      const of = turned({ classicWords: 'early' });
      expect(await exchange(of, { code: 'x' }, CLASSIC)).toBe(
        '400 {"code":400,"error_type":"OAuthException","error_message":"No matching code found."}',
      );
      const query = { ...AUTHORIZE_CLASSIC, redirect_uri: 'https://x.test/' };
      expect(await page(query, { of })).toContain(`registered${' '.repeat(13)}redirect URI`);
    },
  ],
  [
    '0.3 errors',
    'documented',
    'an error can come with status 200',
    async () => {
      const of = fresh();
      const message = 'API access deactivated. To reactivate, go to the app dashboard.';
      of.fail({ kind: 'error', message, errorCode: 200, status: 200 });
      expect(await says(get(of, '/me'))).toMatch(
        /^200 \{"error":\{"message":"API access.*"code":200/,
      );
    },
  ],
  [
    '0.3 errors',
    'documented',
    'an error at the authorize step is a page in the visitor’s language, and no redirect',
    async () => {
      const headers = { 'accept-language': 'de' };
      const query = { ...AUTHORIZE_TODAY, redirect_uri: 'https://x.test/' };
      const response = await get(fresh(), '/oauth/authorize', query, headers);
      expect(await response.text()).toContain(
        'Anfrageparameter sind ungültig: Invalid redirect_uri',
      );
      expect(response.headers.has('location')).toBe(false);
    },
  ],
];
