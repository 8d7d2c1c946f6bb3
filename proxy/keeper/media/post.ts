/** Pure. Posts as `/media` has them: the same keys for every type. */
import type { GraphItem, GraphPost } from './graph-post.ts';
import { isAlive } from './picture-url.ts';

/** A picture or a video of an album. */
export interface FeedItem {
  id: string;
  type: 'image' | 'video' | 'album';
  /** Always a picture, never a video; null when there is none. */
  image_url: string | null;
  video_url?: string;
}

/** A post of the feed. */
export interface FeedPost extends FeedItem {
  reel: boolean;
  permalink?: string;
  caption?: string;
  alt_text?: string;
  timestamp?: string;
  like_count?: number;
  comments_count?: number;
  items: FeedItem[];
}

/** Where pictures come from: the time decides which addresses still work, and `through` may put our own in their place. */
export interface Pictures {
  now: number;
  through?: (id: string) => string;
}

const TYPES: Readonly<Record<string, FeedItem['type']>> = {
  VIDEO: 'video',
  CAROUSEL_ALBUM: 'album',
};

const isVideo = ({ media_type }: GraphItem) => media_type === 'VIDEO';

/** The address of an item's picture at Instagram, as long as it works. */
export function pictureOf(item: GraphPost, now: number): string | undefined {
  const children = item.children?.data ?? [];
  // The address of an album is that of its first part, which may be a video.
  const isFilm = isVideo(item) || (children[0] !== undefined && isVideo(children[0]));
  const candidates = [isFilm ? undefined : item.media_url, item.thumbnail_url];
  const own = candidates.find((url) => isAlive(url, now));
  return own ?? children.map((child) => pictureOf(child, now)).find((url) => url !== undefined);
}

function toItem(item: GraphPost, { now, through }: Pictures): FeedItem {
  const picture = pictureOf(item, now);
  const video = isVideo(item) && isAlive(item.media_url, now) ? item.media_url : undefined;
  return {
    id: item.id,
    type: TYPES[item.media_type ?? ''] ?? 'image',
    image_url: picture === undefined ? null : (through?.(item.id) ?? picture),
    ...(video !== undefined && { video_url: video }),
  };
}

/** Not every app is told the product; a reel is then what says whether it is in the feed as well. */
function isReel({ media_product_type, is_shared_to_feed, ...item }: GraphPost): boolean {
  if (media_product_type !== undefined) return media_product_type === 'REELS';
  return isVideo(item) && is_shared_to_feed !== undefined;
}

const NAMES = [
  'permalink',
  'caption',
  'alt_text',
  'timestamp',
  'like_count',
  'comments_count',
] as const;

/** Turns one of Graph's posts into one of the feed's. What is unknown is left out, and not made up. */
export function toFeedPost(post: GraphPost, pictures: Pictures): FeedPost {
  const known = NAMES.filter((name) => post[name] !== undefined);
  return {
    ...toItem(post, pictures),
    reel: isReel(post),
    ...Object.fromEntries(known.map((name) => [name, post[name]])),
    items: (post.children?.data ?? []).map((child) => toItem(child, pictures)),
  };
}
