/** `/media` and the pictures below it: what visitors' pages read. */
import type { Context } from 'hono';
import type { KeeperConfig } from '../../config/keeper.ts';
import { fail, ok, type Failure, type Result } from '../../failure.ts';
import { failureReply } from '../../http/failure-reply.ts';
import { partOf } from '../../http/literal-path.ts';
import { parseQuery } from '../../http/query.ts';
import { withinLimits, type Limits } from '../../http/within-limits.ts';
import type { UpstreamFetch } from '../../instagram/upstream.ts';
import type { MediaQuery } from '../media/feed.ts';
import type { MediaReply } from '../media/write-page.ts';
import type { Keeper } from '../service.ts';
import type { Handler, Reply } from '../../http/route.ts';
import { pictureReply } from './picture.ts';

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
  const { fields, names, repeated } = parseQuery(url);
  if (repeated.size > 0 || [...names].some((name) => !PARAMETERS.has(name))) {
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
export function mediaFailure(failure: Failure): Reply {
  const reply = failureReply(failure);
  const isTokens = reply.status === 400 && !('problem' in failure);
  return isTokens
    ? failureReply(failure, { status: 503, error: 'temporarily_unavailable' })
    : reply;
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

function isKnown(c: Context, etag: string): boolean {
  const known = (c.req.header('if-none-match') ?? '').split(',').map((it) => it.trim());
  return known.some((it) => it === '*' || it.replace(/^W\//, '') === etag);
}

const TYPES = {
  own: 'application/json; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
} as const;

const ENDING = /\.(json|rss)$/;

/** The feed that a path names, if any, and the form for feed readers that its ending asks for. */
function parseName({ req }: Context): { feed: string | null; shape?: 'json' | 'rss' } {
  const [, ending] = ENDING.exec(req.path) ?? [];
  const isNamed = req.param('feed') !== undefined;
  const feed = isNamed ? partOf(req.path, -1).replace(ENDING, '') : null;
  return { feed, ...(ending && { shape: ending as 'json' | 'rss' }) };
}

/** The handlers of `/media`. */
export function mediaHandlers(deps: MediaRouteDeps): { page: Handler; picture: Handler } {
  const { keeper } = deps;
  return {
    async page(c) {
      const query = parseMediaQuery(c.req.url);
      if (!query.ok) return failureReply(query.failure);
      const { feed, shape } = parseName(c);
      const reply = await keeper.media(feed, { ...query.value, ...(shape && { shape }) });
      if (!reply.ok) return mediaFailure(reply.failure);
      const headers = { ...headersOf(reply.value), 'Content-Type': TYPES[shape ?? 'own'] };
      return isKnown(c, reply.value.etag)
        ? { status: 304, headers }
        : { headers, body: reply.value.body };
    },
    async picture(c) {
      const [feed, post] = [partOf(c.req.path, -3), partOf(c.req.path, -2)];
      const place = /^\d{1,40}$/.test(post) ? await keeper.picture(feed, post) : null;
      if (place === null) return failureReply({ reason: 'not_found' });
      return await withinLimits(c, 'picture', deps, () => pictureReply(place, deps));
    },
  };
}
