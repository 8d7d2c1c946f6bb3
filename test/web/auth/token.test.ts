import { expect, test } from 'vitest';
import { implicitToken } from '../../../web/auth/implicit-token.ts';
import { expiry, lifetimeSeconds } from '../../../web/auth/token.ts';
import { NOW } from '../fake-browser.ts';

test.each([
  { value: 3600, seconds: 3600 },
  { value: 5_183_944, seconds: 5_183_944 },
  { value: -1, seconds: 3600 },
  { value: NaN, seconds: 3600 },
  { value: Infinity, seconds: 3600 },
  { value: 3600.5, seconds: 3600 },
  { value: '3600', seconds: 3600 },
  { value: true, seconds: 3600 },
  { value: 1e15, seconds: 3600 },
  { value: 0, seconds: undefined },
  { value: undefined, seconds: undefined },
  { value: null, seconds: undefined },
])('W-21: expires_in $value is read as $seconds seconds', ({ value, seconds }) => {
  expect(lifetimeSeconds(value)).toBe(seconds);
});

test('W-21: only a known lifetime becomes a date, by this device’s clock', () => {
  expect(expiry(60, NOW)).toEqual({ expiresAt: NOW + 60_000 });
  expect(expiry(undefined, NOW)).toEqual({});
});

const fields = (text: string) => new URLSearchParams(text);

test.each(['bearer', 'Bearer', 'BEARER'])('W-20: a token of type %s is accepted', (type) => {
  const token = implicitToken(fields(`access_token=T&token_type=${type}`), 'facebook', NOW);
  expect(token).toMatchObject({ accessToken: 'T' });
});

test('W-20: a token of another type is refused, and one without a type is a bearer token', () => {
  expect(implicitToken(fields('access_token=T&token_type=mac'), 'facebook', NOW)).toBeUndefined();
  expect(implicitToken(fields('access_token=T'), 'facebook', NOW)).toBeDefined();
});

test.each([
  { value: '4815', end: { expiresAt: NOW + 4_815_000 } },
  { value: '0', end: {} },
  { value: '-1', end: { expiresAt: NOW + 3_600_000 } },
  { value: 'NaN', end: { expiresAt: NOW + 3_600_000 } },
  { value: '1e309', end: { expiresAt: NOW + 3_600_000 } },
  { value: '9'.repeat(400), end: { expiresAt: NOW + 3_600_000 } },
])('W-21: expires_in=$value in a fragment is read', ({ value, end }) => {
  const token = implicitToken(fields(`access_token=T&expires_in=${value}`), 'facebook', NOW);
  expect(token).toEqual({ provider: 'facebook', accessToken: 'T', issuedAt: NOW, ...end });
});

test('the long-lived token of Facebook’s onboarding is used, and the short one is left behind', () => {
  const given = 'access_token=EAAshort&expires_in=4815&long_lived_token=EAAlong';
  const token = implicitToken(fields(given), 'facebook', NOW);
  expect(token).toEqual({ provider: 'facebook', accessToken: 'EAAlong', issuedAt: NOW });
});

test.each([
  ['1658889585', 1_658_889_585_000],
  ['0', undefined],
  ['2022-07-27T02:39:45Z', undefined],
  ['99999999999999', undefined],
])('the end of data access %s is read as %s', (value, endsAt) => {
  const given = `access_token=EAA&data_access_expiration_time=${value}`;
  expect(implicitToken(fields(given), 'facebook', NOW)?.dataAccessEndsAt).toBe(endsAt);
});
