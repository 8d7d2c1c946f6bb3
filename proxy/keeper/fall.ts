/** Pure. What becomes of an account whose token does not work, or may not: when to try again, and when only a login helps. */
import type { Reason } from '../contract.ts';
import { endsAt } from './decide.ts';
import type { KeptAccount, KeptEvent, Outcome, Applied } from './record.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './times.ts';

/** Waits between tries, each of them with full jitter; the last one stays. */
const BACKOFF_MS = [5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 8 * HOUR_MS, 24 * HOUR_MS];
/** A one-hour token has no hours to wait. */
const SHORT_BACKOFF_MS = [5 * MINUTE_MS, 10 * MINUTE_MS];
const MIN_WAIT_MS = MINUTE_MS;

/** So many refusals, so far apart, are a verdict; an outage answers like a dead token for a while. */
const REFUSALS = 3;
const APART_MS = 10 * MINUTE_MS;

function backoff({ failures, isShort }: KeptAccount, random: number): number {
  const waits = isShort ? SHORT_BACKOFF_MS : BACKOFF_MS;
  const longest = waits[Math.min(failures, waits.length) - 1] ?? 0;
  return Math.max(MIN_WAIT_MS, longest * random);
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

type Fall = Extract<
  Outcome,
  { kind: 'unproved' | 'failed' | 'refused' | 'app_trouble' | 'unreadable' }
>;

/** What a bad answer makes of an account, whose `failures` count it already. `random` is 0 to 1, for jitter. */
export function fall(account: KeptAccount, outcome: Fall, now: number, random: number): Applied {
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
