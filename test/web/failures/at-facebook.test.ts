import { expect, test } from 'vitest';
import type { Reason } from '../../../proxy/contract.ts';
import { remedyFor } from '../../../web/failures/remedies.ts';

const refused = (reason: Reason) =>
  ({
    reason: 'refused',
    status: 400,
    reply: { error: 'invalid_grant', error_description: '', reason, request_id: '1' },
  }) as const;

test.each([
  ['redirect_uri_mismatch', 'Valid OAuth Redirect URIs', 'Facebook Login for Business'],
  ['misconfigured', 'FACEBOOK_CLIENT_ID', 'App settings'],
  ['app_deactivated', 'in the dashboard', 'My apps'],
  ['account_checkpoint', 'facebook.com', undefined],
  ['token_revoked', 'Log in again', undefined],
  ['token_expired', 'Log in again', undefined],
  ['permission_missing', 'leave every permission ticked', 'Use cases'],
] as const)('%s at Facebook leads to its own next step and place', (reason, next, place) => {
  const remedy = remedyFor(refused(reason), 'facebook');
  expect(remedy.nextStep).toContain(next);
  expect([remedy.place?.[0], remedy.step]).toEqual([place, undefined]);
  expect(`${remedy.title} ${remedy.sentence}`).not.toContain('Instagram');
});

test('what means the same at Facebook has the same remedy, and Instagram’s own are as they were', () => {
  const spent = remedyFor(refused('code_spent'));
  expect(remedyFor(refused('code_spent'), 'facebook')).toEqual(spent);
  expect(remedyFor(refused('misconfigured'), 'instagram')).toEqual(
    remedyFor(refused('misconfigured')),
  );
  expect(remedyFor(refused('misconfigured')).step).toBe('id');
});
