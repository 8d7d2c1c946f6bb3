import type { Store } from './browser.ts';
import { isLive, parsePending, PENDING_PREFIX } from './callback.ts';
import { keysOf } from './store-keys.ts';

/** Counts this tab's logins that still wait for an answer, and sweeps all other records. */
export function countPending(store: Store, now: number): number {
  return keysOf(store, PENDING_PREFIX).filter((key) => {
    const login = parsePending(store.getItem(key));
    const live = login !== undefined && isLive(login, now);
    if (!live) store.removeItem(key);
    return live;
  }).length;
}
