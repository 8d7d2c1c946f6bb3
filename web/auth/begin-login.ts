import type { Config } from '../config.ts';
import { authorizeUrl } from './authorize-url.ts';
import { base64url } from './base64url.ts';
import type { Browser } from './browser.ts';
import type { LoginFailure } from './login-failure.ts';
import { livePending, savePending } from './pending-logins.ts';
import type { Flow } from './providers.ts';
import { whyNot } from './why-not.ts';

/** Twice the 128 bits that nobody can guess. */
const STATE_BYTES = 32;

/** Where to go, or why this page must not be left. */
export type Begun = { url: string } | { failure: LoginFailure };

/**
 * Prepares a login: the address to go to, or why this page must not be left.
 *
 * Keeps the login first, so that no one is sent away whose answer could not be checked. Does not navigate.
 *
 * @see [RFC 6749 section 10.12](https://www.rfc-editor.org/rfc/rfc6749#section-10.12)
 */
export function beginLogin(browser: Browser, config: Config, flow: Flow): Begun {
  const failure = whyNot(browser);
  if (failure !== undefined) return { failure };
  const provider = config.providers[flow.provider];
  if (provider === undefined) return { failure: { reason: 'implicit_off' } };
  const { redirectUri } = config;
  const { responseType } = flow;
  const state = createState(browser.crypto);
  const createdAt = browser.now();
  const login = { ...flow, clientId: provider.appId, redirectUri, createdAt };
  try {
    const store = browser.sessionStorage();
    livePending(store, createdAt);
    savePending(store, state, login);
  } catch {
    return { failure: { reason: 'storage_unavailable' } };
  }
  return { url: authorizeUrl(provider, { responseType, redirectUri, state }) };
}

/** Draws an unguessable one-time value, URL-safe; a UUID's 122 bits would not do. Throws without a secure source. */
export function createState(crypto: Browser['crypto']): string {
  const bytes = new Uint8Array(STATE_BYTES);
  if (crypto.getRandomValues === undefined)
    throw new Error('This browser has no secure randomness.');
  crypto.getRandomValues(bytes);
  return base64url(bytes);
}
