import type { Browser } from '../auth/browser.ts';

/** In the tab's storage from when an answer is taken on until it is known what becomes of it. */
const UNDER_WAY = 'latchkey:under-way';

type Storing = Pick<Browser, 'sessionStorage'>;

/** Notes that an exchange is under way, for a reload in the middle of it. */
export function startWaiting(browser: Storing): void {
  try {
    browser.sessionStorage().setItem(UNDER_WAY, '');
  } catch {
    // Then a reload finds nothing under way, and the page begins afresh.
  }
}

/** Ends the wait; true when an exchange was under way, as after a reload in the middle of one. */
export function stopWaiting(browser: Storing): boolean {
  try {
    const store = browser.sessionStorage();
    const underWay = store.getItem(UNDER_WAY) !== null;
    store.removeItem(UNDER_WAY);
    return underWay;
  } catch {
    return false;
  }
}
