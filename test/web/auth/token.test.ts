import { expect, test } from 'vitest';
import { implicitToken } from '../../../web/auth/implicit-token.ts';
import { expiry, lifetimeSeconds } from '../../../web/auth/token.ts';
import { NOW } from '../fake-browser.ts';

test.each([
  [3600, 3600],
  [5_183_944, 5_183_944],
  [-1, 3600],
  [NaN, 3600],
  [Infinity, 3600],
  [3600.5, 3600],
  ['3600', 3600],
  [true, 3600],
  [1e15, 3600],
  [0, undefined],
  [undefined, undefined],
  [null, undefined],
])('W-21: reads expires_in %s as %s seconds', (value, seconds) => {
  expect(lifetimeSeconds(value)).toBe(seconds);
});

test('W-21: makes a date only of a lifetime that it knows, from this device’s clock', () => {
  expect(expiry(60, NOW)).toEqual({ expiresAt: NOW + 60_000 });
  expect(expiry(undefined, NOW)).toEqual({});
});

const fields = (text: string) => new URLSearchParams(text);

test.each(['bearer', 'Bearer', 'BEARER'])('W-20: takes a token of type %s', (type) => {
  const token = implicitToken(fields(`access_token=T&token_type=${type}`), 'facebook', true, NOW);
  expect(token).toMatchObject({ accessToken: 'T' });
});

test('W-20: refuses a token of another type, and one without a type where one is required', () => {
  const required = true;
  expect(
    implicitToken(fields('access_token=T&token_type=mac'), 'facebook', required, NOW),
  ).toBeUndefined();
  expect(
    implicitToken(fields('access_token=T&token_type=mac'), 'facebook', !required, NOW),
  ).toBeUndefined();
  expect(implicitToken(fields('access_token=T'), 'facebook', required, NOW)).toBeUndefined();
  expect(implicitToken(fields('access_token=T'), 'facebook', !required, NOW)).toBeDefined();
});

test.each([
  ['4815', { expiresAt: NOW + 4_815_000 }],
  ['0', {}],
  ['-1', { expiresAt: NOW + 3_600_000 }],
  ['NaN', { expiresAt: NOW + 3_600_000 }],
  ['1e309', { expiresAt: NOW + 3_600_000 }],
  ['9'.repeat(400), { expiresAt: NOW + 3_600_000 }],
])('W-21: reads expires_in=%s of a fragment', (value, end) => {
  const token = implicitToken(fields(`access_token=T&expires_in=${value}`), 'facebook', false, NOW);
  expect(token).toEqual({ provider: 'facebook', accessToken: 'T', issuedAt: NOW, ...end });
});
