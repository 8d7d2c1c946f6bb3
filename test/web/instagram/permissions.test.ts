import { expect, test } from 'vitest';
import { lackOf, permissionsOf } from '../../../web/instagram/permissions.ts';
import { config, NOW } from '../fake-browser.ts';

const TOKEN = { provider: 'instagram', accessToken: 'IGAAtoken', issuedAt: NOW } as const;
const BASIC = 'instagram_business_basic';

test('requested permissions are marked as granted or not granted', () => {
  expect(permissionsOf({ ...TOKEN, scopes: [] }, config())).toEqual([
    { name: BASIC, granted: false },
  ]);
  expect(permissionsOf({ ...TOKEN, scopes: [BASIC] }, config())).toEqual([
    { name: BASIC, granted: true },
  ]);
});

test('a permission that was granted without a request is listed', () => {
  const scopes = [BASIC, 'instagram_business_manage_insights'];
  expect(permissionsOf({ ...TOKEN, scopes }, config())).toEqual([
    { name: BASIC, granted: true },
    { name: 'instagram_business_manage_insights', granted: true },
  ]);
});

test('no permission is marked as granted when Instagram did not say', () => {
  expect(permissionsOf(TOKEN, config())).toEqual([{ name: BASIC }]);
});

test.each([
  ['all', 'Instagram granted nothing', [false, false]],
  ['some', 'Instagram granted a part', [true, false]],
  [undefined, 'Instagram granted everything', [true, true]],
  [undefined, 'Instagram did not say', [undefined]],
])('%s of the permissions are missing where %s', (lack, _where, granted) => {
  const permissions = granted.map((one, index) => ({
    name: String(index),
    ...(one === undefined ? {} : { granted: one }),
  }));
  expect(lackOf(permissions)).toBe(lack);
});
