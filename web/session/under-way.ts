import type { Browser } from '../auth/browser.ts';

/** In the tab's storage from when an answer is taken on until it is known what becomes of it. */
const UNDER_WAY = 'latchkey:under-way';

/**
 * Notes whether an exchange is under way, for a reload in the middle of it; true when one was until now.
 *
 * Where storage is blocked nothing is noted, and after a reload the page begins afresh.
 */
export function noteWait(browser: Pick<Browser, 'sessionStorage'>, isWaiting: boolean): boolean {
  try {
    const store = browser.sessionStorage();
    const underWay = store.getItem(UNDER_WAY) !== null;
    if (isWaiting) store.setItem(UNDER_WAY, '');
    else store.removeItem(UNDER_WAY);
    return underWay;
  } catch {
    return false;
  }
}
