import type { Call } from '../call.ts';
import { flatError, graphError } from '../reply.ts';
import { isClassic } from './error-reply.ts';
import type { Simulation } from './simulation.ts';

const USED_UP = { call_count: 100, total_cputime: 25, total_time: 25 };

/**
 * Says that there were too many calls, in the words of the endpoint's generation.
 *
 * Does not count calls: it is a fault that somebody asked for.
 *
 * @see [Rate Limits](https://developers.facebook.com/docs/graph-api/overview/rate-limiting)
 */
export function throttledReply(call: Call, simulation: Simulation): Response {
  if (isClassic(call, simulation)) {
    const text = 'The maximum number of requests per hour has been exceeded.';
    return flatError(text, 429, 'OAuthRateLimitException');
  }
  const message =
    'There have been too many calls to this Instagram account. Wait a bit and try again.';
  return graphError({ message, code: 80002 }, simulation.random, {
    'x-app-usage': JSON.stringify(USED_UP),
    'x-business-use-case-usage': JSON.stringify({
      '17841401313574613': [{ type: 'instagram', ...USED_UP, estimated_time_to_regain_access: 5 }],
    }),
  });
}
