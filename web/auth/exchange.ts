import type { Browser } from './browser.ts';
import type { VerifiedCode } from './callback.ts';
import type { LoginFailure } from './login-failure.ts';
import type { ProviderName } from '../config/providers.ts';
import type { PastedCode } from './rescue/rescued.ts';
import { watchPolicy } from './watch-policy.ts';

/** Longer than the proxy's own 12 s, so that its answer about a slow Instagram still arrives. */
export const EXCHANGE_TIMEOUT_MS = 15_000;

/** What the proxy answered, unread: the page reads it once the rest of it has loaded. */
export type RawReply =
  { status: number; body: string; receivedAt: number } | { failure: LoginFailure };

/** A code on its way to the proxy. */
export interface Exchange {
  /** Never rejects. */
  reply: Promise<RawReply>;
  /** Forgets the answer; what was sent cannot be called back. */
  abort: () => void;
}

/** A code that may be exchanged: one whose `state` was verified, or one that a person put in by hand. */
export interface Grant {
  provider: ProviderName;
  /** Names the app, for a proxy that holds the secrets of two. */
  clientId: string;
  code: VerifiedCode | PastedCode['code'];
  redirectUri: string;
  /** Present when the code is a relay's. */
  verifier?: string;
  /** Where the person wants to be afterwards, unchecked: see `returnPath`. */
  returnTo?: string;
}

/** Of the browser, what a request to the proxy needs. */
export type Requester = Pick<Browser, 'fetch' | 'after' | 'now' | 'events'>;

/**
 * Sends a code to the proxy, once: there is no second attempt, whatever happens.
 *
 * The request is with the browser when this returns.
 * Does not make sure that the code was not sent before: see `claim`.
 *
 * @see [RFC 6749 section 4.1.3](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3)
 */
export function exchangeCode(browser: Requester, proxyUrl: string, grant: Grant): Exchange {
  const abort = new AbortController();
  const fields = {
    grant_type: 'authorization_code',
    code: grant.code,
    redirect_uri: grant.redirectUri,
    client_id: grant.clientId,
    ...(grant.verifier && { code_verifier: grant.verifier }),
  };
  return { reply: postToken(browser, proxyUrl, fields, abort), abort: () => abort.abort() };
}

/**
 * Posts a form to the proxy's token endpoint; never rejects.
 *
 * A form without headers of our own is a simple request: no preflight. One attempt, whose deadline
 * covers the body too.
 */
export async function postToken(
  browser: Requester,
  proxyUrl: string,
  fields: Record<string, string>,
  abort: AbortController,
): Promise<RawReply> {
  const url = `${proxyUrl}token`;
  const cancel = browser.after(EXCHANGE_TIMEOUT_MS, () => abort.abort());
  const policy = watchPolicy(browser.events);
  try {
    const response = await browser.fetch(url, {
      method: 'POST',
      body: new URLSearchParams(fields),
      credentials: 'omit',
      // A redirect is then a reply with status 0, and nothing is sent to where it leads.
      redirect: 'manual',
      signal: abort.signal,
    });
    const body = await response.text();
    return { status: response.status, body, receivedAt: browser.now() };
  } catch {
    if (await policy.forbade(url)) return { failure: { reason: 'blocked_by_csp' } };
    const after = abort.signal.aborted ? 'timeout' : 'network_error';
    return { failure: { reason: 'outcome_unknown', after } };
  } finally {
    cancel();
    policy.end();
  }
}
