import { fieldsOf } from '../auth/token.ts';
import { safeLink, safePictureUrl } from './safe-address.ts';

/** What a post is; anything that is not known yet is a picture. */
export type MediaKind = 'image' | 'video' | 'album';

/** One post; texts are as the person wrote them. */
export interface Post {
  /** An exact decimal string. */
  id: string;
  kind: MediaKind;
  caption?: string;
  /** Safe as an image's `src`; a post with protected music has none. */
  pictureUrl?: string;
  /** The post at Instagram; always `https:`. */
  permalink?: string;
  /** Milliseconds since the epoch. */
  postedAt?: number;
}

/** The fields that a post is asked for. */
export const MEDIA_FIELDS = 'id,caption,media_type,media_url,thumbnail_url,permalink,timestamp';
/** How many of the newest posts are asked for. */
export const MEDIA_LIMIT = 9;

const KINDS: ReadonlyMap<unknown, MediaKind> = new Map([
  ['VIDEO', 'video'],
  ['CAROUSEL_ALBUM', 'album'],
]);

/** Reads a post as Instagram sends it. One without an id is left out; of the others, whatever has the wrong type. */
export function parsePost(value: unknown, simulated: boolean): Post[] {
  const { id, caption, media_type, media_url, thumbnail_url, permalink, timestamp } =
    fieldsOf(value);
  if (typeof id !== 'string' || !/^\d{1,20}(_\d{1,20})?$/.test(id)) return [];
  const kind = KINDS.get(media_type) ?? 'image';
  // The file of a video is no picture.
  const picture = kind === 'video' ? thumbnail_url : (media_url ?? thumbnail_url);
  const pictureUrl = safePictureUrl(picture, simulated);
  const link = safeLink(permalink);
  const postedAt = typeof timestamp === 'string' ? Date.parse(isoOf(timestamp)) : NaN;
  const post: Post = {
    id,
    kind,
    ...(typeof caption === 'string' && caption !== '' ? { caption } : {}),
    ...(pictureUrl === undefined ? {} : { pictureUrl }),
    ...(link === undefined ? {} : { permalink: link }),
    ...(Number.isNaN(postedAt) ? {} : { postedAt }),
  };
  return [post];
}

/** Instagram writes the offset without its colon (`+0000`), which not every browser reads. */
function isoOf(timestamp: string): string {
  return timestamp.replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
}

/** A whole caption is too long to be read aloud. */
const SPOKEN_MAX_LENGTH = 200;

/** A caption as one short line without control characters: marks that turn the text around would turn the rest, too. */
export function spokenCaption(caption: string): string {
  return caption.replace(/\p{C}/gu, ' ').slice(0, SPOKEN_MAX_LENGTH);
}
