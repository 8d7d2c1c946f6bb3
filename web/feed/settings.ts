/** Pure. What the attributes of the feed say. */
import { isSafeWire } from '../config/safe-wire.ts';

/** The attributes; the element observes each of them. */
export const ATTRIBUTES = ['src', 'limit', 'consent'] as const;

/** How an attribute is read; `null` when it is absent. */
export type ReadAttribute = (name: (typeof ATTRIBUTES)[number]) => string | null;

/** Where the posts are, and whether a visitor is asked first. */
export interface FeedSettings {
  /** The first page of the feed. */
  url: string;
  needsConsent: boolean;
}

/** What is wrong with the attributes, in a few words. */
export interface FeedProblem {
  problem: string;
}

const MOST = 50;

/** Reads the attributes. Does not check that there is a feed at `src`. */
export function readFeedSettings(read: ReadAttribute, pageUrl: string): FeedSettings | FeedProblem {
  const src = read('src') ?? '';
  const url = src !== '' && URL.canParse(src, pageUrl) ? new URL(src, pageUrl) : undefined;
  if (url === undefined || !isSafeWire(url)) {
    return { problem: 'src is not the https URL of a feed (http only on this machine)' };
  }
  const limit = Number(read('limit') ?? '12');
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) {
    return { problem: `limit is not a whole number from 1 to ${MOST}` };
  }
  url.searchParams.set('limit', String(limit));
  return { url: url.href, needsConsent: read('consent') !== null };
}

/** The page of a feed that a cursor leads to. */
export function pageAfter(url: string, next: string): string {
  const page = new URL(url);
  page.searchParams.set('after', next);
  return page.href;
}
