import { expect, test } from 'vitest';
import type { Token } from '../../../web/auth/token.ts';
import { useOf } from '../../../web/failures/token-use.ts';
import type { ProfileState } from '../../../web/session/session-state.ts';

const TOKEN: Token = { provider: 'instagram', accessToken: 'IGAAtoken', issuedAt: 0 };
const KNOWN: ProfileState = { status: 'known', profile: { id: '1' }, from: 'instagram' };
const failed = (failure: Extract<ProfileState, { status: 'failed' }>['failure']) =>
  ({ status: 'failed', failure }) as const;
const refused = (message: string) =>
  failed({ reason: 'refused', why: 'instagram_refused', status: 400, providerError: { message } });

test('a token is of full use once its owner is known, and before that is asked', () => {
  expect(useOf({ token: TOKEN, profile: KNOWN })).toBe('full');
  expect(useOf({ token: TOKEN, profile: { status: 'pending' } })).toBe('full');
});

test('a token is of full use where the network or Instagram is what fails', () => {
  for (const profile of [failed({ reason: 'offline' }), refused('An unknown error occurred')])
    expect(useOf({ token: TOKEN, profile })).toBe('full');
});

test('a token without a permission is of no use', () => {
  expect(useOf({ token: { ...TOKEN, scopes: [] }, profile: KNOWN })).toBe('powerless');
});

test('a token is of no use where Instagram’s words say that the permission is missing', () => {
  const profile = refused('This request requires scope instagram_business_basic');
  expect(useOf({ token: TOKEN, profile })).toBe('powerless');
});

test('a token of an app that is switched off is of no use', () => {
  const why = 'app_deactivated';
  const profile = failed({ reason: 'refused', why, status: 400, powerless: true });
  expect(useOf({ token: TOKEN, profile })).toBe('powerless');
});

test('a token that is refused once the owner is known is invalid all the same', () => {
  const why = 'token_revoked';
  const media = {
    status: 'failed',
    failure: { reason: 'invalid_token', why, status: 400 },
  } as const;
  expect(useOf({ token: TOKEN, profile: KNOWN, media })).toBe('invalid');
  const offline = { status: 'failed', failure: { reason: 'offline' } } as const;
  expect(useOf({ token: TOKEN, profile: KNOWN, media: offline })).toBe('full');
});

test('a token that Instagram refuses is invalid, whatever its permissions', () => {
  const profile = failed({ reason: 'invalid_token', why: 'token_revoked', status: 400 });
  expect(useOf({ token: TOKEN, profile })).toBe('invalid');
  expect(useOf({ token: { ...TOKEN, scopes: [] }, profile })).toBe('invalid');
});
