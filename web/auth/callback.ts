/** Pure. Reads what a provider put into the address, and whether it is the answer to a login of this tab. */
import { isLive, type PendingLogin } from './pending-login.ts';

declare const verified: unique symbol;

/** A code whose `state` was checked against a login of this tab; made in this file alone. */
export type VerifiedCode = string & { readonly [verified]: true };

/** What an address holds; nothing of it is verified. `state` is never empty; `fields` is what a token came with. */
export type Callback =
  | { kind: 'none' | 'malformed'; state?: undefined }
  | { kind: 'error'; state: string | undefined; fields: URLSearchParams }
  | { kind: 'code'; state: string | undefined; code: string }
  | { kind: 'token'; state: string | undefined; fields: URLSearchParams };

/** What makes an address an answer. Nothing in here may come twice (RFC 6749 section 3.1). */
const PARAMETERS = /^(code$|state$|error|access_token|token_type|expires_in)/;
/** Printable ASCII without a space; longer than any code that was ever seen. */
const CODE = /^[!-~]{1,2048}$/;

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
  const names = [...query.keys(), ...fragment.keys()].filter((name) => PARAMETERS.test(name));
  if (names.length === 0) return { kind: 'none' };
  if (new Set(names).size < names.length) return { kind: 'malformed' };
  // Where Instagram's classic API puts the state of a token is not documented: either place will do.
  const state = query.get('state') ?? fragment.get('state');
  return readAnswer(query, fragment, state === null || state === '' ? undefined : state);
}

function readAnswer(
  query: URLSearchParams,
  fragment: URLSearchParams,
  state: string | undefined,
): Callback {
  // An error wins over everything beside it; Meta puts it on the query, in both flows.
  const failed = [query, fragment].find((fields) => fields.has('error'));
  if (failed) return { kind: 'error', state, fields: failed };
  const code = query.get('code');
  const token = fragment.get('access_token');
  const misplaced = query.has('access_token') || fragment.has('code');
  if (misplaced || !CODE.test(code ?? token ?? '')) return { kind: 'malformed' };
  if (token === null && code !== null) return { kind: 'code', state, code };
  return code === null ? { kind: 'token', state, fields: fragment } : { kind: 'malformed' };
}

/**
 * Verifies a code against the login that was kept under the code's very `state`; nothing when they do not fit.
 *
 * Both must be there: two absent values would be equal. Does not know whether the same answer was
 * used before, in this tab or another: see `claim`.
 *
 * @see [RFC 9700 section 2.1](https://www.rfc-editor.org/rfc/rfc9700#section-2.1)
 */
export function verifyCode(
  callback: Callback,
  pending: PendingLogin | undefined,
  now: number,
): VerifiedCode | undefined {
  if (callback.kind !== 'code' || callback.state === undefined) return undefined;
  if (pending?.responseType !== 'code' || !isLive(pending, now)) return undefined;
  return callback.code as VerifiedCode;
}
