import type { Store } from './browser.ts';
import { isLive, parsePending, PENDING_PREFIX, type PendingLogin } from './pending-login.ts';
import { keysOf } from './store-keys.ts';

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

/** Counts this tab's logins that still wait for an answer, and sweeps all other records. */
export function countPending(store: Store, now: number): number {
  return keysOf(store, PENDING_PREFIX).filter((key) => {
    const login = parsePending(store.getItem(key));
    const live = login !== undefined && isLive(login, now);
    if (!live) store.removeItem(key);
    return live;
  }).length;
}
