import type { Browser } from './browser.ts';
import {
  type Callback,
  type PendingLogin,
  readCallback,
  takePending,
  verifyLogin,
} from './callback.ts';
import { claim } from './claim.ts';
import { exchangeCode, type Exchange, type Grant } from './exchange.ts';

/** An answer without a code for us; `settle` says what it is, once the rest of the page has loaded. */
export interface Unsettled {
  kind: 'unsettled';
  callback: Callback;
  /** The login that the answer belongs to; taken, so no other tab can. */
  pending: PendingLogin | undefined;
  /** The very same answer was taken before. */
  spent: boolean;
}

/** A code that was claimed for this tab; without an `exchange` it waits for the network. */
export interface Granted {
  kind: 'code';
  grant: Grant;
  exchange?: Exchange | undefined;
}

/** What the page was opened with: nothing, a code, or some other answer. */
export type Arrival =
  /** `returnTo` is what the address asked for, unchecked: see `returnPath`. */
  { kind: 'nothing'; returnTo?: string | null } | Granted | Unsettled;

/**
 * Reads the address and cleans it before anything else happens on the page: of query and fragment, or as
 * `clean` says (see `withoutAnswer`).
 *
 * Replaces the entry of the history, so that Back never finds a code or a token; a router's `history.state`
 * stays. Verifies nothing.
 *
 * @see [RFC 6749 section 10.5](https://www.rfc-editor.org/rfc/rfc6749#section-10.5)
 */
export function takeAddress(
  { location, history }: Pick<Browser, 'location' | 'history'>,
  clean = (href: string) => href.replace(/[?#].*/, ''),
): Callback {
  const { href } = location;
  // The whole address: a path that begins with two slashes would be another host's.
  if (/[?#]/.test(href)) history.replaceState(history.state, '', clean(href));
  const callback = readCallback(href);
  return callback.kind === 'nothing'
    ? { ...callback, returnTo: new URL(href).searchParams.get('return_to') }
    : callback;
}

/**
 * Takes an answer on: verifies it, claims it, and sends its code.
 *
 * When this resolves the token request is on its way, or there will be none. Calls the network at
 * most once, and only with a verified code that was not claimed before. A login that was begun with
 * another proxy is not found.
 */
export async function arrive(
  browser: Browser,
  proxyUrl: string,
  callback: Callback,
): Promise<Arrival> {
  if (callback.kind === 'nothing') return callback;
  const pending = find(browser, proxyUrl, callback);
  const grant = verifyLogin(callback, pending, browser.now());
  const unsettled: Unsettled = { kind: 'unsettled', callback, pending, spent: false };
  if (!grant) return unsettled;
  const first = await claim(browser, [callback.state ?? '', grant.code]).catch(() => undefined);
  if (first !== true) return { ...unsettled, spent: first === false };
  const exchange = browser.online() ? exchangeCode(browser, proxyUrl, grant) : undefined;
  return { kind: 'code', grant, exchange };
}

/** Takes the login of the answer's `state`; in a frame, or where storage is blocked, there is none. */
function find(browser: Browser, proxyUrl: string, { state }: Callback): PendingLogin | undefined {
  if (!state || browser.framed) return undefined;
  try {
    const login = takePending(browser.sessionStorage(), state);
    return login?.proxyUrl === proxyUrl ? login : undefined;
  } catch {
    return undefined;
  }
}
