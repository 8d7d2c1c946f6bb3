/** What `/media` answers, and the pictures of it. */
import type { Seals } from '../../crypto/seal.ts';
import type { Subtle } from '../../crypto/subtle.ts';
import { fail, ok, type Failure, type Result } from '../../failure.ts';
import { isJsonObject } from '../../json.ts';
import { digest } from '../digest.ts';
import type { KeptAccount } from '../record.ts';
import { HOUR_MS, iso, MINUTE_MS } from '../times.ts';
import type { Fresh, Freshness, Stale } from './freshness.ts';
import type { GraphItem, GraphPost } from './graph-post.ts';
import { endOfUrl, isAlive } from './picture-url.ts';
import { pictureOf, toFeedPost } from './post.ts';
import type { Snapshot } from './snapshot.ts';
import { toJsonFeed, toRss, type Syndicated } from './syndication.ts';

/** A page that was asked for. */
export interface MediaQuery {
  limit: number;
  after?: string;
  shape?: MediaShape;
}

/** How a page is written: as our own JSON, with Graph's names, or for feed readers. */
export type MediaShape = 'graph' | 'json' | 'rss';

/** The reply of `/media`, written out. */
export interface MediaReply {
  feed: string;
  body: string;
  etag: string;
  /** Seconds. */
  maxAge: number;
  isStale: boolean;
}

/** Where the bytes of a picture are now, and until when. */
export interface PicturePlace {
  url: string;
  until: number;
}

/** Pages of a feed and its pictures. */
export interface Feeds {
  page(account: KeptAccount, query: MediaQuery): Promise<Result<MediaReply>>;
  picture(account: KeptAccount, id: string): Promise<PicturePlace | undefined>;
}

/** What feeds take from outside. */
export interface FeedDeps {
  freshness: Freshness;
  seals: Seals;
  subtle: Subtle;
  now: () => number;
  /** The proxy's public URL without a last slash. */
  baseUrl: string;
  /** Our own address of a picture, where pictures are not Instagram's own. */
  through?: (feed: string, id: string) => string;
}

/** One page of posts, before it is written out. */
interface Page {
  posts: readonly GraphPost[];
  next?: object;
  fetchedAt: number;
  goodUntil: number;
  stale?: Stale;
}

/** Strangers can ask for any page after the first: beyond this many an hour they wait. */
const DEEP_PER_HOUR = 5;
const MAX_AGE_S = 300;
const NO_CURSOR: Failure = {
  reason: 'malformed_request',
  problem: 'The cursor is not one of this feed.',
};

/** The failure that stands for a feed without posts to show; its reason is the account's. */
export function noPosts({ reason }: Extract<Fresh, { reason: unknown }>): Failure {
  return { reason } as Failure;
}

function pageOf(snapshot: Snapshot, start: number, limit: number, stale?: Stale): Page {
  const { posts, after, fetchedAt, goodUntil } = snapshot;
  const shown = posts.slice(start, start + limit);
  const last = shown.at(-1);
  const isMore = start + limit < posts.length;
  const next = isMore ? last && { i: last.id, t: last.timestamp ?? '' } : after && { a: after };
  return { posts: shown, ...(next && { next }), fetchedAt, goodUntil, ...(stale && { stale }) };
}

/** Where a page begins: after the post that the one before it ended with, which may be gone by now. */
function startAfter(posts: readonly GraphPost[], id: string, time: string): number {
  const index = posts.findIndex((post) => post.id === id);
  if (index >= 0) return index + 1;
  const older = posts.findIndex((post) => (post.timestamp ?? '') < time);
  return older === -1 ? posts.length : older;
}

/** Graph's own names, for templates that expect them; addresses that have ended are left out. */
function toGraph(post: GraphPost, now: number, through?: (id: string) => string): GraphPost {
  const { media_url, thumbnail_url, children, ...rest } = post;
  const ours = through?.(post.id);
  const isFilm = post.media_type === 'VIDEO';
  return {
    ...rest,
    ...(isAlive(media_url, now) && { media_url: isFilm ? media_url : (ours ?? media_url) }),
    ...(isAlive(thumbnail_url, now) && { thumbnail_url: ours ?? thumbnail_url }),
    ...(children && {
      children: { data: children.data.map((it): GraphItem => toGraph(it, now, through)) },
    }),
  };
}

function userOf({ userId, username, name, picture }: KeptAccount, now: number) {
  return {
    id: userId,
    username,
    ...(name !== undefined && { name }),
    ...(isAlive(picture, now) && { profile_picture_url: picture }),
  };
}

