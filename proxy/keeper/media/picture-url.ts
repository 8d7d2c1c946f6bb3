/** Pure. How long the address of a picture works: Instagram's CDN writes the end into it. */
import type { GraphItem, GraphPost } from './graph-post.ts';

/** Hex seconds: a parameter today, a part of the path some years ago. */
const END = /[?&]oe=([0-9A-Fa-f]{8})(?:&|$)|\/vp\/[0-9a-f]+\/([0-9A-Fa-f]{8})\//;

/** When an address ends, in milliseconds; undefined when it does not show it. */
export function endOfUrl(url: string): number | undefined {
  const [, today, former] = END.exec(url) ?? [];
  const seconds = today ?? former;
  return seconds === undefined ? undefined : parseInt(seconds, 16) * 1000;
}

/** True for an address that still works, as far as it shows. */
export function isAlive(url: string | undefined, now: number): url is string {
  return url !== undefined && now < (endOfUrl(url) ?? Infinity);
}

const urlsOf = ({ media_url, thumbnail_url }: GraphItem) =>
  [media_url, thumbnail_url].filter((url) => url !== undefined);

/** When the first of all addresses in some posts ends; undefined when none shows it. */
export function firstEnd(posts: readonly GraphPost[]): number | undefined {
  const urls = posts.flatMap((post) => [post, ...(post.children?.data ?? [])]).flatMap(urlsOf);
  const ends = urls.map(endOfUrl).filter((end) => end !== undefined);
  return ends.length === 0 ? undefined : Math.min(...ends);
}
