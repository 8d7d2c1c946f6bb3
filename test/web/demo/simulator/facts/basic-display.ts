import { expect } from 'vitest';
import { AUTHORIZE_TODAY, get, post, TODAY } from '../login.ts';
import { fresh, page, says, type Fact } from './fact.ts';

/** Basic Display, closed since 2024-12-04. */
export const FACTS: readonly Fact[] = [
  [
    '2 Basic Display',
    'documented',
    'its scopes are invalid, and so are those of the classic API',
    async () => {
      for (const scope of ['user_profile', 'user_profile,user_media', 'basic']) {
        expect(await page({ ...AUTHORIZE_TODAY, scope })).toContain('Invalid scope: ');
      }
    },
  ],
  [
    '2 Basic Display',
    'documented',
    'every call with one of its tokens ends in code 100',
    async () => {
      for (const path of ['/me', '/me/media', '/refresh_access_token']) {
        const text = await says(get(fresh(), path, { access_token: 'IGQWsimulated' }));
        expect(text).toMatch(/^400 .*Unsupported request - method type: get.*"code":100/);
      }
    },
  ],
  [
    '2.1 Basic Display',
    'documented',
    'the parameters app_id and app_secret of 2019 are not understood any more',
    async () => {
      const fields = { app_id: TODAY.clientId, app_secret: TODAY.clientSecret, code: 'x' };
      expect(await says(post(fresh(), '/oauth/access_token', fields))).toContain(
        'Missing required field client_id',
      );
    },
  ],
];
