import { expect, test } from 'vitest';
import { lackOf, permissionsOf } from '../../../web/instagram/permissions.ts';
import { config, NOW } from '../fake-browser.ts';

const TOKEN = { provider: 'instagram', accessToken: 'IGAAtoken', issuedAt: NOW } as const;
const BASIC = 'instagram_business_basic';

test('what was asked for and not granted is told from what was', () => {
  expect(permissionsOf({ ...TOKEN, scopes: [] }, config())).toEqual([
    { name: BASIC, granted: false },
  ]);
  expect(permissionsOf({ ...TOKEN, scopes: [BASIC] }, config())).toEqual([
    { name: BASIC, granted: true },
  ]);
});

test('what was granted without being asked for is there, too', () => {
  const scopes = [BASIC, 'instagram_business_manage_insights'];
  expect(permissionsOf({ ...TOKEN, scopes }, config())).toEqual([
    { name: BASIC, granted: true },
    { name: 'instagram_business_manage_insights', granted: true },
  ]);
});

test('nothing is said to be granted where Instagram did not say', () => {
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
