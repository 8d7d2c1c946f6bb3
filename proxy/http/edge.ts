import type { Context } from 'hono';
import { failureReply } from './failure-reply.ts';
import { loggedMethod, type Log } from './log.ts';
import type { Handler, Origins, Reply, Route } from './route.ts';

/** What the edge needs from outside. `now` is in milliseconds and never runs backwards. */
export interface EdgeDeps {
  /** The pages that may read what is answered where no route is. */
  origins: Origins;
  now: () => number;
  newRequestId: () => string;
  log: Log;
}

/** Makes what Hono calls of a handler, at a route or where none is. */
export type Edge = (handle: Handler, route?: Route) => (c: Context) => Promise<Response>;

const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  // Without includeSubDomains: the other hosts below this name are the site owner's, not ours to speak for.
  'Strict-Transport-Security': 'max-age=63072000',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  Vary: 'Origin',
};

/** RFC 6749 section 5.1 wants both. */
const NO_STORE = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };
const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };

/** Lets the scripts of a page read an answer. Cookies are never granted. */
function readableBy(origin: string) {
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': 'Retry-After, Server-Timing',
    'Timing-Allow-Origin': origin,
  };
}

async function replyOf(c: Context, handle: Handler): Promise<Reply> {
  try {
    return await handle(c);
  } catch {
    return failureReply({ reason: 'internal' });
  }
}

/**
 * What every answer has, whatever happened: the security headers, the log line, and for a page that may ask,
 * the right to read it.
 */
export function createEdge({ origins, now, newRequestId, log }: EdgeDeps): Edge {
  return (handle, route) => {
    const readers = route === undefined ? origins : route.readers;
    return async function edge(c) {
      const startedAt = now();
      const request_id = newRequestId();
      const reply = await replyOf(c, handle);
      const { status = 200, json, body = null, reason, longLivedReason, cookies = [] } = reply;
      const instagramMs = Math.round(reply.instagramMs ?? 0);
      const proxyMs = Math.max(0, Math.round(now() - startedAt) - instagramMs);
      log({
        request_id,
        method: loggedMethod(c.req.method),
        route: route?.path ?? 'other',
        status,
        reason,
        long_lived_reason: longLivedReason,
        instagram_ms: instagramMs,
        proxy_ms: proxyMs,
      });
      const origin = c.req.header('origin');
      const headers = {
        ...HEADERS,
        ...(reply.headers?.['Cache-Control'] === undefined && NO_STORE),
        ...(json && JSON_TYPE),
        ...reply.headers,
        ...(origin !== undefined && readers?.has(origin) && readableBy(origin)),
        ...(route?.isTimed && {
          'Server-Timing': `instagram;dur=${instagramMs}, proxy;dur=${proxyMs}`,
        }),
      };
      const sent = json ? JSON.stringify({ ...json, ...(reason && { request_id }) }) : body;
      const response = new Response(sent, { status, headers });
      // A record until here, because a `Headers` costs more than all the rest; cookies may share a name.
      for (const cookie of cookies) response.headers.append('Set-Cookie', cookie);
      return response;
    };
  };
}
