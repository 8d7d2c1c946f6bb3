import type { Browser } from './browser.ts';
import type { BrowserFeature, LoginFailure } from './login-failure.ts';

/**
 * Why this browser, or the place where it shows the page, cannot log in; undefined when it can.
 *
 * Does not touch storage: only a write can tell whether that works.
 *
 * @see [RFC 9700 section 4.16](https://www.rfc-editor.org/rfc/rfc9700#section-4.16)
 */
export function whyNot({ framed, crypto, locks }: Browser): LoginFailure | undefined {
  if (framed) return { reason: 'framed' };
  if (crypto.getRandomValues === undefined) return lacks('crypto.getRandomValues');
  if (crypto.subtle === undefined) return lacks('crypto.subtle');
  return locks === undefined ? lacks('navigator.locks') : undefined;
}

function lacks(missing: BrowserFeature): LoginFailure {
  return { reason: 'unsupported_browser', missing };
}
