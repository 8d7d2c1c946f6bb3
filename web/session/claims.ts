import { hold, USED_PREFIX, type Claimer } from '../auth/claim.ts';
import { keysOf } from '../auth/store-keys.ts';

/** As long as Instagram's codes are valid; afterwards a second use fails there. */
const USED_MAX_AGE_MS = 60 * 60_000;

/**
 * Holds the claims of this tab again after a reload let them go, and sweeps notes older than an hour.
 *
 * Does not win back a claim that another tab took in between.
 */
export async function holdClaims(browser: Claimer): Promise<void> {
  const store = browser.sessionStorage();
  for (const name of keysOf(store, USED_PREFIX)) {
    const age = browser.now() - Number(store.getItem(name));
    if (age < USED_MAX_AGE_MS) await hold(browser.locks, name);
    else store.removeItem(name);
  }
}
