import type { SignedIn } from '../session/session-state.ts';
import { isInvalidToken } from '../instagram/graph.ts';
import { refreshableFrom } from '../instagram/token-life.ts';

/** What a failed renewal means for the token. */
export type RenewalTrouble =
  /** It can be refreshed from `until` on; milliseconds since the epoch. */
  | { kind: 'too-young'; until: number }
  /** Its age is not known, and a token that is too young would be refused in the same words. */
  | { kind: 'perhaps-too-young' }
  /** Only a new login gives another. */
  | { kind: 'over' }
  /** No more than the failure itself says. */
  | { kind: 'other' };

/**
 * Says what a failed renewal means; undefined when none failed. Pure; `now` is this device's clock.
 *
 * Instagram says that a permission is missing when it means that the token is too young.
 */
export function renewalTrouble(
  { token, renewal }: Pick<SignedIn, 'token' | 'renewal'>,
  now: number,
): RenewalTrouble | undefined {
  if (renewal.status !== 'failed') return undefined;
  const { kind, failure } = renewal;
  const reason = failure.reason === 'refused' ? failure.reply.reason : undefined;
  if (reason !== undefined && isInvalidToken(reason)) return { kind: 'over' };
  if (kind !== 'refresh' || reason !== 'permission_missing') return { kind: 'other' };
  const until = refreshableFrom(token);
  if (until === undefined) return { kind: 'perhaps-too-young' };
  return now < until ? { kind: 'too-young', until } : { kind: 'other' };
}
