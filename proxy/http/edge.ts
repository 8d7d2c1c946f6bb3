import type { Context, MiddlewareHandler } from 'hono';
import type { ErrorCode, ErrorReply, Reason } from '../contract.ts';
import { toReply } from './failure-reply.ts';
import { loggedMethod, type Log } from './log.ts';
import type { Failure } from '../failure.ts';

/** What handlers leave for the log line and for `Server-Timing`. */
export interface EdgeEnv {
  Variables: {
    requestId: string;
    /** Where the path itself is not the route's name. */
    route?: string;
    instagramMs: number;
    reason?: Reason;
    longLivedReason?: Reason;
  };
}

/** Some origins, by name or by pattern. */
export type Origins = Pick<ReadonlySet<string>, 'has'>;

/** What the edge needs from outside. `now` is in milliseconds and never runs backwards. */
export interface EdgeDeps {
  /** The pages that may read what is answered where no route is. */
  origins: Origins;
  /** The paths that there are, and the pages that may read what they answer. */
  routes: ReadonlyMap<string, Origins>;
  now: () => number;
  newRequestId: () => string;
  log: Log;
}

const HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  // Without includeSubDomains: the other hosts below this name are the site owner's, not ours to speak for.
  ['Strict-Transport-Security', 'max-age=63072000'],
  ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Vary', 'Origin'],
];

/** Answers with JSON. */
export function sendJson(
  status: number,
  body: object,
  headers: Record<string, string> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8' },
  });
}

/**
 * Answers with a failure, which also goes into the log.
 *
 * `override` is for a route whose own RFC asks for another status.
 */
export function sendFailure(
  c: Context<EdgeEnv>,
  failure: Failure,
  override?: { status: number; error: ErrorCode; headers: Record<string, string> },
): Response {
  const { status, headers, body } = toReply(failure);
  c.set('reason', body.reason);
  const reply: ErrorReply = { ...body, request_id: c.get('requestId') };
  if (override === undefined) return sendJson(status, reply, headers);
  return sendJson(override.status, { ...reply, error: override.error }, override.headers);
}

/**
 * What every reply has, whatever happened: the security headers, the log line, and for a page that may ask,
 * the right to read it. Cookies are never granted.
 */
export function edge({
  origins,
  routes,
  now,
  newRequestId,
  log,
}: EdgeDeps): MiddlewareHandler<EdgeEnv> {
  return async function edge(c, next) {
    const startedAt = now();
    c.set('requestId', newRequestId());
    c.set('instagramMs', 0);
    try {
      await next();
    } catch {
      // Hono hands only instances of Error to onError; anything at all can be thrown.
      c.res = sendFailure(c, { reason: 'internal' });
    }
    const origin = c.req.header('origin');
    const { headers } = c.res;
    if (!headers.has('Cache-Control')) {
      headers.set('Cache-Control', 'no-store');
      // RFC 6749 section 5.1 wants it beside no-store.
      headers.set('Pragma', 'no-cache');
    }
    for (const [name, value] of HEADERS) if (!headers.has(name)) headers.set(name, value);
    const route = c.get('route') ?? c.req.path;
    const readers = routes.get(route) ?? origins;
    if (origin !== undefined && readers.has(origin)) {
      headers.set('Access-Control-Allow-Origin', origin);
      headers.set('Access-Control-Expose-Headers', 'Retry-After, Server-Timing');
      headers.set('Timing-Allow-Origin', origin);
    }
    const instagramMs = Math.round(c.get('instagramMs'));
    const proxyMs = Math.max(0, Math.round(now() - startedAt) - instagramMs);
    if (c.req.path === '/token') {
      headers.set('Server-Timing', `instagram;dur=${instagramMs}, proxy;dur=${proxyMs}`);
    }
    const reason = c.get('reason');
    const longLivedReason = c.get('longLivedReason');
    log({
      request_id: c.get('requestId'),
      method: loggedMethod(c.req.method),
      route: routes.has(route) ? route : 'other',
      status: c.res.status,
      ...(reason !== undefined && { reason }),
      ...(longLivedReason !== undefined && { long_lived_reason: longLivedReason }),
      instagram_ms: instagramMs,
      proxy_ms: proxyMs,
    });
  };
}
