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
 * Asks the isolate's own counter and then, where one is bound, the binding.
 *
 * Without a binding each isolate counts alone. A binding that fails lets the request on: it is there to spare
 * Instagram, not to keep anyone out.
 *
 * @see [Rate limiting binding](https://developers.cloudflare.com/workers/runtime-apis/bindings/rate-limit/)
 */
export function withBinding(counter: RateLimit, binding: unknown): RateLimit {
  if (!isBinding(binding)) return counter;
  return async (clientAddress, route = 'token') => {
    const retryAfterS = await counter(clientAddress, route);
    if (retryAfterS !== undefined) return retryAfterS;
    const key = `${route} ${clientAddress}`;
    const { success } = await binding.limit({ key }).catch(() => ({ success: true }));
    return success ? undefined : PERIOD_S;
  };
}
