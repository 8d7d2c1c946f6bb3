import type { Store } from './browser.ts';
import {
  isLive,
  parsePending,
  PENDING_PREFIX,
  takePending,
  type PendingLogin,
} from './pending-login.ts';

/**
 * Keeps a login under its `state`.
 *
 * Throws where storage is full or blocked, and where it forgets at once.
 */
export function savePending(store: Store, state: string, login: PendingLogin): void {
  const value = JSON.stringify(login);
  store.setItem(PENDING_PREFIX + state, value);
  if (store.getItem(PENDING_PREFIX + state) !== value) {
    throw new Error('sessionStorage does not keep what is put into it.');
  }
}

/** The states of this tab's logins that still wait for an answer; all other records are swept. */
export function livePending(store: Store, now: number): string[] {
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
  return keys
    .filter((key) => key.startsWith(PENDING_PREFIX))
    .map((key) => key.slice(PENDING_PREFIX.length))
    .filter((state) => {
      const login = parsePending(store.getItem(PENDING_PREFIX + state));
      const live = login !== undefined && isLive(login, now);
      if (!live) takePending(store, state);
      return live;
    });
}

/** Drops every login of this tab: an answer to one of them is then nobody's. */
export function dropPending(store: Store, now: number): void {
  for (const state of livePending(store, now)) takePending(store, state);
}
