/** Pure. What an outcome makes of an account. A good token is never replaced by a worse one here. */
import type { Reason } from '../contract.ts';
import { endsAt } from './decide.ts';
import type { KeptAccount, KeptEvent, Outcome, Owner } from './record.ts';
import { ASSUMED_LIFE_MS, DAY_MS, HOUR_MS, MIN_AGE_MS, MINUTE_MS } from './times.ts';

/** An account after an outcome, and what is to be written down about it. */
export interface Applied {
  account: KeptAccount;
  events: KeptEvent[];
}

/** Waits between tries, each of them with full jitter; the last one stays. */
const BACKOFF_MS = [5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 8 * HOUR_MS, 24 * HOUR_MS];
/** A one-hour token has no hours to wait. */
const SHORT_BACKOFF_MS = [5 * MINUTE_MS, 10 * MINUTE_MS];
const MIN_WAIT_MS = MINUTE_MS;

/** So many refusals, so far apart, are a verdict; an outage answers like a dead token for a while. */
const REFUSALS = 3;
const APART_MS = 10 * MINUTE_MS;

/** When to refresh: at half of the token's life, give or take a tenth, so that accounts do not come all at once. */
export function refreshTime(
  { issuedAt, expiresAt }: Pick<KeptAccount, 'issuedAt' | 'expiresAt'>,
  random: number,
): number {
  const half = expiresAt === undefined ? 0 : (expiresAt - issuedAt) * (0.45 + 0.1 * random);
  return issuedAt + Math.max(half, MIN_AGE_MS);
}

function backoff({ failures, isShort }: KeptAccount, random: number): number {
  const waits = isShort ? SHORT_BACKOFF_MS : BACKOFF_MS;
  const longest = waits[Math.min(failures, waits.length) - 1] ?? 0;
  return Math.max(MIN_WAIT_MS, longest * random);
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

/** Past its end a token is lost, whatever else has gone wrong: only a login helps. */
function lost(account: KeptAccount, reason: Reason, now: number): Applied {
  const isNews = account.state !== 'login_needed';
  return {
    account: {
      ...account,
      state: 'login_needed',
      reason,
      neededSince: account.neededSince ?? now,
      nextAt: now + DAY_MS,
    },
    events: isNews ? [{ event: 'login_needed', reason }] : [],
  };
}

function failed(
  account: KeptAccount,
  event: KeptEvent & { reason: Reason },
  nextAt: number,
  state: KeptAccount['state'] = 'retrying',
): Applied {
  const { reason } = event;
  const isNews = account.state !== state || account.reason !== reason;
  const events = isNews || event.event === 'failed' ? [event] : [];
  return { account: { ...account, state, reason, nextAt }, events };
}

/** A refusal of all tokens: a verdict only when it has come three times, at least ten minutes apart. */
function refused(account: KeptAccount, reason: Reason, now: number, random: number): Applied {
  const counts = now - (account.refusedAt ?? -Infinity) >= APART_MS;
  const refusals = account.refusals + (counts ? 1 : 0);
  const told = { ...account, refusals, refusedAt: counts ? now : (account.refusedAt ?? now) };
  if (refusals >= REFUSALS) return lost(told, reason, now);
  return failed(told, { event: 'refused', reason }, now + APART_MS + random * 5 * MINUTE_MS);
}

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

function succeed(
  account: KeptAccount,
  outcome: Extract<Outcome, { kind: 'refreshed' | 'alive' | 'too_young' }>,
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

/** The token before takes the place of the current one when it alone still works. */
function swapped(account: KeptAccount, outcome: Outcome): KeptAccount {
  const usesBefore = outcome.kind === 'alive' && outcome.usesBefore;
  return usesBefore && account.before !== undefined
    ? { ...account, current: account.before, before: account.current }
    : account;
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

type Fall = Extract<
  Outcome,
  { kind: 'unproved' | 'failed' | 'refused' | 'app_trouble' | 'unreadable' }
>;

function fall(account: KeptAccount, outcome: Fall, now: number, random: number): Applied {
  if (now >= endsAt(account)) return lost(account, 'token_expired', now);
  if (account.state === 'login_needed')
    return lost(account, account.reason ?? 'token_revoked', now);
  switch (outcome.kind) {
    case 'refused':
      return refused(account, outcome.reason, now, random);
    case 'app_trouble':
      return failed(
        account,
        { event: 'app_trouble', reason: outcome.reason },
        now + HOUR_MS,
        'app_trouble',
      );
    case 'unreadable':
      return failed(
        account,
        { event: 'unreadable', reason: 'misconfigured' },
        now + DAY_MS,
        'unreadable',
      );
    case 'unproved': {
      const unproved = { ...outcome.token, expiresAt: outcome.expiresAt };
      const serial = Math.max(account.serial, outcome.token.serial);
      const event = { event: 'failed', reason: outcome.reason } as const;
      return failed({ ...account, unproved, serial }, event, now + HOUR_MS);
    }
    case 'failed': {
      const { reason, retryAfterMs } = outcome;
      const wait = retryAfterMs ?? backoff(account, random);
      return failed(account, { event: 'failed', reason }, now + wait);
    }
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
