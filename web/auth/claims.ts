import { lock, markOf, USED_PREFIX, type Claimer } from './claim.ts';

/** As long as Instagram's codes live: afterwards a second use fails there. */
const USED_MAX_AGE_MS = 60 * 60_000;

/** Whether a value was claimed, here or in another tab that is open; claims nothing. */
export async function isClaimed(browser: Claimer, value: string): Promise<boolean> {
  const name = await markOf(browser, value);
  if (browser.sessionStorage().getItem(name) !== null) return true;
  return !(await lock(browser.locks, name, false));
}

/**
 * Holds the claims of this tab again after a reload let them go, and sweeps notes older than an hour.
 *
 * Does not win back a claim that another tab took in between.
 */
export async function holdClaims(browser: Claimer): Promise<void> {
  const store = browser.sessionStorage();
  const keys = Array.from({ length: store.length }, (_, index) => store.key(index) ?? '');
  for (const name of keys.filter((key) => key.startsWith(USED_PREFIX))) {
    const age = browser.now() - Number(store.getItem(name));
    if (age < USED_MAX_AGE_MS) await lock(browser.locks, name, true);
    else store.removeItem(name);
  }
}
