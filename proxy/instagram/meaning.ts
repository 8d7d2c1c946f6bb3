/**
 * Pure. What Meta's errors mean: the one table of it, for the proxy, the page and the doctor.
 *
 * Each row was met on the wire or in a public thread; `test/proxy/instagram/quoted-errors.ts` names the source of each.
 */
import type { UpstreamReason } from '../contract.ts';
import { isJsonObject } from '../json.ts';
import { parseProviderError, type RawProviderError } from './error.ts';

/** What an error of Instagram's or Facebook's means; `throttled` leaves open whether the step may be taken again. */
export type Meaning = Exclude<
  UpstreamReason,
  'instagram_blocked' | 'instagram_malformed' | 'instagram_timeout' | 'instagram_unreachable'
>;

/** The first substring that is found decides: the order matters (a code's message may name redirect_uri). */
const BY_WORDS: readonly (readonly [substring: string, meaning: Meaning])[] = [
  ['invalid platform app', 'misconfigured'],
  ['missing required field', 'misconfigured'],
  ['you must provide a', 'misconfigured'],
  ['you must include a valid client_id', 'misconfigured'],
  ['client_id provided is invalid', 'misconfigured'],
  ['invalid client id', 'misconfigured'],
  ['error validating application', 'misconfigured'],
  ['client secret', 'misconfigured'],
  ['matching code', 'code_spent'],
  ['authorization code has been used', 'code_spent'],
  ['invalid authorization code', 'code_spent'],
  ['authorization code has expired', 'code_spent'],
  ['code was invalid or expired', 'code_spent'],
  ['invalid verification code', 'code_spent'],
  ["client id doesn't match", 'code_mismatch'],
  ['redirect_uri', 'redirect_uri_mismatch'],
  ['redirect uri', 'redirect_uri_mismatch'],
  // Facebook names the redirect URI as well when that is the fault.
  ['error validating verification code', 'code_spent'],
  ['invalid scope', 'scope_invalid'],
  ['no valid scopes', 'scope_invalid'],
  ['insufficient developer role', 'not_tester'],
  ['sandbox user', 'not_tester'],
  ['app is still in development mode', 'not_tester'],
  ['implicit authentication is disabled', 'implicit_disabled'],
  ['unsupported request - method type', 'permission_missing'],
  ['this request requires scope', 'permission_missing'],
  ['due to missing permissions', 'permission_missing'],
  ['does not have permission for this action', 'permission_missing'],
  ['checkpoint', 'account_checkpoint'],
  ['challenge_required', 'account_checkpoint'],
  ['not a confirmed user', 'account_checkpoint'],
  ['cannot access the app till you log in', 'account_checkpoint'],
  ['cannot parse access token', 'wrong_token_family'],
  ['could not be decrypted', 'wrong_token_family'],
  ['malformed access token', 'wrong_token_family'],
  ['invalid oauth access token signature', 'wrong_token_family'],
  ['session has expired', 'token_expired'],
  ['session has been invalidated', 'token_revoked'],
  ['session is invalid because', 'token_revoked'],
  ['has not authorized application', 'token_revoked'],
  ['login_required', 'token_revoked'],
  ['user_has_logged_out', 'token_revoked'],
  ['the access_token provided is invalid', 'token_revoked'],
  ['invalid signed-request', 'misconfigured'],
  ['appsecret_proof', 'misconfigured'],
  ['api access deactivated', 'app_deactivated'],
  ['api access disrupted', 'app_deactivated'],
  ['api access blocked', 'app_deactivated'],
  ['app not active', 'app_deactivated'],
  ['there have been too many calls', 'throttled'],
  ['request limit reached', 'throttled'],
  ['please wait a few minutes', 'throttled'],
  ['service temporarily unavailable', 'instagram_unavailable'],
  ['retry your request later', 'instagram_unavailable'],
];

/** Of errors whose code says that it is about the session: elsewhere the same numbers mean something else. */
const BY_SESSION_SUBCODE = new Map<number, Meaning>([
  [458, 'token_revoked'],
  [459, 'account_checkpoint'],
  [460, 'token_revoked'],
  [463, 'token_expired'],
  [464, 'account_checkpoint'],
  [467, 'token_revoked'],
  [490, 'account_checkpoint'],
  [492, 'token_revoked'],
]);
const SESSION_CODES: readonly (number | undefined)[] = [102, 190];

const BY_SUBCODE = new Map<number, Meaning>([
  [36007, 'code_spent'],
  [36008, 'redirect_uri_mismatch'],
  [36009, 'code_spent'],
]);

const BY_CODE = new Map<number, Meaning>([
  [1, 'instagram_unavailable'],
  [2, 'instagram_unavailable'],
  [3, 'permission_missing'],
  [4, 'throttled'],
  [10, 'permission_missing'],
  [17, 'throttled'],
  [32, 'throttled'],
  [101, 'misconfigured'],
  [102, 'token_revoked'],
  [104, 'misconfigured'],
  [190, 'token_revoked'],
  [341, 'throttled'],
  [368, 'account_checkpoint'],
  [429, 'throttled'],
  [613, 'throttled'],
  [80002, 'throttled'],
]);

const BY_TYPE = new Map<string, Meaning>([
  ['OAuthRateLimitException', 'throttled'],
  ['OAuthAccessTokenException', 'token_revoked'],
  ['OAuthPermissionsException', 'permission_missing'],
]);

/** Recognises words of Meta's wherever they stand; undefined for words that no row has. */
export function meaningOfWords(text: string): Meaning | undefined {
  // Meta's texts vary in case and in runs of white space.
  const words = text.toLowerCase().replace(/\s+/g, ' ');
  return BY_WORDS.find(([substring]) => words.includes(substring))?.[1];
}

function meaningOfCode(code: number | undefined): Meaning | undefined {
  if (code === undefined) return undefined;
  return code >= 200 && code <= 299 ? 'permission_missing' : BY_CODE.get(code);
}

function meaningOfSubcode({ code, subcode = 0 }: RawProviderError): Meaning | undefined {
  const ofSession = SESSION_CODES.includes(code) ? BY_SESSION_SUBCODE.get(subcode) : undefined;
  return ofSession ?? BY_SUBCODE.get(subcode);
}

/**
 * Says what an error means: its text first, then its numbers, then its type, then the HTTP status.
 *
 * Never looks at the status alone when there are words: the same error comes with 200, 400 and 500. What Meta calls
 * transient says nothing about the code or the token, unless it says to slow down.
 */
export function meaningOf(error: RawProviderError, status: number): Meaning {
  const { message = '', type = '', code, isTransient } = error;
  const said =
    meaningOfWords(`${message} ${type}`) ??
    meaningOfSubcode(error) ??
    meaningOfCode(code) ??
    BY_TYPE.get(type) ??
    meaningOfStatus(status);
  return isTransient === true && said !== 'throttled' ? 'instagram_unavailable' : said;
}

/** Says what a status means when there are no words that decide. */
export function meaningOfStatus(status: number): Meaning {
  if (status === 429) return 'throttled';
  return status >= 500 ? 'instagram_unavailable' : 'instagram_refused';
}

/** An error as it was sent, and what it means. */
export interface Said {
  /** Not to be shown or logged before secrets are removed. */
  error: RawProviderError;
  meaning: Meaning;
}

/** Finds an error in an answer's JSON and says what it means; undefined when there is none, whatever the status. */
export function readError(json: unknown, status: number): Said | undefined {
  const error = isJsonObject(json) ? parseProviderError(json) : undefined;
  return error && { error, meaning: meaningOf(error, status) };
}
