/** Pure. What an outcome makes of an account. A good token is never replaced by a worse one here. */
import type { KeptAccount, Outcome, Applied } from './record.ts';
import { ASSUMED_LIFE_MS, HOUR_MS, MIN_AGE_MS } from './times.ts';
import { fall } from './fall.ts';
import { succeed } from './succeed.ts';

/** A clock that went back: ages are counted from here, so that nothing waits for the time that it had shown. */
function afterJump(account: KeptAccount, now: number): Applied {
  const { expiresAt } = account;
  return {
    account: {
      ...account,
      issuedAt: Math.min(account.issuedAt, now),
      ...(expiresAt !== undefined && { expiresAt: Math.min(expiresAt, now + ASSUMED_LIFE_MS) }),
      refreshAt: Math.min(account.refreshAt, now + MIN_AGE_MS),
      nextAt: Math.min(account.nextAt, now + HOUR_MS),
      provedAt: Math.min(account.provedAt, now),
      ...(account.neededSince !== undefined && { neededSince: Math.min(account.neededSince, now) }),
    },
    events: [{ event: 'clock' }],
  };
}

function step(account: KeptAccount, outcome: Outcome, now: number, random: number): Applied {
  switch (outcome.kind) {
    case 'refreshed':
    case 'alive':
    case 'too_young':
      return succeed(account, outcome, now, random);
    case 'clock':
      return afterJump(account, now);
    case 'warned':
      return { account: { ...account, warnedDays: outcome.days }, events: [{ event: 'expiring' }] };
    case 'unproved':
    case 'failed':
    case 'refused':
    case 'app_trouble':
    case 'unreadable':
      return fall({ ...account, failures: account.failures + 1 }, outcome, now, random);
  }
}

/**
 * Applies an outcome. `random` is 0 to 1, for jitter.
 *
 * Does not decide what is due: `decide` does, from what is left here.
 */
export function apply(
  account: KeptAccount,
  outcome: Outcome,
  now: number,
  random: number,
): Applied {
  const { account: after, events } = step(account, outcome, now, random);
  return { account: { ...after, lastAt: now }, events };
}
