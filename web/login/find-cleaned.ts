import { PENDING_PREFIX, readCallback } from '../auth/callback.ts';
import type { Answer } from './login.ts';
import type { LoginBrowser } from './login-browser.ts';

/**
 * A failure where the URL that the page was loaded from has the answer to a login of this tab that still waits for
 * it, and the address has it no more.
 *
 * An answer that was taken on in time leaves no login that waits. Does not use the answer, since any script of the
 * page could have read it by now.
 */
export function findCleaned(browser: LoginBrowser, loadedFrom: string): Answer | undefined {
  const { state } = readCallback(loadedFrom);
  const isGone = state !== undefined && readCallback(browser.location.href).state !== state;
  const waits = isGone && browser.sessionStorage().getItem(PENDING_PREFIX + state) !== null;
  return waits ? { failure: { reason: 'address_cleaned' } } : undefined;
}
