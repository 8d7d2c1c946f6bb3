/** What can go wrong, with its evidence, and the result of what can. */
import type { ProviderError } from './contract.ts';

/** Reasons that Instagram's answer, or the lack of one, gives. */
export type UpstreamReason =
  | 'code_spent'
  | 'code_mismatch'
  | 'redirect_uri_mismatch'
  | 'scope_invalid'
  | 'not_tester'
  | 'implicit_disabled'
  | 'permission_missing'
  | 'wrong_token_family'
  | 'token_expired'
  | 'token_revoked'
  | 'account_checkpoint'
  | 'instagram_refused'
  | 'misconfigured'
  | 'app_deactivated'
  | 'instagram_blocked'
  | 'instagram_malformed'
  | 'instagram_timeout'
  | 'instagram_unavailable'
  | 'instagram_unreachable';

/** An expected failure, with the evidence that its reply needs. No evidence is a value of the request. */
export type Failure =
  | { reason: 'method_not_allowed'; allow: string }
  | { reason: 'malformed_request' | 'unsupported_grant_type'; problem: string }
  /** What was asked for is another's already. */
  | { reason: 'malformed_request'; problem: string; isConflict: true }
  | { reason: 'missing_field'; field: string }
  | { reason: 'too_young'; nextRefreshAt: string }
  /** The client sent a secret or a header of its own, where none is taken. */
  | { reason: 'client_unknown'; problem: string; authenticate: string }
  | { reason: 'rate_limited' | 'busy'; retryAfterS: number }
  /** Without `retryAfterS` the request must not be sent again: a code may have been spent. */
  | { reason: 'throttled'; retryAfterS?: number; provider?: ProviderError }
  | { reason: UpstreamReason; provider?: ProviderError; problem?: string }
  | {
      reason:
        | 'not_found'
        | 'body_too_large'
        | 'unsupported_media_type'
        | 'unsupported_grant_type'
        | 'client_unknown'
        | 'redirect_uri_not_allowed'
        | 'origin_not_allowed'
        | 'claim_invalid'
        | 'account_mismatch'
        | 'feed_required'
        | 'not_kept'
        | 'deleted'
        | 'not_configured'
        | 'internal';
    };

/** A value, or the failure in its place. */
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** A result that has its value. */
export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** A result that is a failure. */
export function fail(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure };
}
