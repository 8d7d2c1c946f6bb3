import { failureReply } from '../http/failure-reply.ts';
import type { Config } from '../config/config.ts';
import { isPreviewUri } from '../config/previews.ts';
import { parseQuery } from '../http/query.ts';
import type { Handler, Route } from '../http/route.ts';

/** What the keeper says of itself. */
export interface KeeperHealth {
  health(): Promise<'on' | 'stalled'>;
}

/**
 * `GET /healthz`: the proxy is up and configured; with a `redirect_uri`, also whether that page may log in.
 *
 * Compares byte for byte, as a login does, and never says which pages may.
 */
export function healthRoute(
  { origins, redirectUris, relay }: Config,
  keeper?: KeeperHealth,
): Route {
  /** Logins go on without the keeper: what is broken there does not make the proxy unhealthy. */
  async function wellBeing(): Promise<object> {
    if (keeper === undefined) return { status: 'ok' };
    const state = await keeper.health().catch(() => 'broken' as const);
    return { status: 'ok', keeper: state };
  }
  const health: Handler = async (c) => {
    const { fields, repeated } = parseQuery(c.req.url);
    if (repeated.has('redirect_uri')) {
      const problem = 'Ask for one redirect_uri at a time.';
      return failureReply({ reason: 'malformed_request', problem });
    }
    const uri = fields.get('redirect_uri');
    if (uri === undefined) return { json: await wellBeing() };
    const isAllowed = redirectUris.has(uri) || isPreviewUri(relay?.previews ?? [], uri);
    return { json: { ...(await wellBeing()), redirect_uri_allowed: isAllowed } };
  };
  return {
    path: '/healthz',
    methods: { GET: health },
    readers: origins,
    allowHeaders: 'Content-Type',
  };
}
