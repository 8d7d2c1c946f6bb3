import type { Seals } from '../../crypto/seal.ts';
import type { Subtle } from '../../crypto/subtle.ts';
import { digest } from '../digest.ts';
import type { KeptAccount } from '../record.ts';
import { iso, MINUTE_MS } from '../times.ts';
import type { GraphItem, GraphPost } from './graph-post.ts';
import type { Page } from './page.ts';
import { isAlive } from './picture-url.ts';
import { toFeedPost } from './post.ts';
import { toJsonFeed, toRss, type Syndicated } from './syndication.ts';

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

/** What writing takes from outside. */
export interface WriterDeps {
  seals: Seals;
  subtle: Subtle;
  now: () => number;
  /** The proxy's public URL without a last slash. */
  baseUrl: string;
  /** Our own address of a picture, where pictures are not Instagram's own. */
  through?: (feed: string, id: string) => string;
}

/** Writes a page out, as our own JSON where there is no shape. */
export type WritePage = (
  account: KeptAccount,
  page: Page,
  shape: MediaShape | undefined,
) => Promise<MediaReply>;

const MAX_AGE_S = 300;

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

/** Makes the writer of pages. */
export function createPageWriter(deps: WriterDeps): WritePage {
  const { seals, subtle, now, baseUrl, through } = deps;
  return async function writePage(account, page, shape) {
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
  };
}
