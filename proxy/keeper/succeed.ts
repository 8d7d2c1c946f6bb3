/** Pure. What becomes of an account whose token works. */
import type { KeptAccount, KeptEvent, Outcome, Owner, Applied } from './record.ts';
import { DAY_MS, MIN_AGE_MS } from './times.ts';

/** When to refresh: at half of the token's life, give or take a tenth, so that accounts do not come all at once. */
export function refreshTime(
  { issuedAt, expiresAt }: Pick<KeptAccount, 'issuedAt' | 'expiresAt'>,
  random: number,
): number {
  const half = expiresAt === undefined ? 0 : (expiresAt - issuedAt) * (0.45 + 0.1 * random);
  return issuedAt + Math.max(half, MIN_AGE_MS);
}

/** The account without what said that something is wrong with it. */
function healed(account: KeptAccount, now: number): KeptAccount {
  const { reason, refusedAt, warnedDays, neededSince, ...rest } = account;
  return {
    ...rest,
    state: 'healthy',
    failures: 0,
    refusals: 0,
    provedAt: now,
    nextAt: Math.min(rest.refreshAt, now + DAY_MS),
  };
}

/** The account with what `/me` has said. Its feed keeps its name, whatever the person calls themselves now. */
function withOwner(account: KeptAccount, owner: Owner): KeptAccount {
  return {
    ...account,
    ...owner,
    userId: account.userId,
    username: owner.username ?? account.username,
  };
}

function recovery(before: KeptAccount, after: KeptAccount): KeptEvent[] {
  const wasTold =
    !['healthy', 'retrying'].includes(before.state) || before.warnedDays !== undefined;
  return [
    ...(wasTold ? [{ event: 'recovered' } as const] : []),
    ...(before.username === after.username || before.username === ''
      ? []
      : [{ event: 'renamed' } as const]),
  ];
}

/** The token before takes the place of the current one when it alone still works. */
function swapped(account: KeptAccount, outcome: Outcome): KeptAccount {
  const usesBefore = outcome.kind === 'alive' && outcome.usesBefore;
  return usesBefore && account.before !== undefined
    ? { ...account, current: account.before, before: account.current }
    : account;
}

type Success = Extract<Outcome, { kind: 'refreshed' | 'alive' | 'too_young' }>;

/** What a good answer makes of an account. `random` is 0 to 1. */
export function succeed(
  account: KeptAccount,
  outcome: Success,
  now: number,
  random: number,
): Applied {
  const known = withOwner(account, outcome.owner);
  if (outcome.kind === 'refreshed') {
    const { unproved, ...rest } = known;
    const { expiresAt, token } = outcome;
    const issued = { issuedAt: now, expiresAt, isShort: false, early: 0 };
    const renewed = {
      ...rest,
      ...issued,
      before: account.current,
      current: token,
      serial: Math.max(account.serial, token.serial),
      refreshAt: refreshTime(issued, random),
    };
    const after = healed(renewed, now);
    return { account: after, events: [{ event: 'refreshed' }, ...recovery(account, after)] };
  }
  // That the token works does not make up for a refresh that keeps failing.
  if (outcome.kind === 'alive' && account.state === 'retrying' && now >= account.refreshAt) {
    const proved = { ...known, provedAt: now, refusals: 0 };
    return { account: proved, events: [] };
  }
  const refreshAt = outcome.kind === 'too_young' ? now + MIN_AGE_MS : account.refreshAt;
  const early = account.early + (outcome.kind === 'too_young' ? 1 : 0);
  const after = healed({ ...swapped(known, outcome), refreshAt, early }, now);
  const events: KeptEvent[] = outcome.kind === 'too_young' ? [{ event: 'too_young' }] : [];
  return { account: after, events: [...events, ...recovery(account, after)] };
}
