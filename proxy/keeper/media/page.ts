/** Pure. Which posts of a snapshot are on a page, and where the next one begins. */
import type { GraphPost } from './graph-post.ts';
import type { Stale } from './freshness.ts';
import type { Snapshot } from './snapshot.ts';

/** One page of posts, before it is written out. */
export interface Page {
  posts: readonly GraphPost[];
  next?: object;
  fetchedAt: number;
  goodUntil: number;
  stale?: Stale;
}

/** A page of a snapshot from one of its posts on. */
export function pageOf(snapshot: Snapshot, start: number, limit: number, stale?: Stale): Page {
  const { posts, after, fetchedAt, goodUntil } = snapshot;
  const shown = posts.slice(start, start + limit);
  const last = shown.at(-1);
  const isMore = start + limit < posts.length;
  const next = isMore ? last && { i: last.id, t: last.timestamp ?? '' } : after && { a: after };
  return { posts: shown, ...(next && { next }), fetchedAt, goodUntil, ...(stale && { stale }) };
}

/** Where a page begins: after the post that the one before it ended with, which may be gone by now. */
export function startAfter(posts: readonly GraphPost[], id: string, time: string): number {
  const index = posts.findIndex((post) => post.id === id);
  if (index >= 0) return index + 1;
  const older = posts.findIndex((post) => (post.timestamp ?? '') < time);
  return older === -1 ? posts.length : older;
}
