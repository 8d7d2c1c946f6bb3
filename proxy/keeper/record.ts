/** What the keeper knows of one account, and what can happen to it. */
import type { Reason } from '../contract.ts';

/** How an account is doing. Only `healthy` and `retrying` need no person. */
export type KeptState = 'healthy' | 'retrying' | 'login_needed' | 'app_trouble' | 'unreadable';

/** A sealed token and its serial, which is inside the seal too: an older seal in its place is refused. */
export interface SealedToken {
  text: string;
  serial: number;
}

/** Who a token belongs to, as `/me` says. The strings are whatever the person chose. */
export interface Owner {
  userId: string;
  /** Of the professional account. */
  accountId?: string;
  username?: string;
  name?: string;
  picture?: string;
}

/** One account. Times are in milliseconds; tokens are sealed. */
export interface KeptAccount extends Owner {
  feed: string;
  username: string;
  current: SealedToken;
  /** The token before the last refresh: it may still work. */
  before?: SealedToken;
  /** A refreshed token that `/me` has not accepted yet. */
  unproved?: SealedToken & { expiresAt: number };
  /** The serial of the last seal. */
  serial: number;
  /** A one-hour token, whose 60-day step has failed so far. */
  isShort: boolean;
  /** When the account was handed over last. */
  keptAt: number;
  issuedAt: number;
  /** Absent until Instagram has told it. */
  expiresAt?: number;
  refreshAt: number;
  /** When to ask Instagram next. */
  nextAt: number;
  /** When Instagram last accepted the token. */
  provedAt: number;
  /** The last time at which anything was decided: a clock before it is wrong. */
  lastAt: number;
  state: KeptState;
  reason?: Reason;
  /** Tries in a row that came to nothing. */
  failures: number;
  /** Times in a row that Instagram refused every token there is, at least ten minutes apart. */
  refusals: number;
  refusedAt?: number;
  /** Refreshes in a row that were refused although the token works. */
  early: number;
  /** The last warning: so many days before the end. */
  warnedDays?: number;
  /** Since when a person is needed. */
  neededSince?: number;
  version: number;
  leaseUntil: number;
}

/** What came of asking Instagram, or of looking at the clock. */
export type Outcome =
  | { kind: 'refreshed'; token: SealedToken; expiresAt: number; owner: Owner }
  | { kind: 'unproved'; token: SealedToken; expiresAt: number; reason: Reason }
  | { kind: 'alive'; owner: Owner; usesBefore: boolean }
  | { kind: 'too_young'; owner: Owner }
  | { kind: 'failed'; reason: Reason; retryAfterMs?: number }
  | { kind: 'refused'; reason: Reason }
  | { kind: 'app_trouble'; reason: Reason }
  | { kind: 'unreadable' }
  | { kind: 'warned'; days: number }
  | { kind: 'clock' };

/** The words of an account's log. */
export type EventName =
  | 'kept'
  | 'refreshed'
  | 'too_young'
  | 'failed'
  | 'refused'
  | 'expiring'
  | 'login_needed'
  | 'app_trouble'
  | 'unreadable'
  | 'recovered'
  | 'renamed'
  | 'clock'
  | 'claim_issued'
  | 'claim_refused'
  | 'deleted'
  | 'alert_lost';

/** One line of an account's log. */
export interface KeptEvent {
  event: EventName;
  reason?: Reason;
}

/** An account after an outcome, and what is to be written down about it. */
export interface Applied {
  account: KeptAccount;
  events: KeptEvent[];
}
