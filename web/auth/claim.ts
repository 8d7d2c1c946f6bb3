import type { Browser, Locks } from './browser.ts';
import { hashOf } from './hash.ts';

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
  // All at once, because each takes a moment; the login waits for the last alone.
  const names = await Promise.all(values.map((value) => markOf(browser, value)));
  // One after the other: tabs that race for both could otherwise win one each, and neither go on.
  for (const name of names) {
    const free = !store.getItem(name) && (await hold(browser.locks, name));
    try {
      store.setItem(name, `${browser.now()}`);
    } catch {
      // The lock is the defence between tabs, and the login's record is gone: a note that does not fit
      // into a full storage is no reason to stop.
    }
    if (!free) return false;
  }
  return true;
}

/** What stands for a value in locks and notes: a hash, which gives nothing away. */
export async function markOf({ crypto }: Claimer, value: string): Promise<string> {
  return USED_PREFIX + (await hashOf(crypto, value));
}

/**
 * Takes a lock that is free, and holds it until the page is gone; false when someone else has it.
 *
 * Rejects where there are no locks.
 */
export function hold(locks: Locks | undefined, name: string): Promise<boolean> {
  return new Promise((granted, failed) => {
    const held = (lock: unknown) => {
      granted(!!lock);
      // Held until the page is gone: the promise never settles.
      return lock && new Promise(() => undefined);
    };
    // Without locks this throws, and so rejects.
    (locks as Locks).request(name, { ifAvailable: true }, held).catch(failed);
  });
}
