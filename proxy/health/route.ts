import { sendFailure, sendJson } from '../http/edge.ts';
import type { Config } from '../config/config.ts';
import { isPreviewUri } from '../config/previews.ts';
import { parseQuery } from '../http/query.ts';
import type { Handler, Route } from '../http/route.ts';

/**
 * `GET /healthz`: the proxy is up and configured; with a `redirect_uri`, also whether that page may log in.
 *
 * Compares byte for byte, as a login does, and never says which pages may.
 */
export function healthRoute({ origins, redirectUris, relay }: Config): Route {
  const health: Handler = (c) => {
    const { fields, repeated } = parseQuery(c.req.url);
    if (repeated.has('redirect_uri')) {
      const problem = 'Ask for one redirect_uri at a time.';
      return sendFailure(c, { reason: 'malformed_request', problem });
    }
    const uri = fields.get('redirect_uri');
    if (uri === undefined) return sendJson(200, { status: 'ok' });
    const isAllowed = redirectUris.has(uri) || isPreviewUri(relay?.previews ?? [], uri);
    return sendJson(200, { status: 'ok', redirect_uri_allowed: isAllowed });
  };
  return {
    path: '/healthz',
    methods: { GET: health },
    readers: origins,
    allowHeaders: 'Content-Type',
  };
}
