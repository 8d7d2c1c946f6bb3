import { judge, parseRetryAfter } from './judge.ts';
import type { JsonObject } from '../json.ts';
import {
  sendOnce,
  type UpstreamFetch,
  type UpstreamOutcome,
  type UpstreamRequest,
} from './upstream.ts';
import type { Result } from '../failure.ts';

/** How long a request to the proxy may take: the page gives up at 15 s. */
export interface Budget {
  /** All calls together, from the first on. */
  totalMs: number;
  /** Any one call, headers and body. */
  callMs: number;
}

/** Leaves the proxy half a second of its 12 s, and a second step at least 3.5 s. */
export const BUDGET: Budget = { totalMs: 11_500, callMs: 8_000 };

/** What calls need from outside. `random` gives 0 to 1, `now` milliseconds that never run backwards. */
export interface CallDeps {
  fetch: UpstreamFetch;
  now: () => number;
  random: () => number;
  budget: Budget;
}

/** The calls that one request to the proxy makes, within one budget. */
export interface Calls {
  /** Sends what spends a code: once, whatever happens. */
  spend(request: UpstreamRequest): Promise<Result<JsonObject>>;
  /** Sends what changes nothing: once more if it did not get through. */
  read(request: UpstreamRequest): Promise<Result<JsonObject>>;
  /** From here on, no words of Instagram's show this value. */
  conceal(value: string): void;
  /** Milliseconds spent waiting for Instagram so far. */
  elapsedMs(): number;
}

const MAX_RETRY_WAIT_MS = 10_000;
/** A retry that has less than this is not worth its wait. */
const MIN_CALL_MS = 500;

function needsRetry(outcome: UpstreamOutcome): boolean {
  if (outcome.kind === 'unreachable') return true;
  return 'status' in outcome && [502, 503, 504].includes(outcome.status);
}

/** 100 to 400 ms, so that those who failed together do not come back together. */
function retryWaitMs(outcome: UpstreamOutcome, random: number): number {
  const jitterMs = 100 + random * 300;
  const seconds = 'retryAfter' in outcome ? parseRetryAfter(outcome.retryAfter) : undefined;
  return (seconds ?? 0) * 1000 + jitterMs;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Opens the budget of one request. `secrets` are concealed from the start. */
export function createCalls(
  { fetch, now, random, budget }: CallDeps,
  secrets: readonly string[],
): Calls {
  const sensitive = [...secrets];
  const startedAt = now();
  let elapsedMs = 0;
  const remainingMs = () => budget.totalMs - (now() - startedAt);

  async function send(request: UpstreamRequest): Promise<UpstreamOutcome> {
    const timeoutMs = Math.min(budget.callMs, remainingMs());
    if (timeoutMs <= 0) return { kind: 'timeout' };
    const sentAt = now();
    const outcome = await sendOnce(fetch, request, timeoutMs);
    elapsedMs += now() - sentAt;
    return outcome;
  }

  async function sendAgain(request: UpstreamRequest, first: UpstreamOutcome) {
    const waitMs = retryWaitMs(first, random());
    if (waitMs > MAX_RETRY_WAIT_MS + 400 || waitMs + MIN_CALL_MS > remainingMs()) return first;
    await pause(waitMs);
    return await send(request);
  }

  return {
    conceal: (value) => void sensitive.push(value),
    elapsedMs: () => elapsedMs,
    async spend(request) {
      return judge(await send(request), { spendsCode: true, sensitive });
    },
    async read(request) {
      const first = await send(request);
      const last = needsRetry(first) ? await sendAgain(request, first) : first;
      return judge(last, { spendsCode: false, sensitive });
    },
  };
}
