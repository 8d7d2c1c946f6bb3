import type { Context } from 'hono';
import type { Bulkhead } from './bulkhead.ts';
import { clientKey } from './client-key.ts';
import { failureReply } from './failure-reply.ts';
import type { LimitedRoute, RateLimit } from './rate-limit.ts';
import type { Reply } from './route.ts';

/** What keeps one caller, or a slow Instagram, from taking all there is. */
export interface Limits {
  rateLimit: RateLimit;
  /** Who calls; all for whom it has no answer share one count. */
  clientAddress?: (request: Request, env: unknown) => string | undefined;
  /** The route's own. */
  bulkhead: Bulkhead;
}

/**
 * Runs what calls Instagram, unless the caller has called too often or too many calls are under way.
 *
 * What can be refused without Instagram should be refused before: it does not count.
 */
export async function withinLimits(
  c: Context,
  route: LimitedRoute,
  { rateLimit, clientAddress, bulkhead }: Limits,
  work: () => Promise<Reply>,
): Promise<Reply> {
  const retryAfterS = await rateLimit(clientKey(clientAddress?.(c.req.raw, c.env)), route);
  if (retryAfterS !== undefined) return failureReply({ reason: 'rate_limited', retryAfterS });
  return await bulkhead.run(work, failureReply);
}
