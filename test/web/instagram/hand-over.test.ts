import { expect, test } from 'vitest';
import { envLine, tokenJson, userIdOf } from '../../../web/instagram/hand-over.ts';

const TOKEN = {
  provider: 'instagram',
  accessToken: 'IGAAtoken',
  issuedAt: 0,
  expiresAt: Date.UTC(2027, 0, 22),
  scopes: ['instagram_business_basic', 'instagram_business_manage_insights'],
  userId: '36220564007528767',
} as const;

test('the line for .env is a name and the whole token', () => {
  expect(envLine(TOKEN)).toBe('INSTAGRAM_ACCESS_TOKEN=IGAAtoken');
});

test('the JSON has Instagram’s field names, exact ids and a date for the end', () => {
  const profile = { id: '36220564007528767', userId: '17841401313574613', username: 'mona.makes' };
  expect(JSON.parse(tokenJson(TOKEN, profile))).toEqual({
    access_token: 'IGAAtoken',
    token_type: 'bearer',
    expires_at: '2027-01-22T00:00:00.000Z',
    scope: 'instagram_business_basic instagram_business_manage_insights',
    user_id: '36220564007528767',
    account_id: '17841401313574613',
    username: 'mona.makes',
  });
});

test('the JSON leaves out unknown values', () => {
  const bare = { provider: 'legacy', accessToken: 'T', issuedAt: 0 } as const;
  expect(JSON.parse(tokenJson(bare, undefined))).toEqual({
    access_token: 'T',
    token_type: 'bearer',
  });
});

test('the owner’s id is the one of the token’s own reply, else the profile’s', () => {
  expect(userIdOf(TOKEN, { id: '1' })).toBe('36220564007528767');
  const bare = { provider: 'legacy', accessToken: 'T', issuedAt: 0 } as const;
  expect(userIdOf(bare, { id: '1' })).toBe('1');
  expect(userIdOf(bare, undefined)).toBeUndefined();
});
