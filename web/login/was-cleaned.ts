import { readCallback } from '../auth/callback.ts';
import { PENDING_PREFIX } from '../auth/pending-login.ts';
import type { LoginBrowser } from './login-browser.ts';

/**
 * Whether the URL that the page was loaded from has the answer to a login of this tab that still waits for it.
 *
 * An answer that was taken on in time leaves no login that waits. Does not use the answer: by then any script of
 * the page could have read it.
 */
export function wasCleaned(browser: LoginBrowser, loadedFrom: string): boolean {
  try {
    const { state } = readCallback(loadedFrom);
    if (state === undefined || readCallback(browser.location.href).state === state) return false;
    return browser.sessionStorage().getItem(PENDING_PREFIX + state) !== null;
  } catch {
    return false;
  }
}
