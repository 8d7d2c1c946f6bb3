import { describe, expect, test } from 'vitest';
import type { LoginFailure } from '../../../../web/auth/login-failure.ts';
import type { Facts } from '../../../../web/flight/facts.ts';
import { legsOf } from '../../../../web/flight/legs.ts';
import { replyText } from '../../../../web/flight/message.ts';
import { FACTS, failed, find, refused, shape } from './one-login.ts';

describe('a login that failed', () => {
  test.each<{ title: string; failure: LoginFailure; statuses: string }>([
    {
      title: 'a cancelled login ends at the consent page',
      failure: { reason: 'cancelled' },
      statuses: 'done declined unreached unreached unreached unreached',
    },
    {
      title: 'an answer without a login has no known beginning',
      failure: { reason: 'no_pending_login' },
      statuses: 'unknown failed unreached unreached unreached unreached',
    },
    {
      title: 'a login without a network has sent nothing',
      failure: { reason: 'offline' },
      statuses: 'done done failed unreached unreached unreached',
    },
    {
      title: 'a refusal by the proxy itself did not reach Instagram',
      failure: refused('origin_not_allowed'),
      statuses: 'done done done unreached unreached failed',
    },
    {
      title: 'a refusal by Instagram shows that the code was tried',
      failure: refused('code_spent', { provider_error: { message: 'No matching code found' } }),
      statuses: 'done done done failed unreached passed-on',
    },
    {
      title: 'a refusal of a sealed code by the relay did not reach Instagram',
      failure: refused('code_spent'),
      statuses: 'done done done unreached unreached failed',
    },
    {
      title: 'S7: an unknown outcome leaves the later steps unknown',
      failure: { reason: 'outcome_unknown', after: 'timeout' },
      statuses: 'done done done unknown unknown failed',
    },
    {
      title: 'a wait that the person cancels is no failure of the proxy',
      failure: { reason: 'stopped' },
      statuses: 'done done done unknown unknown stopped',
    },
    {
      title: 'an error in the proxy leaves the later steps unknown',
      failure: refused('internal'),
      statuses: 'done done done unknown unknown failed',
    },
    {
      title: 'a login with blocked storage has not begun',
      failure: { reason: 'storage_unavailable' },
      statuses: 'failed unreached unreached unreached unreached unreached',
    },
  ])('$title', ({ failure, statuses }) => {
    expect(
      legsOf(failed(failure))
        .map(({ status }) => status)
        .join(' '),
    ).toBe(statuses);
  });

  test('a failed login shows the proxy’s own words', () => {
    const reply = find(legsOf(failed(refused('code_spent'))), 'token-reply')?.reply;
    expect(reply && replyText(reply)).toContain('"reason": "code_spent"');
  });

  test('a login that never left the page shows no steps', () => {
    const departure = { ...FACTS.departure, at: FACTS.openedAt + 1 } as Facts['departure'];
    expect(shape({ ...failed({ reason: 'offline' }), departure })).toEqual([]);
  });

  test('a failed login does not show a beginning that blocked storage could not keep', () => {
    const facts = { ...failed({ reason: 'login_expired' }), departure: undefined };
    expect(shape(facts).slice(0, 2)).toEqual(['ask unknown', 'answer failed']);
  });

  test('a failed login does not show how another login of this tab began', () => {
    const [ask] = legsOf(failed({ reason: 'state_mismatch' }));
    expect(ask?.request).toBeUndefined();
  });
});
