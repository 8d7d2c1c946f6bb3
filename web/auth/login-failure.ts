import type { ErrorReply } from '../../proxy/contract.ts';

/**
 * Every way in which a login, a rescue or a renewal ends without a token; the page has one sentence and one next step for each.
 *
 * Holds no code, token or state, and nothing that a stranger wrote into the address: words of the
 * provider appear only in `description` and `reply`, and only once the `state` was verified.
 */
export type LoginFailure =
  /** The person declined on the consent page: a choice, not an error. */
  | { reason: 'cancelled' }
  /** An answer came, but this tab has no login under way: started in another browser, or not by us. */
  | { reason: 'no_pending_login' }
  /** This tab has logins under way, but the answer belongs to none of them. */
  | { reason: 'state_mismatch' }
  /** The same answer was taken once already, here or in another tab. */
  | { reason: 'already_used' }
  /** The login was begun more than ten minutes ago. */
  | { reason: 'login_expired' }
  /** Duplicated, contradictory or misplaced parameters. */
  | { reason: 'malformed_response' }
  /** The provider answered with an error; `description` only when the answer was proven to be ours. */
  | { reason: 'login_failed'; description?: string }
  /** `sessionStorage` is blocked, full, or forgets: said before the page is left. */
  | { reason: 'storage_unavailable' }
  /** The browser, or an insecure address (`http:` that is not this machine), lacks what the login needs. */
  | { reason: 'unsupported_browser'; missing: BrowserFeature }
  /** Another page shows this one in a frame. */
  | { reason: 'framed' }
  /** A token came in the address, and this page is not set up to take one. */
  | { reason: 'implicit_off' }
  /** No network, and nothing was sent. */
  | { reason: 'offline' }
  /** The proxy cannot be reached, on a call that is safe to repeat (renewals; never for a code). */
  | { reason: 'proxy_unreachable' }
  /**
   * The code was on its way when the connection failed or time ran out.
   *
   * A browser does not tell a refused connection from a broken one: the proxy may be down, and the
   * code may or may not be used up. The one next step is to start again; never "retry".
   */
  | { reason: 'outcome_unknown'; after: 'network_error' | 'timeout' }
  /** The person stopped the wait for the proxy's reply; the code may be used up. */
  | { reason: 'stopped' }
  /** The page's Content Security Policy forbids requests to the proxy, so the request never left. */
  | { reason: 'blocked_by_csp' }
  /** The proxy's URL redirects, and a code is never sent on to another one. */
  | { reason: 'proxy_redirects' }
  /** Something answers at the proxy's URL, and the browser does not let this page read it. */
  | { reason: 'proxy_unreadable' }
  /** A module of the page did not load, mostly after a new deployment of the site. */
  | { reason: 'part_missing' }
  /** Something answered, but not as the proxy does: a captive portal, a static host without a proxy. */
  | { reason: 'proxy_malformed'; status: number }
  /** The proxy refused, with its reason and Instagram's own words. */
  | { reason: 'refused'; reply: ErrorReply; status: number };

/** What the login cannot do without; insecure contexts lack the first two. */
export type BrowserFeature = 'crypto.subtle' | 'navigator.locks' | 'crypto.getRandomValues';
