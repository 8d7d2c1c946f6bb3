import { expect } from 'vitest';
import { AUTHORIZE_TODAY, get, press } from '../login.ts';
import { fresh, page, turned, type Fact } from './fact.ts';

/** Instagram Login: the way there and back. */
export const FACTS: readonly Fact[] = [
  [
    '3.1 authorize',
    'documented',
    'force_reauth and enable_fb_login are taken, scopes separated by comma or space',
    async () => {
      const scope = 'instagram_business_basic,instagram_business_manage_comments';
      const extra = { force_reauth: 'true', enable_fb_login: 'false' };
      for (const scopes of [scope, scope.replace(',', ' ')]) {
        const text = await page({ ...AUTHORIZE_TODAY, ...extra, scope: scopes });
        expect(text.match(/name="scope"/g)).toHaveLength(2);
      }
    },
  ],
  [
    '3.1 authorize',
    'documented',
    'the page cannot be framed by others',
    async () => {
      const { headers } = await get(fresh(), '/oauth/authorize', AUTHORIZE_TODAY);
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    },
  ],
  [
    '3.1 authorize',
    'unconfirmed',
    'what becomes of PKCE: pkce',
    async () => {
      const query = { ...AUTHORIZE_TODAY, code_challenge: 'x', code_challenge_method: 'S256' };
      expect(await page(query)).toMatch(/^200/);
      expect(await page(query, { of: turned({ pkce: 'refused' }) })).toMatch(/^400/);
    },
  ],
  [
    '3.2 redirect',
    'documented',
    'the code is followed by #_, which is not part of it',
    async () => expect(await press(fresh(), AUTHORIZE_TODAY)).toMatch(/code=[^#&]+&state=st-1#_$/),
  ],
  [
    '3.2 redirect',
    'unconfirmed',
    'whether state comes back on cancel: stateOnCancel',
    async () => {
      const cancel = { decision: 'cancel' };
      expect(await press(fresh(), AUTHORIZE_TODAY, cancel)).toContain('state=');
      const of = turned({ stateOnCancel: false });
      expect(await press(of, AUTHORIZE_TODAY, cancel)).not.toContain('state=');
    },
  ],
  [
    '3.2 redirect',
    'unconfirmed',
    'what a personal account meets: personalAccount',
    async () => {
      const choice = { decision: 'allow', account: 'just_pete_4711' };
      expect(await press(fresh(), AUTHORIZE_TODAY, choice)).toBe('no redirect: 400');
      const of = turned({ personalAccount: 'denied' });
      expect(await press(of, AUTHORIZE_TODAY, choice)).toContain('error=access_denied');
    },
  ],
];
