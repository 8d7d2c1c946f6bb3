import type { Config } from '../config/config.ts';
import type { Browser } from './browser.ts';
import { postToken } from './exchange.ts';
import type { Settled } from './settle.ts';
import { readTokenReply } from './token-reply.ts';
import type { Token } from './token.ts';

/** `refresh`: a long-lived token for a fresh one; `extend`: a one-hour token for the 60-day one. */
export type RenewalKind = 'refresh' | 'extend';

/** The grant of each kind (RFC 6749 section 6, RFC 8693 section 2.1). */
const FORMS: Record<RenewalKind, (token: Token) => Record<string, string>> = {
  refresh: ({ refreshToken = '' }) => ({
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
  }),
  extend: ({ accessToken }) => ({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    subject_token: accessToken,
  }),
};

/**
 * Asks the proxy for a longer or fresher token.
 *
 * Rejects only where a module does not load. The old token stays valid whatever comes of it, so that trying again is safe.
 *
 * @see [RFC 8693 section 2](https://www.rfc-editor.org/rfc/rfc8693#section-2)
 */
export async function renew(
  browser: Browser,
  { proxyUrl, providers }: Config,
  token: Token,
  kind: RenewalKind,
  signal: AbortSignal,
): Promise<Settled> {
  const appId = providers[token.provider]?.appId;
  const form = { ...FORMS[kind](token), ...(appId === undefined ? {} : { client_id: appId }) };
  const abort = new AbortController();
  signal.addEventListener('abort', () => abort.abort());
  const raw = await postToken(browser, proxyUrl, form, abort);
  // A renewal spends nothing, so an unknown outcome is no worse than a proxy that cannot be reached.
  if ('failure' in raw && raw.failure.reason === 'outcome_unknown') {
    const { whyNoReply } = await import('./why-no-reply.ts');
    const why = await whyNoReply(browser, proxyUrl);
    return { failure: why ?? { reason: 'proxy_unreachable' } };
  }
  const outcome = await readTokenReply(raw, token.provider);
  return 'failure' in outcome ? outcome : { token: merged(token, outcome.token) };
}

/** What a renewal's reply leaves out has not changed. */
function merged({ scopes, userId, user }: Token, fresh: Token): Token {
  return {
    ...(scopes === undefined ? {} : { scopes }),
    ...(userId === undefined ? {} : { userId }),
    ...(user === undefined ? {} : { user }),
    ...fresh,
  };
}
