import type { Context, MiddlewareHandler } from 'hono';
import type { ErrorCode, ErrorReply } from '../contract.ts';
import { toReply } from './failure-reply.ts';
import { loggedMethod, type Log } from './log.ts';
import type { EdgeEnv, Origins } from './route.ts';
import type { Failure } from '../failure.ts';

/** What the edge needs from outside. `now` is in milliseconds and never runs backwards. */
export interface EdgeDeps {
  /** The pages that may read what is answered where no route is. */
  origins: Origins;
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

/** How a route's failure differs from what its reason alone would give. */
export interface Override {
  /** For a route whose own RFC asks for another one. */
  status?: number;
  error?: ErrorCode;
  headers?: Record<string, string>;
  /** Fields beside those of every failure. */
  more?: object;
}

/** Answers with a failure, which also goes into the log. */
export function sendFailure(
  c: Context<EdgeEnv>,
  failure: Failure,
  override: Override = {},
): Response {
  const { status, headers, body } = toReply(failure);
  c.set('reason', body.reason);
  const { error = body.error } = override;
  const reply: ErrorReply = { ...override.more, ...body, error, request_id: c.get('requestId') };
  return sendJson(override.status ?? status, reply, { ...headers, ...override.headers });
}

/**
 * What every reply has, whatever happened: the security headers, the log line, and for a page that may ask,
 * the right to read it. Cookies are never granted.
 */
export function edge({ origins, now, newRequestId, log }: EdgeDeps): MiddlewareHandler<EdgeEnv> {
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
    const route = c.get('route');
    const readers = route === undefined ? origins : route.readers;
    if (origin !== undefined && readers?.has(origin)) {
      headers.set('Access-Control-Allow-Origin', origin);
      headers.set('Access-Control-Expose-Headers', 'Retry-After, Server-Timing');
      headers.set('Timing-Allow-Origin', origin);
    }
    const instagramMs = Math.round(c.get('instagramMs'));
    const proxyMs = Math.max(0, Math.round(now() - startedAt) - instagramMs);
    if (route?.isTimed) {
      headers.set('Server-Timing', `instagram;dur=${instagramMs}, proxy;dur=${proxyMs}`);
    }
    const reason = c.get('reason');
    const longLivedReason = c.get('longLivedReason');
    log({
      request_id: c.get('requestId'),
      method: loggedMethod(c.req.method),
      route: route?.path ?? 'other',
      status: c.res.status,
      ...(reason !== undefined && { reason }),
      ...(longLivedReason !== undefined && { long_lived_reason: longLivedReason }),
      instagram_ms: instagramMs,
      proxy_ms: proxyMs,
    });
  };
}
