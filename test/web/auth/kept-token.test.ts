import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepToken, keptToken } from '../../../web/auth/kept-token.ts';
import type { Token } from '../../../web/auth/token.ts';
import { NOW, storeOf } from '../fake-browser.ts';

const TOKEN: Token = {
  provider: 'legacy',
  accessToken: 'T',
  issuedAt: NOW,
  expiresAt: NOW + 3_600_000,
  scopes: ['basic'],
  userId: '36220564007528767',
  refreshToken: 'T',
  user: { id: '1574083', username: 'snoopdogg' },
  warning: 'long_lived_failed',
};

/** A tab's storage, and what is in it. */
function storage(map = new Map<string, string>()) {
  return { map, sessionStorage: () => storeOf(map) };
}

test.each([
  ['of every kind of word', TOKEN],
  ['of which nothing is known', { provider: 'facebook', accessToken: 'T', issuedAt: NOW } as const],
  ['without a scope', { ...TOKEN, scopes: [] }],
])('W-48: a token %s comes back as it was', (_name, token) => {
  const at = storage();
  keepToken(at, token);
  expect(keptToken(at)).toEqual(token);
});

test('W-48: a storage that is full keeps nothing, and that is no failure', () => {
  const setItem = () => {
    throw new DOMException('No', 'QuotaExceededError');
  };
  const sessionStorage = () => ({ ...storeOf(new Map()), setItem });
  keepToken({ sessionStorage }, TOKEN);
  expect(keptToken({ sessionStorage })).toBeUndefined();
});

test('W-48: of what others put there, nothing but a token of a known login is taken', () => {
  const value = fc.oneof(fc.anything(), fc.constantFrom('instagram', NOW, 'bearer', 'T'));
  const reply = fc.record({ access_token: value, token_type: value, expires_in: value });
  const record = fc.record({ provider: value, issuedAt: value, reply: fc.oneof(value, reply) });
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc.oneof(record, fc.anything()).map((it) => JSON.stringify(it, String) || ''),
  );
  fc.assert(
    fc.property(text, (kept) => {
      const token = keptToken(storage(new Map([['latchkey:token', kept]])));
      if (token === undefined) return;
      expect(['instagram', 'facebook', 'legacy']).toContain(token.provider);
      expect([typeof token.issuedAt, typeof token.accessToken]).toEqual(['number', 'string']);
    }),
    { numRuns: 10_000, seed: 9 },
  );
});
