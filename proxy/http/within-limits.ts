import type { Context } from 'hono';
import type { Bulkhead } from './bulkhead.ts';
import { clientKey } from './client-key.ts';
import { sendFailure, type EdgeEnv } from './edge.ts';
import type { LimitedRoute, RateLimit } from './rate-limit.ts';

/** What keeps one caller, or a slow Instagram, from taking all there is. */
export interface Limits {
  rateLimit: RateLimit;
  /** The route's own. */
  bulkhead: Bulkhead;
}

/**
 * Runs what calls Instagram, unless the caller has called too often or too many calls are under way.
 *
 * What can be refused without Instagram should be refused before: it does not count.
 */
export async function withinLimits(
  c: Context<EdgeEnv>,
  route: LimitedRoute,
  { rateLimit, bulkhead }: Limits,
  work: () => Promise<Response>,
): Promise<Response> {
  // A platform that knows no addresses gives no bindings either.
  const { clientAddress } = (c.env as EdgeEnv['Bindings'] | undefined) ?? {};
  const retryAfterS = await rateLimit(clientKey(clientAddress), route);
  if (retryAfterS !== undefined) return sendFailure(c, { reason: 'rate_limited', retryAfterS });
  return await bulkhead.run(work, (busy) => sendFailure(c, busy));
}
