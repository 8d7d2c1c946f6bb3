import type { Browser } from '../auth/browser.ts';
import { fieldsOf } from '../auth/token.ts';
import { PROVIDERS, type ProviderName } from '../config/providers.ts';
import { parseToken } from '../auth/token-reply.ts';
import type { Token } from '../auth/token.ts';

/** Where the token is, in a page that was built to keep it. */
const KEPT_TOKEN = 'latchkey:token';

type Storing = Pick<Browser, 'sessionStorage'>;

/**
 * Keeps a token in this tab's `sessionStorage`, so that a reload does not sign out; opt-in.
 *
 * Every script of the page's origin can read it there, as it can read the page. A storage that is full
 * or blocked keeps nothing without a message, because the token is on screen all the same. `signedOut` is the last
 * sign-out that the page knew when it signed in: see `lastSignOut`.
 *
 * @see [RFC 10017 section 8.4](https://www.rfc-editor.org/rfc/rfc10017#section-8.4)
 */
export function keepToken(browser: Storing, token: Token, signedOut?: string): void {
  const { provider, issuedAt, dataAccessEndsAt } = token;
  try {
    const record = { provider, issuedAt, dataAccessEndsAt, signedOut, reply: replyOf(token) };
    browser.sessionStorage().setItem(KEPT_TOKEN, JSON.stringify(record));
  } catch {
    // It will not outlive a reload.
  }
}

/**
 * The token that was kept; undefined when there is none, or what is there is not one of ours.
 *
 * Nor after another tab has signed out since, which this one cannot have heard while it was away.
 */
export function keptToken(browser: Storing, signedOut?: string): Token | undefined {
  try {
    const record = fieldsOf(JSON.parse(browser.sessionStorage().getItem(KEPT_TOKEN) ?? ''));
    const { provider, issuedAt, dataAccessEndsAt, reply } = record;
    const known = isProvider(provider) && typeof issuedAt === 'number';
    const current = record['signedOut'] === signedOut;
    if (!current) browser.sessionStorage().removeItem(KEPT_TOKEN);
    const token = known && current ? parseToken(reply, provider, issuedAt) : undefined;
    return token && typeof dataAccessEndsAt === 'number' ? { ...token, dataAccessEndsAt } : token;
  } catch {
    return undefined;
  }
}

function isProvider(name: unknown): name is ProviderName {
  return typeof name === 'string' && Object.hasOwn(PROVIDERS, name);
}

/** The token as the proxy would have given it, so that what reads one reads the other. */
function replyOf({ issuedAt, expiresAt, ...token }: Token): object {
  return {
    access_token: token.accessToken,
    token_type: 'bearer',
    expires_in: expiresAt === undefined ? undefined : (expiresAt - issuedAt) / 1000,
    refresh_token: token.refreshToken,
    scope: token.scopes?.join(' '),
    user_id: token.userId,
    user: token.user,
    warning: token.warning,
  };
}