/** Makes feeds. How many pages were asked for is counted in memory. */
export function createFeeds(deps: FeedDeps): Feeds {
  const { freshness, seals, subtle, now, baseUrl, through } = deps;
  const deep = new Map<string, number[]>();

  async function write(
    account: KeptAccount,
    page: Page,
    { shape }: MediaQuery,
  ): Promise<MediaReply> {
    const time = now();
    const { feed } = account;
    const own = through && ((id: string) => through(feed, id));
    const pictures = { now: time, ...(own && { through: own }) };
    const next = page.next && (await seals.seal('cursor', { f: feed, ...page.next }));
    const posts = () => page.posts.map((post) => toFeedPost(post, pictures));
    const syndicated = (): Syndicated => ({
      title: `@${account.username}`,
      self: `${baseUrl}/media/${feed}.${shape ?? ''}`,
      home: `https://www.instagram.com/${encodeURIComponent(account.username)}/`,
      posts: posts(),
    });
    const writers: Record<MediaShape | 'own', () => string> = {
      rss: () => toRss(syndicated()),
      json: () => toJsonFeed(syndicated()),
      graph: () => JSON.stringify({ data: page.posts.map((post) => toGraph(post, time, own)) }),
      own: () =>
        JSON.stringify({
          user: userOf(account, time),
          data: posts(),
          ...(next !== undefined && { next }),
          fetched_at: iso(page.fetchedAt),
          good_until: iso(page.goodUntil),
          ...(page.stale !== undefined && { stale: page.stale }),
        }),
    };
    const body = writers[shape ?? 'own']();
    // The seal of the cursor is another one each time: it is not part of what the tag is of.
    const tagged = next === undefined ? body : body.replace(next, '');
    const left = Math.floor((page.goodUntil - time) / 1000);
    return {
      feed,
      body,
      etag: `"${(await digest(subtle, tagged)).slice(0, 22)}"`,
      maxAge: page.stale === undefined ? Math.min(MAX_AGE_S, Math.max(0, left)) : MINUTE_MS / 1000,
      isStale: page.stale !== undefined,
    };
  }

  /** Counts a page after the first; seconds to wait when there were too many. */
  function countDeep(userId: string): number | undefined {
    const recent = (deep.get(userId) ?? []).filter((at) => at > now() - HOUR_MS);
    const [oldest] = recent;
    if (recent.length >= DEEP_PER_HOUR && oldest !== undefined) {
      return Math.max(1, Math.ceil((oldest + HOUR_MS - now()) / 1000));
    }
    deep.set(userId, [...recent, now()]);
    return undefined;
  }

  async function deepPage(
    account: KeptAccount,
    after: string,
    query: MediaQuery,
  ): Promise<Result<MediaReply>> {
    const retryAfterS = countDeep(account.userId);
    if (retryAfterS !== undefined) return fail({ reason: 'rate_limited', retryAfterS });
    const answer = await freshness.pageAfter(account, after, query.limit);
    if (!answer.ok) return fail(noPosts(answer));
    const snapshot = { ...answer.value, fetchedAt: now(), goodUntil: now() + HOUR_MS };
    return ok(await write(account, pageOf(snapshot, 0, query.limit), query));
  }

  return {
    async page(account, query) {
      const opened = query.after === undefined ? {} : await seals.open('cursor', query.after);
      const cursor = isJsonObject(opened) ? opened : undefined;
      if (cursor === undefined || (query.after !== undefined && cursor['f'] !== account.feed)) {
        return fail(NO_CURSOR);
      }
      const { a, i, t } = cursor;
      if (typeof a === 'string') return await deepPage(account, a, query);
      const fresh = await freshness.firstPage(account);
      if ('reason' in fresh) return fail(noPosts(fresh));
      const { snapshot, stale } = fresh;
      const start =
        typeof i === 'string' ? startAfter(snapshot.posts, i, typeof t === 'string' ? t : '') : 0;
      return ok(await write(account, pageOf(snapshot, start, query.limit, stale), query));
    },
    async picture(account, id) {
      const fresh = await freshness.firstPage(account);
      if ('reason' in fresh) return undefined;
      const { posts, fetchedAt } = fresh.snapshot;
      const items = posts.flatMap((post) => [post, ...(post.children?.data ?? [])]);
      const item = items.find((it) => it.id === id);
      const url = item && pictureOf(item, now());
      return url === undefined ? undefined : { url, until: endOfUrl(url) ?? fetchedAt + HOUR_MS };
    },
  };
}
