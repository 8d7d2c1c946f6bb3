import { failureReply } from './failure-reply.ts';
import { allowOf, type Handler, type Route } from './route.ts';

/** Two hours: the longest that browsers keep a preflight's answer. */
const MAX_AGE_S = '7200';

/**
 * Refuses a request from a page that is not one of the route's readers; without an `Origin` it goes on.
 *
 * Fails closed: `null`, as sandboxed and local pages send it, is on no list. A route for which a missing
 * `Origin` is wrong says so itself.
 */
export function forReaders({ readers }: Route, handle: Handler): Handler {
  if (readers === undefined) return handle;
  return (c) => {
    const origin = c.req.header('origin');
    return origin === undefined || readers.has(origin)
      ? handle(c)
      : failureReply({ reason: 'origin_not_allowed' });
  };
}

/**
 * Answers a preflight with constants, whatever it asks for: nothing of the request is reflected.
 *
 * hono's own middleware answers every OPTIONS request alike, unknown pages' too, and weighs four times this.
 *
 * @see [CORS preflight](https://fetch.spec.whatwg.org/#cors-preflight-fetch)
 */
export function preflight(route: Route): Handler {
  const { readers, allowHeaders = '' } = route;
  const allow = allowOf(route);
  const granted = {
    'Access-Control-Allow-Methods': allow,
    'Access-Control-Allow-Headers': allowHeaders,
    'Access-Control-Max-Age': MAX_AGE_S,
  };
  return (c) => {
    const isAllowed = readers?.has(c.req.header('origin') ?? '') === true;
    const headers = { Allow: allow, ...(isAllowed ? granted : {}) };
    return { status: 204, headers };
  };
}
