/** What `/media` answers, and the pictures of it. */
import { fail, ok, type Failure, type Result } from '../../failure.ts';
import { isJsonObject } from '../../json.ts';
import type { KeptAccount } from '../record.ts';
import { HOUR_MS } from '../times.ts';
import type { Fresh, Freshness } from './freshness.ts';
import type { GraphPost } from './graph-post.ts';
import { pageOf, startAfter } from './page.ts';
import { endOfUrl } from './picture-url.ts';
import { pictureOf } from './post.ts';
import {
  createPageWriter,
  type MediaReply,
  type MediaShape,
  type WriterDeps,
} from './write-page.ts';

/** A page that was asked for. */
export interface MediaQuery {
  limit: number;
  after?: string;
  shape?: MediaShape;
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
export interface FeedDeps extends WriterDeps {
  freshness: Freshness;
}

/** Strangers can ask for any page after the first: beyond this many an hour they wait. */
const DEEP_PER_HOUR = 5;
const NO_CURSOR: Failure = {
  reason: 'malformed_request',
  problem: 'The cursor is not one of this feed.',
};

/** The failure that stands for a feed without posts to show; its reason is the account's. */
export function noPosts({ reason }: Extract<Fresh, { reason: unknown }>): Failure {
  return { reason } as Failure;
}

/** Makes feeds. How many pages were asked for is counted in memory. */
export function createFeeds(deps: FeedDeps): Feeds {
  const { freshness, seals, now } = deps;
  const write = createPageWriter(deps);
  const deep = new Map<string, number[]>();
  const written = { second: 0, pages: new Map<string, MediaReply>() };

  /** The pages that were written in this second: visitors who come together get the same one. */
  function pagesOfThisSecond(): Map<string, MediaReply> {
    const second = Math.floor(now() / 1000);
    if (second !== written.second) written.pages.clear();
    written.second = second;
    return written.pages;
  }

  async function firstPage(account: KeptAccount, query: MediaQuery): Promise<Result<MediaReply>> {
    const { userId, version } = account;
    const key = [userId, version, query.limit, query.shape].join(' ');
    const known = pagesOfThisSecond().get(key);
    if (known !== undefined) return ok(known);
    const page = await pageFrom(account, query, () => 0);
    // A feed that is behind may catch up at any moment.
    if (page.ok && !page.value.isStale) pagesOfThisSecond().set(key, page.value);
    return page;
  }

  async function pageFrom(
    account: KeptAccount,
    { limit, shape }: MediaQuery,
    startIn: (posts: readonly GraphPost[]) => number,
  ): Promise<Result<MediaReply>> {
    const fresh = await freshness.firstPage(account);
    if ('reason' in fresh) return fail(noPosts(fresh));
    const { snapshot, stale } = fresh;
    return ok(await write(account, pageOf(snapshot, startIn(snapshot.posts), limit, stale), shape));
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
    return ok(await write(account, pageOf(snapshot, 0, query.limit), query.shape));
  }

  return {
    async page(account, query) {
      if (query.after === undefined) return await firstPage(account, query);
      const cursor = await seals.open('cursor', query.after);
      if (!isJsonObject(cursor) || cursor['f'] !== account.feed) return fail(NO_CURSOR);
      const { a, i, t } = cursor;
      if (typeof a === 'string') return await deepPage(account, a, query);
      if (typeof i !== 'string') return fail(NO_CURSOR);
      const time = typeof t === 'string' ? t : '';
      return await pageFrom(account, query, (posts) => startAfter(posts, i, time));
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
