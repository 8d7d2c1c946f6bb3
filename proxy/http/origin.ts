import type { MiddlewareHandler } from 'hono';
import { sendFailure, type EdgeEnv, type Origins } from './edge.ts';

/** Two hours: the longest that browsers keep a preflight's answer. */
const MAX_AGE_S = '7200';

/**
 * Refuses a request from a page that is not one of the configured ones; without an `Origin` it goes on.
 *
 * Fails closed: `null`, as sandboxed and local pages send it, is on no list. A route for which a missing
 * `Origin` is wrong says so itself.
 */
export function allowedOrigin(origins: Origins): MiddlewareHandler<EdgeEnv> {
  return async function allowedOrigin(c, next) {
    const origin = c.req.header('origin');
    if (origin !== undefined && !origins.has(origin)) {
      return sendFailure(c, { reason: 'origin_not_allowed' });
    }
    await next();
    return undefined;
  };
}

/**
 * Answers a preflight with constants, whatever it asks for: nothing of the request is reflected.
 *
 * hono's own middleware answers every OPTIONS request alike, unknown pages' too, and weighs four times this.
 *
 * @see [CORS preflight](https://fetch.spec.whatwg.org/#cors-preflight-fetch)
 */
export function preflight(
  origins: Origins,
  allow: string,
  allowHeaders: string,
): MiddlewareHandler<EdgeEnv> {
  const granted = {
    'Access-Control-Allow-Methods': allow,
    'Access-Control-Allow-Headers': allowHeaders,
    'Access-Control-Max-Age': MAX_AGE_S,
  };
  return function preflight(c) {
    const isAllowed = origins.has(c.req.header('origin') ?? '');
    const headers = { Allow: allow, ...(isAllowed ? granted : {}) };
    return Promise.resolve(new Response(null, { status: 204, headers }));
  };
}
