import { expect, test } from 'vitest';
import type { Reason } from '../../../proxy/contract.ts';
import type { LoginFailure } from '../../../web/auth/login-failure.ts';
import type { Token } from '../../../web/auth/token.ts';
import { renewalTrouble } from '../../../web/failures/renewal-trouble.ts';

const DAY = 86_400_000;
const TOKEN: Token = {
  provider: 'instagram',
  accessToken: 'IGAAtoken',
  refreshToken: 'IGAAtoken',
  issuedAt: 0,
  expiresAt: 60 * DAY,
};
/** As of a pasted token: Instagram has not said when it ends. */
const OF_UNKNOWN_AGE: Token = {
  provider: 'instagram',
  accessToken: 'T',
  refreshToken: 'T',
  issuedAt: 0,
};

const refused = (reason: Reason): LoginFailure => ({
  reason: 'refused',
  status: 400,
  reply: { error: 'invalid_grant', error_description: '', reason, request_id: 'r' },
});
const after = (failure: LoginFailure, kind: 'refresh' | 'extend' = 'refresh') =>
  ({ status: 'failed', kind, failure }) as const;

test('a refresh that lacks a permission within the first 24 hours came too early', () => {
  const renewal = after(refused('permission_missing'));
  const until = DAY;
  expect(renewalTrouble({ token: TOKEN, renewal }, 0)).toEqual({ kind: 'too-young', until });
  expect(renewalTrouble({ token: TOKEN, renewal }, DAY - 1)).toEqual({ kind: 'too-young', until });
  expect(renewalTrouble({ token: TOKEN, renewal }, DAY)).toEqual({ kind: 'other' });
});

test('a token of unknown age may have been refreshed too early', () => {
  const renewal = after(refused('permission_missing'));
  expect(renewalTrouble({ token: OF_UNKNOWN_AGE, renewal }, 0)).toEqual({
    kind: 'perhaps-too-young',
  });
});

test('the exchange for 60 days never comes too early', () => {
  const renewal = after(refused('permission_missing'), 'extend');
  expect(renewalTrouble({ token: TOKEN, renewal }, 0)).toEqual({ kind: 'other' });
});

test.each<Reason>(['token_expired', 'token_revoked', 'wrong_token_family'])(
  'a token is over where the refusal is %s',
  (reason) => {
    const renewal = after(refused(reason));
    expect(renewalTrouble({ token: TOKEN, renewal }, 0)).toEqual({ kind: 'over' });
  },
);

test('a proxy that does not answer says nothing about the token', () => {
  const renewal = after({ reason: 'proxy_unreachable' });
  expect(renewalTrouble({ token: TOKEN, renewal }, 0)).toEqual({ kind: 'other' });
});

test('there is no trouble before a renewal has failed', () => {
  expect(renewalTrouble({ token: TOKEN, renewal: { status: 'idle' } }, 0)).toBeUndefined();
  const running = { status: 'running', kind: 'refresh' } as const;
  expect(renewalTrouble({ token: TOKEN, renewal: running }, 0)).toBeUndefined();
});
