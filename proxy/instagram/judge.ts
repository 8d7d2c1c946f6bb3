/** Pure. What an answer of Instagram means for the caller. */
import type { ProviderError } from '../contract.ts';
import type { JsonObject } from '../json.ts';
import { meaningOfStatus, readError, type Meaning } from './meaning.ts';
import { redact } from './redact.ts';
import type { UpstreamOutcome } from './upstream.ts';
import { fail, ok, type Failure, type Result } from '../failure.ts';

type JudgedReason = Meaning | 'instagram_blocked' | 'instagram_malformed';

const DEFAULT_RETRY_AFTER_S = 60;
const MAX_RETRY_AFTER_S = 3600;

/** Reads `Retry-After` as whole seconds; dates and nonsense count as absent. */
export function parseRetryAfter(header: string | null): number | undefined {
  return /^\d{1,9}$/.test(header ?? '') ? Number(header) : undefined;
}

function clampedRetryAfter(header: string | null): number {
  const seconds = parseRetryAfter(header) ?? DEFAULT_RETRY_AFTER_S;
  return Math.min(Math.max(seconds, 1), MAX_RETRY_AFTER_S);
}

/** What a body that is not a JSON object says by its status alone. */
function reasonWithoutJson(status: number): JudgedReason {
  if (status === 429 || status >= 500) return meaningOfStatus(status);
  return status === 401 || status === 403 ? 'instagram_blocked' : 'instagram_malformed';
}

/**
 * Judges what came of a request: JSON that holds no error, or a failure.
 *
 * `spendsCode` tells a request that must never be sent again; `sensitive` are the values that no words may show.
 * Does not check that the JSON holds what was asked for.
 */
export function judge(
  outcome: UpstreamOutcome,
  { spendsCode, sensitive }: { spendsCode: boolean; sensitive: readonly string[] },
): Result<JsonObject> {
  if (outcome.kind === 'timeout' || outcome.kind === 'unreachable') {
    return fail({ reason: `instagram_${outcome.kind}` });
  }
  const refuse = (reason: JudgedReason, provider?: ProviderError) => {
    const evidence = provider === undefined ? {} : { provider };
    const failure: Failure =
      reason === 'throttled' && !spendsCode
        ? { reason, retryAfterS: clampedRetryAfter(outcome.retryAfter), ...evidence }
        : { reason, ...evidence };
    return fail(failure);
  };
  const { status } = outcome;
  if (outcome.kind === 'not_json') return refuse(reasonWithoutJson(status));
  // The body before the status: errors arrive with 200 as well.
  const said = readError(outcome.json, status);
  if (said !== undefined) return refuse(said.meaning, redact(said.error, sensitive));
  return status < 400 ? ok(outcome.json) : refuse(reasonWithoutJson(status));
}
