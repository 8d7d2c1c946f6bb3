import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastSignOut, noteSignOut } from '../../../web/session/forget.ts';
import { keepToken, keptToken } from '../../../web/session/kept-token.ts';
import type { Token } from '../../../web/auth/token.ts';
import { NOW, PAGE, storeOf } from '../fake-browser.ts';

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

/** A tab's storage and its content. */
function storage(map = new Map<string, string>()) {
  return { map, sessionStorage: () => storeOf(map) };
}

test.each([
  { name: 'of every kind of word', token: TOKEN },
  {
    name: 'of which nothing is known',
    token: { provider: 'facebook', accessToken: 'T', issuedAt: NOW } as const,
  },
  {
    name: 'whose access to data ends before it does',
    token: { ...TOKEN, provider: 'facebook', dataAccessEndsAt: NOW + 7_776_000_000 } as const,
  },
  { name: 'without a scope', token: { ...TOKEN, scopes: [] } },
])('W-48: a kept token $name is read back unchanged', ({ token }) => {
  const at = storage();
  keepToken(at, token);
  expect(keptToken(at)).toEqual(token);
});

test('W-48: a full storage keeps no token and causes no failure', () => {
  const setItem = () => {
    throw new DOMException('No', 'QuotaExceededError');
  };
  const sessionStorage = () => ({ ...storeOf(new Map()), setItem });
  keepToken({ sessionStorage }, TOKEN);
  expect(keptToken({ sessionStorage })).toBeUndefined();
});

test('W-48: only a token of a known login is read from storage', () => {
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

test('a token that was kept before the last sign-out is dropped, even if the clock was changed', () => {
  const device = new Map<string, string>();
  const browserAt = (now: number) => ({ now: () => now, localStorage: () => storeOf(device) });
  const at = storage();
  for (const now of [NOW, NOW, NOW - 86_400_000, NOW + 86_400_000]) {
    const browser = browserAt(now);
    keepToken(at, TOKEN, lastSignOut(browser, PAGE));
    expect(keptToken(at, lastSignOut(browser, PAGE))).toEqual(TOKEN);
    noteSignOut(browser, `${PAGE}other/`);
    expect(keptToken(at, lastSignOut(browser, PAGE))).toEqual(TOKEN);
    noteSignOut(browser, PAGE);
    expect(keptToken(at, lastSignOut(browser, PAGE))).toBeUndefined();
    expect(at.map.size).toBe(0);
  }
});

test('a sign-out that cannot be stored causes no failure', () => {
  const localStorage = () => {
    throw new DOMException('Blocked', 'SecurityError');
  };
  const browser = { now: () => NOW, localStorage };
  noteSignOut(browser, PAGE);
  expect(lastSignOut(browser, PAGE)).toBeUndefined();
});
