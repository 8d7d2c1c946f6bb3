import type { Browser } from './browser.ts';
import { USED_PREFIX } from './claim.ts';
import { keysOf } from './store-keys.ts';

/**
 * Forgets whatever a sign-out must not leave behind: logins that wait, and a token that was kept.
 *
 * The marks of used codes stay: a code is used once, whoever signs out in between.
 */
export function forget(browser: Pick<Browser, 'sessionStorage'>): void {
  try {
    const store = browser.sessionStorage();
    const ours = keysOf(store, 'latchkey:').filter((key) => !key.startsWith(USED_PREFIX));
    for (const key of ours) store.removeItem(key);
  } catch {
    // Storage that is blocked holds nothing.
  }
}
