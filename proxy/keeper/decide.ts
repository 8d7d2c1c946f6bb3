/** Pure. What is to be done for an account, and when to look again. */
import type { KeptAccount } from './record.ts';
import { ASSUMED_LIFE_MS, DAY_MS, FORGET_AFTER_MS, SKEW_MS } from './times.ts';

/** One step; `pulse` only asks whether the token still works. */
export type Decision =
  | { kind: 'wait'; until: number }
  | { kind: 'refresh' }
  | { kind: 'pulse' }
  | { kind: 'warn'; days: number }
  | { kind: 'forget' }
  | { kind: 'clock' };

/** So many days before the end a person is told, each time once, while refreshing fails. */
const WARN_DAYS = [14, 7, 3, 1] as const;

/** When the token ends, as far as is known. */
export function endsAt({ expiresAt, issuedAt }: KeptAccount): number {
  return expiresAt ?? issuedAt + ASSUMED_LIFE_MS;
}

function isLost({ state }: KeptAccount): boolean {
  return state === 'login_needed';
}

/** The next warning that was not given yet; undefined while all is well, and when it is too late for one. */
function nextWarning(account: KeptAccount): { days: number; at: number } | undefined {
  if (account.failures === 0 || isLost(account) || account.isShort) return undefined;
  const end = endsAt(account);
  const days = WARN_DAYS.find((it) => it < (account.warnedDays ?? Infinity));
  return days === undefined ? undefined : { days, at: end - days * DAY_MS };
}

function forgottenAt({ neededSince }: KeptAccount): number {
  return neededSince === undefined ? Infinity : neededSince + FORGET_AFTER_MS;
}

function attemptAt(account: KeptAccount): number {
  return isLost(account) ? account.nextAt : Math.min(account.nextAt, endsAt(account));
}

/** When the account is to be looked at next. */
export function wakeAt(account: KeptAccount): number {
  const warning = nextWarning(account)?.at ?? Infinity;
  return Math.min(attemptAt(account), warning, forgottenAt(account));
}

/** The warning that is due now: of several that were missed, the last. */
function dueWarning(account: KeptAccount, now: number): number | undefined {
  const next = nextWarning(account);
  const daysLeft = (endsAt(account) - now) / DAY_MS;
  if (next === undefined || now < next.at || daysLeft <= 0) return undefined;
  return WARN_DAYS.findLast((days) => daysLeft <= days);
}

/** Decides the next step. Asks Instagram nothing, and never has a token refreshed before its time. */
export function decide(account: KeptAccount, now: number): Decision {
  if (now < account.lastAt - SKEW_MS) return { kind: 'clock' };
  if (isLost(account) && now >= forgottenAt(account)) return { kind: 'forget' };
  const days = dueWarning(account, now);
  if (days !== undefined) return { kind: 'warn', days };
  if (now < attemptAt(account)) return { kind: 'wait', until: wakeAt(account) };
  return needsRefresh(account, now) ? { kind: 'refresh' } : { kind: 'pulse' };
}

function needsRefresh(account: KeptAccount, now: number): boolean {
  const { isShort, unproved, refreshAt } = account;
  return isShort || unproved !== undefined || now >= refreshAt || now >= endsAt(account);
}
