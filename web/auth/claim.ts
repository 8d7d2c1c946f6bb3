import { base64url } from './base64url.ts';
import type { Browser, Locks, Store } from './browser.ts';

/** Before the hash in the name of a lock and of a note. */
export const USED_PREFIX = 'latchkey:used:';

/** Of the browser, what single use needs. */
export type Claimer = Pick<Browser, 'crypto' | 'locks' | 'sessionStorage' | 'now'>;

/**
 * Claims values (a `state`, a code) for this tab, once and for all; false when one was claimed before.
 *
 * Two marks, and neither holds the value itself, only its hash: a Web Lock that is held for as long as
 * the page lives, which every other tab sees, a duplicated one too; and a note in this tab's
 * `sessionStorage`, which outlives a reload. Nothing goes to `localStorage`, so a tab that was closed is
 * forgotten; then the provider's own single use remains. Rejects where the browser lacks either API.
 */
export async function claim(browser: Claimer, values: readonly string[]): Promise<boolean> {
  const store = browser.sessionStorage();
  // One after the other: tabs that race for both could otherwise win one each, and neither go on.
  for (const value of values) {
    const name = await markOf(browser, value);
    const free = store.getItem(name) === null && (await lock(browser.locks, name, true));
    note(store, name, browser.now());
    if (!free) return false;
  }
  return true;
}

/** What stands for a value in locks and notes: a hash, which gives nothing away. */
export async function markOf({ crypto }: Claimer, value: string): Promise<string> {
  if (crypto.subtle === undefined) throw new Error('No secure context');
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(value));
  return USED_PREFIX + base64url(new Uint8Array(hash));
}

/** Asks for a lock that is free now; with `keep` it is held until the page is gone. Rejects where there are none. */
export async function lock(
  locks: Locks | undefined,
  name: string,
  keep: boolean,
): Promise<boolean> {
  if (locks === undefined) throw new Error('No secure context');
  return await new Promise((granted, failed) => {
    const held = (lock: unknown) => {
      granted(lock !== null);
      // Held until the page is gone: the promise never settles.
      return lock !== null && keep ? new Promise(() => undefined) : undefined;
    };
    locks.request(name, { ifAvailable: true }, held).catch(failed);
  });
}

/** The lock is the defence between tabs; a note that does not fit into a full storage is no reason to stop. */
function note(store: Store, name: string, now: number): void {
  try {
    store.setItem(name, String(now));
  } catch {
    // The login's record was deleted before, and its lock is held.
  }
}
