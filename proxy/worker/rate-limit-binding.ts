import type { RateLimit } from '../http/rate-limit.ts';

/** Workers' rate-limit binding, which counts for each location, approximately, over 10 or 60 seconds. */
interface RateLimitBinding {
  limit(options: { key: string }): Promise<{ success: boolean }>;
}

const PERIOD_S = 60;

function isBinding(value: unknown): value is RateLimitBinding {
  return (
    typeof value === 'object' &&
    value !== null &&
    'limit' in value &&
    typeof value.limit === 'function'
  );
}

/**
 * Counts with the binding, across all isolates of a location; undefined where there is no binding.
 *
 * A binding that fails lets the request on: it is there to spare Instagram, not to keep anyone out.
 *
 * @see [Rate limiting binding](https://developers.cloudflare.com/workers/runtime-apis/bindings/rate-limit/)
 */
export function bindingRateLimit(binding: unknown): RateLimit | undefined {
  if (!isBinding(binding)) return undefined;
  return async (clientAddress, route = 'token') => {
    const key = `${route} ${clientAddress}`;
    const { success } = await binding.limit({ key }).catch(() => ({ success: true }));
    return success ? undefined : PERIOD_S;
  };
}
