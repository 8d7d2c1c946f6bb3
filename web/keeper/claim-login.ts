/**
 * A login whose code goes to the proxy's keeper and not to its token endpoint, so that this page never holds the token.
 *
 * It is kept under a name of its own: to the rest of the page its answer belongs to no login, and is sent nowhere.
 */
import { authorizeUrl } from '../auth/authorize-url.ts';
import { drawSecret, type Begun } from '../auth/begin-login.ts';
import type { Browser } from '../auth/browser.ts';
import { PENDING_MAX_AGE_MS } from '../auth/callback.ts';
import { fieldsOf } from '../auth/token.ts';
import { whyNot } from '../auth/why-not.ts';
import type { Config } from '../config/config.ts';

/** What is kept in this tab while the person is at Instagram. */
export interface ClaimLogin {
  claim: string;
  /** The proxy that the claim is for. */
  proxyUrl: string;
  redirectUri: string;
  createdAt: number;
}

/** Before the `state` in the record's key. */
const PREFIX = 'latchkey:claim:';

/** Prepares the login of a claim: the address to go to, or why this page must not be left. Does not navigate. */
export function beginClaim(browser: Browser, config: Config, claim: string): Begun {
  const failure = whyNot(browser);
  if (failure !== undefined) return { failure };
  const state = drawSecret(browser.crypto);
  const { proxyUrl, redirectUri } = config;
  const login: ClaimLogin = { claim, proxyUrl, redirectUri, createdAt: browser.now() };
  try {
    browser.sessionStorage().setItem(PREFIX + state, JSON.stringify(login));
  } catch {
    return { failure: { reason: 'storage_unavailable' } };
  }
  const request = { responseType: 'code', redirectUri, state } as const;
  return { url: authorizeUrl(config.providers.instagram, request) };
}

/** Whether an answer with this `state` belongs to a claim's login of this tab. Where storage is blocked it does not. */
export function isOfClaim(browser: Browser, state: string): boolean {
  try {
    return browser.sessionStorage().getItem(PREFIX + state) !== null;
  } catch {
    return false;
  }
}

/** Takes the login of this `state`, once; undefined when it is too old, or was begun with another proxy. */
export function takeClaim(
  browser: Browser,
  proxyUrl: string,
  state: string,
): ClaimLogin | undefined {
  const store = browser.sessionStorage();
  const login = parse(store.getItem(PREFIX + state));
  store.removeItem(PREFIX + state);
  const age = browser.now() - (login?.createdAt ?? 0);
  return login?.proxyUrl === proxyUrl && age <= PENDING_MAX_AGE_MS ? login : undefined;
}

/** Reads a record; undefined when it is not one of ours, since other scripts of this origin may write here too. */
function parse(text: string | null): ClaimLogin | undefined {
  try {
    const record = fieldsOf(JSON.parse(text ?? ''));
    const texts = [record['claim'], record['proxyUrl'], record['redirectUri']];
    const isWhole = texts.every((it) => typeof it === 'string');
    return isWhole && typeof record['createdAt'] === 'number'
      ? (record as unknown as ClaimLogin)
      : undefined;
  } catch {
    return undefined;
  }
}
