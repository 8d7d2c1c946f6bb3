/** `/media` and the pictures below it: what visitors' pages read. */
import type { Context } from 'hono';
import type { KeeperConfig } from '../../config/keeper.ts';
import { fail, ok, type Failure, type Result } from '../../failure.ts';
import { sendFailure } from '../../http/edge.ts';
import type { EdgeEnv } from '../../http/route.ts';
import { toReply } from '../../http/failure-reply.ts';
import { parseQuery } from '../../http/query.ts';
import { withinLimits, type Limits } from '../../http/within-limits.ts';
import type { UpstreamFetch } from '../../instagram/upstream.ts';
import type { MediaQuery } from '../media/feed.ts';
import type { MediaReply } from '../media/write-page.ts';
import type { Keeper } from '../service.ts';
import type { Handler } from '../../http/route.ts';
import { sendPicture } from './picture.ts';

/** What these routes take from outside. */
export interface MediaRouteDeps extends Limits {
  keeper: Keeper;
  settings: KeeperConfig;
  fetch: UpstreamFetch;
  epochMs: () => number;
}

const PARAMETERS = new Set(['limit', 'after', 'shape']);
const DEFAULT_LIMIT = 12;
const MAX_LIMIT = 50;

const malformed = (problem: string) => fail({ reason: 'malformed_request', problem });

/** What is not known is refused: it would make another page of the same one for every cache on the way. */
function parseMediaQuery(url: string): Result<MediaQuery> {
  const names = [...new URL(url).searchParams.keys()];
  const { fields, repeated } = parseQuery(url);
  if (repeated.size > 0 || names.some((name) => !PARAMETERS.has(name))) {
    return malformed('The query takes limit, after and shape, each once.');
  }
  const limit = fields.get('limit') ?? String(DEFAULT_LIMIT);
  if (!/^\d{1,2}$/.test(limit) || Number(limit) < 1 || Number(limit) > MAX_LIMIT) {
    return malformed(`limit is a whole number from 1 to ${MAX_LIMIT}.`);
  }
  const shape = fields.get('shape');
  if (shape !== undefined && shape !== 'graph') return malformed('The only shape is graph.');
  const after = fields.get('after');
  if (after !== undefined && after.length > 4096) return malformed('The cursor is too long.');
  return ok({
    limit: Number(limit),
    ...(after !== undefined && { after }),
    ...(shape !== undefined && { shape }),
  });
}

/** A visitor's page cannot do anything about a token: to it the feed is not to be had at the moment. */
export function sendMediaFailure(c: Context<EdgeEnv>, failure: Failure): Response {
  const { status } = toReply(failure);
  const isTokens = status === 400 && !('problem' in failure);
  return isTokens
    ? sendFailure(c, failure, { status: 503, error: 'temporarily_unavailable', headers: {} })
    : sendFailure(c, failure);
}

/** A feed may be kept for some minutes, by browsers and by caches on the way. */
function headersOf({ feed, etag, maxAge, isStale }: MediaReply): Record<string, string> {
  const more = isStale ? '' : ', stale-while-revalidate=600, stale-if-error=86400';
  return {
    'Cache-Control': `public, max-age=${maxAge}${more}`,
    'Cache-Tag': `feed-${feed}`,
    ETag: etag,
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };
}

function isKnown(c: Context<EdgeEnv>, etag: string): boolean {
  const known = (c.req.header('if-none-match') ?? '').split(',').map((it) => it.trim());
  return known.some((it) => it === '*' || it.replace(/^W\//, '') === etag);
}

const TYPES = {
  own: 'application/json; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
} as const;

/** The feed that a path names, if any, and the form for feed readers that its ending asks for. */
function parseName(path: string): { feed: string | null; shape?: 'json' | 'rss' } {
  const [, name, ending] = /^\/media(?:\/([^/]*?))?(?:\.(json|rss))?$/.exec(path) ?? [];
  return { feed: name ?? null, ...(ending && { shape: ending as 'json' | 'rss' }) };
}

/** The handlers of `/media`. */
export function mediaHandlers(deps: MediaRouteDeps): { page: Handler; picture: Handler } {
  const { keeper } = deps;
  return {
    async page(c) {
      const query = parseMediaQuery(c.req.url);
      if (!query.ok) return sendFailure(c, query.failure);
      const { feed, shape } = parseName(c.req.path);
      const reply = await keeper.media(feed, { ...query.value, ...(shape && { shape }) });
      if (!reply.ok) return sendMediaFailure(c, reply.failure);
      const headers = { ...headersOf(reply.value), 'Content-Type': TYPES[shape ?? 'own'] };
      if (isKnown(c, reply.value.etag)) return new Response(null, { status: 304, headers });
      return new Response(reply.value.body, { headers });
    },
    async picture(c) {
      const { feed = '', post = '' } = c.req.param() as { feed?: string; post?: string };
      const place = /^\d{1,40}$/.test(post) ? await keeper.picture(feed, post) : null;
      if (place === null) return sendFailure(c, { reason: 'not_found' });
      return await withinLimits(c, 'picture', deps, () => sendPicture(c, place, deps));
    },
  };
}
