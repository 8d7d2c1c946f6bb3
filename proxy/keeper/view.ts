/** Pure. What is said of an account: never a token, nor any part of one. */
import type { KeptAccount, KeptState } from './record.ts';
import { iso } from './times.ts';

/** An account as `GET /kept` lists it. */
export interface FeedLine {
  feed: string;
  username: string;
  user_id: string;
  state: KeptState;
  reason?: string;
  issued_at?: string;
  expires_at?: string;
  next_refresh_at?: string;
  fetched_at?: string;
  failures: number;
}

/** The reply of `GET /status`: no names without the admin key. */
export interface KeeperStatus {
  ok: boolean;
  accounts: number;
  attention: number;
}

/** What an account is like for its operator; `fetchedAt` is of its posts. */
export function toLine(account: KeptAccount, fetchedAt: number | undefined): FeedLine {
  const { feed, username, userId, state, reason, issuedAt, expiresAt, failures } = account;
  return {
    feed,
    username,
    user_id: userId,
    state,
    ...(reason !== undefined && { reason }),
    issued_at: iso(issuedAt),
    ...(expiresAt !== undefined && { expires_at: iso(expiresAt) }),
    next_refresh_at: iso(nextRefreshAt(account)),
    ...(fetchedAt !== undefined && { fetched_at: iso(fetchedAt) }),
    failures,
  };
}

/** When the token is to be refreshed, or what failed is tried again. */
export function nextRefreshAt({ state, refreshAt, nextAt }: KeptAccount): number {
  return state === 'healthy' ? refreshAt : nextAt;
}

/** What every visitor may know: whether a person is needed, and no names. */
export function statusOf(states: ReadonlyMap<KeptState, number>): KeeperStatus {
  const accounts = [...states.values()].reduce((sum, count) => sum + count, 0);
  const fine = (states.get('healthy') ?? 0) + (states.get('retrying') ?? 0);
  return { ok: accounts === fine, accounts, attention: accounts - fine };
}
