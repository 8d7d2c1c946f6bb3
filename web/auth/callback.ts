/** Pure. Reads what a provider put into the address, and whether it is the answer to a login of this tab. */
import type { Store } from './browser.ts';
import type { ProviderName, ResponseType } from '../config/providers.ts';

/** A login that left for the consent page; kept in this tab's `sessionStorage`, under its `state`. */
export interface PendingLogin {
  provider: ProviderName;
  /** The app that the login was begun for; its code can be exchanged by that app alone. */
  clientId: string;
  responseType: ResponseType;
  /**
   * The proxy that the login was begun with; its code goes there and nowhere else.
   *
   * Absent in a record of an older build, whose answer is not exchanged: the person starts again.
   */
  proxyUrl?: string;
  redirectUri: string;
  /** The authorization server that was asked in the provider's place; its answer must name it. */
  iss?: string;
  /** What proves to that server that the code comes back to who asked for it (RFC 7636). */
  verifier?: string;
  /** Where on this site the person wants to be afterwards, as it was asked for: see `returnPath`. */
  returnTo?: string;
  /** Milliseconds since the epoch, by this device's clock. */
  createdAt: number;
}

/** How long a consent page may stay open. */
export const PENDING_MAX_AGE_MS = 10 * 60_000;
/** A record from further in the future than this was made before the clock was set back. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;
/** Before the `state` in the record's key: one record each, so that parallel logins never overwrite one another. */
export const PENDING_PREFIX = 'latchkey:pending:';

/**
 * Takes the login of this `state`, once: whatever it finds there is deleted.
 *
 * Does not look at its age: see `isLive`. Throws where storage is blocked.
 */
export function takePending(store: Store, state: string): PendingLogin | undefined {
  const login = parsePending(store.getItem(PENDING_PREFIX + state));
  store.removeItem(PENDING_PREFIX + state);
  return login;
}

/** Whether a login is young enough to be answered; a fact of this device's clock alone. */
export function isLive({ createdAt }: PendingLogin, now: number): boolean {
  const age = now - createdAt;
  return age <= PENDING_MAX_AGE_MS && age >= -CLOCK_TOLERANCE_MS;
}

const TEXTS = ['provider', 'clientId', 'responseType', 'redirectUri'];

/** Reads a record; undefined when it is not one of ours, since other scripts of this origin may write here too. */
export function parsePending(value: string | null): PendingLogin | undefined {
  try {
    const record = Object(JSON.parse(value ?? '')) as Partial<PendingLogin>;
    const { createdAt, ...texts } = record;
    const written = Object.values(texts).every((text) => typeof text === 'string');
    const complete = written && TEXTS.every((name) => name in texts);
    return complete && typeof createdAt === 'number' ? (record as PendingLogin) : undefined;
  } catch {
    return undefined;
  }
}

declare const verified: unique symbol;

/** A code whose `state` was checked against a login of this tab; made in this file alone. */
export type VerifiedCode = string & { readonly [verified]: true };

/** A login that was answered with a code, as it must be. */
export interface VerifiedLogin extends PendingLogin {
  code: VerifiedCode;
}

/** Which login an answer says that it belongs to, and who says so; neither is ever empty. */
interface Origin {
  state: string | undefined;
  /** The authorization server, where it is one that names itself (RFC 9207). */
  iss: string | undefined;
}

/** What an address holds; nothing of it is verified. `fields` is what an error or a token came with. */
export type Callback =
  | { kind: 'nothing'; state?: undefined; returnTo?: string | null }
  | { kind: 'malformed'; state?: undefined }
  | (Origin & { kind: 'error' | 'token'; fields: URLSearchParams })
  | (Origin & { kind: 'code'; code: string });

/** What makes an address an answer, by its exact name: a page may have an `error_log` or a `state` of its own. */
const ANSWER = /^(code|error|access_token)$/;
/** What OAuth and Meta put into an address. Nothing of it may come twice in an answer (RFC 6749 section 3.1). */
export const PARAMETER =
  /^(code|state|iss|scope|error(_(code|description|message|reason|uri))?|(access|long_lived)_token|token_type|(data_access_)?expir(es_in|ation_time)|(grant|deni)ed_scopes)$/;
/** Printable ASCII without a space; longer than any code that was ever seen, sealed ones included. */
const CODE = /^[!-~]{1,8192}$/;

/**
 * Reads an address, query and fragment apart; never throws for an address that a browser shows.
 *
 * Verifies nothing. The `#_` and `#_=_` that Meta appends are no parameters, and so fall away.
 *
 * @see [RFC 6749 section 4.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2) and 4.2.2
 */
export function readCallback(href: string): Callback {
  const { search, hash } = new URL(href);
  const query = new URLSearchParams(search);
  const fragment = new URLSearchParams(hash.slice(1));
  const all = new URLSearchParams([...query, ...fragment]);
  const names = [...all.keys()].filter((name) => PARAMETER.test(name));
  const answers = names.filter((name) => ANSWER.test(name));
  if (answers.length === 0) return { kind: 'nothing' };
  if (new Set(names).size < names.length) return { kind: 'malformed' };
  // Where Instagram's classic API puts the state of a token is not documented: either place will do.
  const origin = { state: all.get('state') || undefined, iss: all.get('iss') || undefined };
  // An error wins over everything beside it; Meta puts it on the query, in both flows.
  const failed = [query, fragment].find((fields) => fields.has('error'));
  if (failed) return { kind: 'error', ...origin, fields: failed };
  // Elsewhere than here neither is an answer.
  const code = query.get('code');
  const token = fragment.get('access_token');
  if (answers.length > 1 || !CODE.test(code ?? token ?? '')) return { kind: 'malformed' };
  return code === null
    ? { kind: 'token', ...origin, fields: fragment }
    : { kind: 'code', ...origin, code };
}

/**
 * Verifies a code against the login that was kept under the code's very `state`; undefined when they do not fit.
 *
 * Both must be there: two absent values would be equal. The issuer must be the one that was asked: none
 * where the provider itself was. Does not know whether the same answer was used before, in this tab or
 * another: see `claim`.
 *
 * @see [RFC 9700 section 2.1](https://www.rfc-editor.org/rfc/rfc9700#section-2.1)
 * @see [RFC 9207 section 2.4](https://www.rfc-editor.org/rfc/rfc9207#section-2.4)
 */
export function verifyLogin(
  callback: Callback,
  pending: PendingLogin | undefined,
  now: number,
): VerifiedLogin | undefined {
  const isOurs =
    callback.kind === 'code' &&
    callback.state &&
    pending?.responseType === 'code' &&
    isLive(pending, now) &&
    callback.iss === pending.iss;
  return isOurs ? { ...pending, code: callback.code as VerifiedCode } : undefined;
}
