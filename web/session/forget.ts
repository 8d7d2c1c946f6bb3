import type { Browser } from '../auth/browser.ts';
import { USED_PREFIX } from '../auth/claim.ts';
import { keysOf } from '../auth/store-keys.ts';

/**
 * Forgets whatever a sign-out must not leave behind: logins that wait, and a token that was kept.
 *
 * The marks of used codes stay: a code is used once, even if a person signs out in between.
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

/** Before the page's redirect URI, so that two pages of one origin do not sign each other out. */
const SIGNED_OUT = 'latchkey:signed-out ';

/**
 * Notes that this page was signed out of, where tabs that are away find it when they come back.
 *
 * A plain time in `localStorage`, which says nothing of a token or a person. Where that is blocked or full, only
 * tabs that are open hear of the sign-out.
 */
export function noteSignOut(browser: Pick<Browser, 'localStorage' | 'now'>, page: string): void {
  try {
    const last = Number(lastSignOut(browser, page) ?? 0);
    // Another value than before also when the clock was set back.
    const time = browser.now() === last ? last + 1 : browser.now();
    browser.localStorage?.().setItem(SIGNED_OUT + page, String(time));
  } catch {
    // Nothing else can be done about it here.
  }
}

/**
 * The note of the last sign-out; undefined when there is none.
 *
 * To be compared for equality only. Whether it is older or newer than something else is the clock's word, and
 * clocks are moved.
 */
export function lastSignOut(
  browser: Pick<Browser, 'localStorage'>,
  page: string,
): string | undefined {
  try {
    return browser.localStorage?.().getItem(SIGNED_OUT + page) ?? undefined;
  } catch {
    return undefined;
  }
}
