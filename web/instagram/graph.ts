import type { ProviderError, Reason } from '../../proxy/contract.ts';
import { readError } from '../../proxy/instagram/meaning.ts';
import type { Browser } from '../auth/browser.ts';
import { printable } from '../auth/refusal.ts';
import type { Token } from '../auth/token.ts';
import type { Config } from '../config/config.ts';
import { parseLossless } from './json.ts';

/** Why something could not be read with a token; the token may work all the same. */
export type ReadFailure =
  | { reason: 'offline' }
  /** Instagram's host is blocked in this browser (a tracker blocker), and the proxy could not help. */
  | { reason: 'blocked' }
  /** Neither Instagram nor the proxy answers. */
  | { reason: 'unreachable' }
  | { reason: 'timeout' }
  | { reason: 'malformed' }
  | Refused;

/** Instagram answered with an error: what it means, and its own words. */
export interface Refused {
  /** `invalid_token`: what it was asked with is no token, or no longer one (RFC 6750 section 3.1). */
  reason: 'refused' | 'invalid_token';
  why: Reason;
  status: number;
  /** The token is accepted, and can do nothing: it lacks a permission, or its app is switched off. */
  powerless?: true;
  providerError?: ProviderError;
}

/** Of the browser, what reading needs. */
export type Reader = Pick<Browser, 'fetch' | 'after' | 'online'>;

/** What is asked: an address, and the headers of ours. */
export interface Ask {
  url: string;
  headers: Record<string, string>;
}

/** An answer whose JSON nothing is known about yet, or why there is none. */
export type Answer = { status: number; json: unknown } | { failure: ReadFailure };

/** For each of at most two attempts; what takes longer is not worth waiting for. */
const READ_TIMEOUT_MS = 8_000;

/**
 * What to ask Graph for; undefined where a page cannot read the provider's data.
 *
 * The token travels in the query, as Meta documents it: a header would cost a preflight.
 */
export function graphAsk(
  { providers }: Config,
  token: Token,
  path: string,
  fields: Record<string, string>,
): Ask | undefined {
  const graphUrl = providers[token.provider]?.graphUrl;
  if (graphUrl === undefined) return undefined;
  const query = new URLSearchParams({ ...fields, access_token: token.accessToken });
  return { url: `${graphUrl}${path}?${query.toString()}`, headers: {} };
}

/**
 * Asks, and once more after a broken connection or a gateway's error. Never rejects.
 *
 * A simple request: no preflight, no cookies. Reads change nothing, so they may be tried once more; a
 * timeout has cost enough already.
 */
export async function ask(browser: Reader, what: Ask, abort: AbortSignal): Promise<Answer> {
  const first = await askOnce(browser, what, abort);
  const broken =
    'failure' in first ? first.failure.reason === 'unreachable' : isGateway(first.status);
  return broken ? await askOnce(browser, what, abort) : first;
}

async function askOnce(browser: Reader, { url, headers }: Ask, abort: AbortSignal) {
  const either = new AbortController();
  let reason: 'unreachable' | 'timeout' = 'unreachable';
  const cancel = browser.after(READ_TIMEOUT_MS, () => {
    reason = 'timeout';
    either.abort();
  });
  abort.addEventListener('abort', () => either.abort());
  try {
    abort.throwIfAborted();
    const init = { headers, credentials: 'omit', cache: 'no-store', redirect: 'error' } as const;
    const response = await browser.fetch(url, { ...init, signal: either.signal });
    return { status: response.status, json: parseLossless(await response.text()) };
  } catch (error) {
    const failure: ReadFailure = { reason: error instanceof SyntaxError ? 'malformed' : reason };
    return { failure };
  } finally {
    cancel();
  }
}

function isGateway(status: number): boolean {
  return status >= 502 && status <= 504;
}

const INVALID_TOKEN: readonly Reason[] = ['wrong_token_family', 'token_expired', 'token_revoked'];

const POWERLESS: readonly Reason[] = ['permission_missing', 'app_deactivated'];

/** Whether a reason says that a token is not or no longer valid, so that only a new login gives another. */
export function isInvalidToken(reason: Reason): boolean {
  return INVALID_TOKEN.includes(reason);
}

/** A refusal, and whether it is the token itself that is refused. */
export function refused(
  why: Reason,
  status: number,
  words: Pick<Refused, 'providerError'>,
): Refused {
  return {
    reason: isInvalidToken(why) ? 'invalid_token' : 'refused',
    why,
    status,
    ...(POWERLESS.includes(why) && { powerless: true }),
    ...words,
  };
}

/**
 * What an error of Graph's means; undefined when the answer is not an error, whatever its status.
 *
 * @see [Handling errors](https://developers.facebook.com/docs/graph-api/guides/error-handling)
 */
export function refusal({ status, json }: { status: number; json: unknown }, token: Token) {
  // An error can come with status 200: the body counts.
  const said = readError(json, status);
  if (said === undefined) return undefined;
  const { type, code, subcode, message, fbtraceId } = said.error;
  const providerError: ProviderError = {
    ...(type !== undefined && { type }),
    ...(code !== undefined && { code }),
    ...(subcode !== undefined && { subcode }),
    ...(message && { message: shown(message, token) }),
    ...(fbtraceId !== undefined && { fbtrace_id: fbtraceId }),
  };
  return refused(said.meaning, status, { providerError });
}

/** What looks like a token of today, for one that is not the one that was sent. */
const LOOKS_SECRET = /\b(?:IG|EAA)[\w-]{16,}/g;

/** Instagram repeats a token that it cannot read ("Malformed access token …"): it is shown to no one. */
function shown(message: string, { accessToken }: Token): string {
  const cleared = message.replaceAll(accessToken, '[removed]').replace(LOOKS_SECRET, '[removed]');
  return printable(cleared);
}
