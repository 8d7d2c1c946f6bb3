import type { Config } from '../config/config.ts';
import { authorizeUrl, type LoginApp } from './authorize-url.ts';
import { base64url, hashOf } from './hash.ts';
import type { Browser, Store } from './browser.ts';
import type { LoginFailure } from './login-failure.ts';
import { PENDING_PREFIX, type PendingLogin } from './callback.ts';
import { countPending } from './pending-logins.ts';
import type { Flow } from '../config/providers.ts';
import { returnPath } from './return-path.ts';
import { whyNot } from './why-not.ts';

/** Twice the 128 bits that cannot be guessed; as a PKCE verifier these are the 43 characters it must have. */
const SECRET_BYTES = 32;

/** Where to go, or why this page must not be left. */
export type Begun = { url: string } | { failure: LoginFailure };

/**
 * Prepares a login: the address to go to, or why this page must not be left.
 *
 * Keeps the login first, so that no one is sent away whose answer could not be checked. `returnTo` is
 * where the person wants to be afterwards; one that leads off this site is forgotten. Does not navigate.
 *
 * @see [RFC 6749 section 10.12](https://www.rfc-editor.org/rfc/rfc6749#section-10.12)
 */
export async function beginLogin(
  browser: Browser,
  config: Config,
  flow: Flow,
  returnTo?: string | null,
): Promise<Begun> {
  const app = config.providers[flow.provider];
  if (app === undefined) return { failure: { reason: 'implicit_off' } };
  return await beginWith(browser, app, config, flow, returnTo);
}

/** The same, for an app that is known. */
export async function beginWith(
  browser: Browser,
  app: LoginApp,
  place: Pick<Config, 'proxyUrl' | 'redirectUri'>,
  flow: Flow,
  returnTo?: string | null,
): Promise<Begun> {
  const failure = whyNot(browser);
  if (failure !== undefined) return { failure };
  const state = drawSecret(browser.crypto);
  const login = pendingLogin(browser, place, app, flow, returnTo);
  try {
    const store = browser.sessionStorage();
    countPending(store, login.createdAt);
    savePending(store, state, login);
  } catch {
    return { failure: { reason: 'storage_unavailable' } };
  }
  const { responseType, redirectUri, verifier } = login;
  const request = { responseType, redirectUri, state, more: flow.more };
  if (flow.relay === undefined || verifier === undefined)
    return { url: authorizeUrl(app, request) };
  const relay = { ...app, authorizeUrl: flow.relay.authorizeUrl };
  const challenge = await hashOf(browser.crypto, verifier);
  return { url: authorizeUrl(relay, { ...request, challenge }) };
}

function pendingLogin(
  browser: Browser,
  { proxyUrl, redirectUri }: Pick<Config, 'proxyUrl' | 'redirectUri'>,
  { appId }: LoginApp,
  { provider, responseType, relay }: Flow,
  asked: string | null | undefined,
): PendingLogin {
  const returnTo = returnPath(asked, redirectUri);
  return {
    provider,
    responseType,
    clientId: appId,
    proxyUrl,
    redirectUri,
    createdAt: browser.now(),
    ...(relay && { iss: relay.issuer, verifier: drawSecret(browser.crypto) }),
    ...(returnTo && { returnTo }),
  };
}

/**
 * Keeps a login under its `state`.
 *
 * Throws where storage is full or blocked, and where it forgets at once.
 */
function savePending(store: Store, state: string, login: PendingLogin): void {
  const value = JSON.stringify(login);
  store.setItem(PENDING_PREFIX + state, value);
  if (store.getItem(PENDING_PREFIX + state) !== value) {
    throw new Error('Not kept');
  }
}

/**
 * Draws an unguessable one-time value, URL-safe; a UUID's 122 bits would not do. Throws without a secure source.
 *
 * @see [RFC 7636 section 4.1](https://www.rfc-editor.org/rfc/rfc7636#section-4.1)
 */
export function drawSecret(crypto: Browser['crypto']): string {
  const bytes = new Uint8Array(SECRET_BYTES);
  (crypto as Crypto).getRandomValues(bytes);
  return base64url(bytes);
}
