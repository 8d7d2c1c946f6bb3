/** Pure. What Meta's errors mean. */
import type { UpstreamReason } from './failure.ts';
import type { RawProviderError } from './provider-error.ts';

/** What an error means. `throttled` is apart: whether to wait or to start again depends on the step. */
export type ProviderReason = UpstreamReason | 'throttled';

/** The first substring that is found decides: the order matters (a code's message may name redirect_uri). */
const BY_MESSAGE: readonly (readonly [substring: string, reason: ProviderReason])[] = [
  ['invalid platform app', 'misconfigured'],
  ['missing required field', 'misconfigured'],
  ['you must provide a', 'misconfigured'],
  ['you must include a valid client_id', 'misconfigured'],
  ['invalid client id', 'misconfigured'],
  ['error validating application', 'misconfigured'],
  ['client secret', 'misconfigured'],
  ['matching code', 'code_spent'],
  ['authorization code has been used', 'code_spent'],
  ['invalid authorization code', 'code_spent'],
  ['authorization code has expired', 'code_spent'],
  ["client id doesn't match", 'code_mismatch'],
  ['redirect_uri', 'redirect_uri_mismatch'],
  ['redirect uri', 'redirect_uri_mismatch'],
  ['invalid scope', 'scope_invalid'],
  ['no valid scopes', 'scope_invalid'],
  ['insufficient developer role', 'not_tester'],
  ['sandbox user', 'not_tester'],
  ['implicit authentication is disabled', 'implicit_disabled'],
  ['unsupported request - method type', 'permission_missing'],
  ['this request requires scope', 'permission_missing'],
  ['cannot parse access token', 'wrong_token_family'],
  ['session has expired', 'token_expired'],
  ['session has been invalidated', 'token_revoked'],
  ['the access_token provided is invalid', 'token_revoked'],
  ['invalid signed-request', 'misconfigured'],
  ['appsecret_proof', 'misconfigured'],
  ['api access deactivated', 'app_deactivated'],
  ['there have been too many calls', 'throttled'],
];

const BY_SUBCODE = new Map<number, ProviderReason>([
  [458, 'token_revoked'],
  [459, 'account_checkpoint'],
  [460, 'token_revoked'],
  [463, 'token_expired'],
  [464, 'account_checkpoint'],
  [467, 'token_revoked'],
  [492, 'token_revoked'],
  [36007, 'code_spent'],
  [36008, 'redirect_uri_mismatch'],
  [36009, 'code_spent'],
]);

const BY_CODE = new Map<number, ProviderReason>([
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

const BY_TYPE = new Map<string, ProviderReason>([
  ['OAuthRateLimitException', 'throttled'],
  ['OAuthAccessTokenException', 'token_revoked'],
  ['OAuthPermissionsException', 'permission_missing'],
]);

/** Meta's texts vary in case, in runs of white space and in a last full stop. */
function normalise(message: string): string {
  return message.toLowerCase().replace(/\s+/g, ' ').trim().replace(/\.$/, '');
}

function reasonOfCode(code: number | undefined): ProviderReason | undefined {
  if (code === undefined) return undefined;
  return code >= 200 && code <= 299 ? 'permission_missing' : BY_CODE.get(code);
}

/**
 * Says what an error means: its text first, then its numbers, then its type, then the HTTP status.
 *
 * Never looks at the status alone when there are words: the same error comes with 200, 400 and 500.
 */
export function reasonOf(error: RawProviderError, status: number): ProviderReason {
  const message = normalise(error.message ?? '');
  return (
    BY_MESSAGE.find(([substring]) => message.includes(substring))?.[1] ??
    BY_SUBCODE.get(error.subcode ?? 0) ??
    reasonOfCode(error.code) ??
    BY_TYPE.get(error.type ?? '') ??
    reasonOfStatus(status)
  );
}

/** Says what a status means when there are no words that decide. */
export function reasonOfStatus(status: number): ProviderReason {
  if (status === 429) return 'throttled';
  return status >= 500 ? 'instagram_unavailable' : 'instagram_refused';
}
