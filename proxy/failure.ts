/** What can go wrong, with its evidence, and the result of what can. */
import type { ProviderError, Reason, UpstreamReason } from './contract.ts';

/** The failures whose reply needs more than their reason. No evidence is a value of the request. */
type WithEvidence =
  | { reason: 'method_not_allowed'; allow: string }
  | { reason: 'malformed_request'; problem: string }
  /** What was asked for is another's already. */
  | { reason: 'malformed_request'; problem: string; isConflict: true }
  | { reason: 'too_young'; nextRefreshAt: string }
  | { reason: 'unsupported_grant_type'; problem?: string }
  | { reason: 'missing_field'; field: string }
  /** With `authenticate`: the client sent a secret or a header of its own, where none is taken. */
  | { reason: 'client_unknown'; problem?: string; authenticate?: string }
  | { reason: 'rate_limited' | 'busy'; retryAfterS: number }
  /** Without `retryAfterS` the request must not be sent again: a code may have been spent. */
  | { reason: 'throttled'; retryAfterS?: number; provider?: ProviderError }
  | {
      reason: Exclude<UpstreamReason, 'throttled'>;
      provider?: ProviderError;
      problem?: string;
    };

/** An expected failure, with the evidence that its reply needs. A reason without any needs no line here. */
export type Failure = WithEvidence | { reason: Exclude<Reason, WithEvidence['reason']> };

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
