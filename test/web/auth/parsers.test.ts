import fc from 'fast-check';
import { expect, test } from 'vitest';
import { implicitToken } from '../../../web/auth/implicit-token.ts';
import { parsePending, PENDING_PREFIX, takePending } from '../../../web/auth/callback.ts';
import { countPending } from '../../../web/auth/pending-logins.ts';
import { directoryOf, proxyUrl } from '../../../web/config/place.ts';
import { printable } from '../../../web/auth/refusal.ts';
import { expiry } from '../../../web/auth/token.ts';
import { NOW, PAGE, storeOf } from '../fake-browser.ts';

const RUNS = { numRuns: 10_000, seed: 11 };
const TEXTS = [
  'provider',
  'clientId',
  'responseType',
  'redirectUri',
  'iss',
  'verifier',
  'returnTo',
];
const value = fc.oneof(fc.string(), fc.constantFrom('instagram', 'code', PAGE), fc.jsonValue());
const record = fc.record(
  {
    ...Object.fromEntries(TEXTS.map((name) => [name, value])),
    createdAt: fc.oneof(fc.double(), value),
  },
  { requiredKeys: [] },
);
const kept = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.json(),
  record.map((it) => JSON.stringify(it)),
);

test('of 10,000 stored texts only complete ones are read as a login in progress', () => {
  let logins = 0;
  fc.assert(
    fc.property(kept, (text) => {
      const login = parsePending(text);
      if (login === undefined) return;
      logins += 1;
      const { createdAt, ...texts } = login;
      expect(createdAt).toBeTypeOf('number');
      expect(Object.keys(texts)).toEqual(expect.arrayContaining(TEXTS.slice(0, 4)));
      for (const one of Object.values(texts)) expect(one).toBeTypeOf('string');
    }),
    RUNS,
  );
  expect(parsePending(null)).toBeUndefined();
  expect(parsePending(JSON.stringify(whole))).toEqual(whole);
  expect(logins).toBeGreaterThan(0);
});

const whole = {
  ...{ provider: 'instagram', clientId: '1', responseType: 'code', redirectUri: PAGE },
  createdAt: NOW,
};

test('of 10,000 storages each loses its broken logins and nothing else', () => {
  fc.assert(
    fc.property(kept, fc.string(), (text, key) => {
      const store = new Map([
        [PENDING_PREFIX + key, text],
        [`x${key}`, text],
      ]);
      const live = countPending(storeOf(store), NOW);
      expect(store.size).toBe(1 + live);
      takePending(storeOf(store), key);
      expect([...store.keys()]).toEqual([`x${key}`]);
    }),
    RUNS,
  );
});

test('of 10,000 fragments no token gets an invalid date as its end', () => {
  const fields = fc.record({
    access_token: fc.string(),
    token_type: fc.string(),
    expires_in: fc.string(),
  });
  const some = fc.record({
    expires_in: fc.oneof(fc.integer().map(String), fc.double().map(String)),
  });
  fc.assert(
    fc.property(fc.oneof(fields, some), (given) => {
      const token = implicitToken(
        new URLSearchParams({ access_token: 'T', ...given }),
        'facebook',
        NOW,
      );
      const end = token?.expiresAt ?? NOW;
      expect(Number.isSafeInteger(end) && end >= NOW).toBe(true);
    }),
    RUNS,
  );
});

test('of 10,000 lifetimes none makes an invalid date', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.double(), fc.integer()), (lifetime) => {
      const { expiresAt = NOW } = expiry(lifetime, NOW);
      expect(Number.isSafeInteger(expiresAt) && expiresAt >= NOW).toBe(true);
    }),
    RUNS,
  );
});

test('of 10,000 texts each is shown short and without invisible characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (words) => {
      const shown = printable(words);
      expect(shown.length).toBeLessThanOrEqual(200);
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }),
    RUNS,
  );
});

test('of 10,000 URLs each page has a directory, and each proxy ends with one slash', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      expect(directoryOf(url)).toMatch(/^https?:\/\/[^?#]*\/$/);
      expect(proxyUrl(undefined, url)).toBe(directoryOf(url));
    }),
    RUNS,
  );
});
