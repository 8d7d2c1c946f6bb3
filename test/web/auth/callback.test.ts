import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PendingLogin, readCallback, verifyLogin } from '../../../web/auth/callback.ts';
import type { Grant } from '../../../web/auth/exchange.ts';
import { NOW, PAGE } from '../fake-browser.ts';

const PENDING: PendingLogin = {
  provider: 'instagram',
  clientId: '1784',
  responseType: 'code',
  redirectUri: PAGE,
  createdAt: NOW,
};

test.each(['#_', '#_=_', '', '#'])(
  'W-10: a code is read exactly, whatever Meta appends: "%s"',
  (end) => {
    expect(readCallback(`${PAGE}?code=AQD-1_x&state=S${end}`)).toEqual({
      kind: 'code',
      state: 'S',
      code: 'AQD-1_x',
    });
  },
);

test('a fragment after an empty query, as Facebook sends it, is read', () => {
  const address = `${PAGE}?#access_token=EAAHm&data_access_expiration_time=1658889585&expires_in=4815&long_lived_token=ABAEs&state=S`;
  const answer = readCallback(address);
  expect(answer).toMatchObject({ kind: 'token', state: 'S' });
  expect(answer.kind === 'token' && answer.fields.get('expires_in')).toBe('4815');
});

test('a denial is read from the query, even for the token flow', () => {
  const answer = readCallback(`${PAGE}?error=access_denied&error_code=200&state=S#_=_`);
  expect(answer).toMatchObject({ kind: 'error', state: 'S' });
});

test.each([
  '?code=a#access_token=T',
  '#code=C&state=S',
  '?access_token=T',
  '?code=&state=S',
  '?code=a%20b&state=S',
  `?code=${'a'.repeat(8193)}&state=S`,
  '?code=C&state=S&state=T',
])('a contradictory or misplaced answer is refused: %s', (address) => {
  expect(readCallback(PAGE + address)).toEqual({ kind: 'malformed' });
});

test.each([
  '?errors=0',
  '?error_log=1',
  '?error_code=7',
  '?error_description=x',
  '?state=CA',
  '?state=CA&state=NY',
  '#state=open',
  '?iss=7',
  '?scope=all',
  '?Code=C',
  '?STATE=S',
  '?codes=C',
  '?code_challenge=C',
  '?zip_code=10115',
  '?access_tokens=T',
  '#access_token_type=T',
  '?expires_in=3',
  '?token_type=x',
])('a parameter of the page itself is not read as an answer: %s', (address) => {
  expect(readCallback(PAGE + address)).toEqual({ kind: 'nothing' });
});

test('a code is verified only against a recent login that requested one', () => {
  const code = readCallback(`${PAGE}?code=C&state=S`);
  expect(verifyLogin(code, PENDING, NOW)).toEqual({ ...PENDING, code: 'C' });
  expect(verifyLogin(code, undefined, NOW)).toBeUndefined();
  expect(verifyLogin(code, { ...PENDING, responseType: 'token' }, NOW)).toBeUndefined();
  expect(verifyLogin(code, PENDING, NOW + 10 * 60_000 + 1)).toBeUndefined();
  expect(verifyLogin(readCallback(`${PAGE}?code=C`), PENDING, NOW)).toBeUndefined();
});

test('exchanging an unverified code does not compile', () => {
  const grant: Grant = {
    provider: 'instagram',
    clientId: '1784',
    // @ts-expect-error A string is not a verified code.
    code: 'C',
    redirectUri: PAGE,
  };
  expect(grant.code).toBe('C');
});

const NAMES = ['code', 'state', 'error', 'access_token', 'error_description', 'x', '__proto__'];
const pair = fc.tuple(
  fc.constantFrom(...NAMES),
  fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('%', '%FF', '#', '&', '')),
);
const part = fc
  .array(pair)
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'));

test('of 10,000 URLs none makes the reader throw, and only those with exactly one code give one', () => {
  fc.assert(
    fc.property(part, part, (query, fragment) => {
      const href = new URL(`?${query}#${fragment}`, PAGE).href;
      const answer = readCallback(href);
      if (answer.kind === 'code') {
        expect(new URL(href).searchParams.getAll('code')).toEqual([answer.code]);
        expect(answer.state).not.toBe('');
      }
    }),
    { numRuns: 10_000, seed: 1 },
  );
});
