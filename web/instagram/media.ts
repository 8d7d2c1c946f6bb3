import { fieldsOf } from '../auth/token.ts';
import type { Token } from '../auth/token.ts';
import type { Config } from '../config/config.ts';
import { ask, graphAsk, refusal, type Reader, type ReadFailure } from './graph.ts';
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

/** The newest posts, or why they are not known. */
export type MediaResult = { posts: readonly Post[]; more: boolean } | { failure: ReadFailure };

/** Whether the newest posts are known; `unasked` while it is not known whose they would be. */
export type MediaState =
  | { status: 'unasked' }
  | { status: 'pending' }
  | { status: 'known'; posts: readonly Post[]; more: boolean }
  | { status: 'failed'; failure: ReadFailure };

/** The fields that a post is asked for. */
export const MEDIA_FIELDS = 'id,caption,media_type,media_url,thumbnail_url,permalink,timestamp';
/** Three rows of three. */
export const MEDIA_LIMIT = 9;

const KINDS: ReadonlyMap<unknown, MediaKind> = new Map([
  ['VIDEO', 'video'],
  ['CAROUSEL_ALBUM', 'album'],
]);

/**
 * Reads the newest posts of whom the token belongs to, and tells how far that is; tells nothing of a token with which
 * a page cannot read them, and nothing more once it is aborted.
 */
export async function readMedia(
  browser: Reader,
  config: Config,
  token: Token,
  abort: AbortSignal,
  tell: (media: MediaState) => void,
): Promise<void> {
  if (!hasMedia(token)) return;
  tell({ status: 'pending' });
  const result = await fetchMedia(browser, config, token, abort);
  if (abort.aborted) return;
  tell('failure' in result ? { status: 'failed', ...result } : { status: 'known', ...result });
}

/**
 * Reads the newest posts of whom the token belongs to.
 *
 * Never rejects. The address of the next page holds the token, so it is read as a yes or no and forgotten.
 *
 * @see [IG User media](https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/ig-user/media)
 */
export async function fetchMedia(
  browser: Reader,
  config: Config,
  token: Token,
  abort: AbortSignal,
): Promise<MediaResult> {
  const asked = { fields: MEDIA_FIELDS, limit: String(MEDIA_LIMIT) };
  const what = graphAsk(config, token, '/me/media', asked);
  if (what === undefined) return { failure: { reason: 'unreachable' } };
  const answer = await ask(browser, what, abort);
  if ('failure' in answer) return browser.online() ? answer : { failure: { reason: 'offline' } };
  const failure = refusal(answer, token);
  if (failure !== undefined) return { failure };
  const { data, paging } = fieldsOf(answer.json);
  if (!Array.isArray(data)) return { failure: { reason: 'malformed' } };
  const posts = (data as unknown[]).flatMap((post) => parsePost(post, config.simulated));
  return { posts: posts.slice(0, MEDIA_LIMIT), more: 'next' in fieldsOf(paging) };
}

/** Whether a page can read media with this token: Facebook's and the classic API's tokens lead elsewhere. */
function hasMedia({ provider }: Token): boolean {
  return provider === 'instagram';
}

/** A post without an id is left out; of the others, whatever has the wrong type. */
function parsePost(value: unknown, simulated: boolean): Post[] {
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

/** Nobody reads a whole caption aloud. */
const SPOKEN_MAX_LENGTH = 200;

/** A caption as one short line without control characters: marks that turn the text around would turn the rest, too. */
export function spokenCaption(caption: string): string {
  return caption.replace(/\p{C}/gu, ' ').slice(0, SPOKEN_MAX_LENGTH);
}
