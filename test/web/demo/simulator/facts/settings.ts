import { createHmac } from 'node:crypto';
import { expect } from 'vitest';
import { demoApps } from '../../../../../web/demo/simulator/state/apps.ts';
import { AUTHORIZE_CLASSIC, AUTHORIZE_TODAY, get, press, testInstagram, TODAY } from '../login.ts';
import { dialog, exchange, fresh, META, page, withApp, type Fact } from './fact.ts';

/** The settings of an app’s owner. */
export const FACTS: readonly Fact[] = [
  [
    '6.1 ids',
    'seen',
    'a fake code tells the right id from Facebook’s and from none',
    async () => {
      const fake = { code: 'x', client_secret: 'x' };
      const of = fresh();
      expect(await exchange(of, fake)).toContain('Invalid authorization code');
      expect(await exchange(of, { ...fake, client_id: META.clientId })).toContain(
        'Invalid platform app',
      );
      expect(await exchange(of, { ...fake, client_id: '42' })).toContain(
        'Missing required field client_id',
      );
    },
  ],
  [
    '6.2 redirect URIs',
    'unconfirmed',
    'plain http at Instagram Login, localhost included: httpRedirect',
    async () => {
      const redirect_uri = 'http://localhost:8787/';
      const apps = demoApps([redirect_uri]);
      const query = { ...AUTHORIZE_TODAY, redirect_uri };
      expect(await page(query, { of: testInstagram({ apps }) })).toMatch(/^200/);
      const of = testInstagram({ apps, switches: { httpRedirect: 'refused' } });
      expect(await page(query, { of })).toContain('Invalid redirect_uri');
    },
  ],
  [
    '6.3 callbacks',
    'documented',
    'a signed_request is the HMAC of its own payload, by the secret of the app',
    async () => {
      const asked = { account: 'ada.paints', client_id: TODAY.clientId };
      const response = await get(fresh(), '/_simulator/signed-request', asked);
      const { signed_request } = (await response.json()) as { signed_request: string };
      const [signature, payload = ''] = signed_request.split('.');
      const expected = createHmac('sha256', TODAY.clientSecret).update(payload).digest('base64url');
      expect(signature).toBe(expected);
      expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
        algorithm: 'HMAC-SHA256',
        user_id: '36220564007528767',
      });
    },
  ],
  [
    '6.4 roles',
    'documented',
    'who has not accepted the invitation is stopped, at each of the three',
    async () => {
      const of = withApp({ testers: ['nour.films'] });
      expect(await press(of, AUTHORIZE_TODAY)).toBe('no redirect: 400');
      expect(await press(of, AUTHORIZE_CLASSIC)).toBe('no redirect: 403');
      expect(await dialog(of)).toContain('Feature Unavailable');
    },
  ],
];
