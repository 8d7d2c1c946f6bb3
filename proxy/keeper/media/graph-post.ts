/** Pure. Posts as Graph has them, without what must not be passed on: `paging.next` carries the token. */
import { isJsonObject, type JsonObject } from '../../json.ts';
import { parseId } from '../../instagram/token-reply.ts';

/** One picture or video of an album, or the part of a post that is like one. */
export interface GraphItem {
  id: string;
  media_type?: string;
  media_url?: string;
  thumbnail_url?: string;
}

/** A post, copied field by field. Texts are whatever the person wrote, and safe for nothing. */
export interface GraphPost extends GraphItem {
  caption?: string;
  media_product_type?: string;
  permalink?: string;
  timestamp?: string;
  username?: string;
  alt_text?: string;
  like_count?: number;
  comments_count?: number;
  is_shared_to_feed?: boolean;
  children?: { data: GraphItem[] };
}

/** A page of posts, and the cursor of the next. */
export interface GraphPage {
  posts: GraphPost[];
  after?: string;
}

const CHILDREN = 'children{id,media_type,media_url,thumbnail_url}';
const CERTAIN = `id,caption,media_type,media_url,thumbnail_url,permalink,timestamp,username,${CHILDREN}`;

/** All that is asked for, and what is known to be there: not every field is confirmed for every app. */
export const FIELDS = {
  all: `${CERTAIN},media_product_type,like_count,comments_count,is_shared_to_feed,alt_text`,
  certain: `${CERTAIN},like_count,comments_count`,
} as const;

const TEXTS = ['caption', 'media_product_type', 'timestamp', 'username', 'alt_text'] as const;
const COUNTS = ['like_count', 'comments_count'] as const;
const MAX_TEXT = 10_000;

const isList = (value: unknown): value is unknown[] => Array.isArray(value);

/**
 * An address that a browser may open, and that a header can hold: ASCII alone. Instagram's are https, the simulated one's are
 * on loopback.
 */
function isWebUrl(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= 4096 &&
    /^https?:\/\/[!#-;=?-[\]-~]+$/.test(value) &&
    URL.canParse(value)
  );
}

function parseItem(value: unknown): GraphItem | undefined {
  if (!isJsonObject(value)) return undefined;
  const id = parseId(value['id']);
  if (id === undefined) return undefined;
  const { media_type, media_url, thumbnail_url } = value;
  return {
    id,
    ...(typeof media_type === 'string' && { media_type }),
    ...(isWebUrl(media_url) && { media_url }),
    ...(isWebUrl(thumbnail_url) && { thumbnail_url }),
  };
}

function itemsOf(value: unknown): GraphItem[] {
  const list: unknown = isJsonObject(value) ? value['data'] : undefined;
  return isList(list) ? list.map(parseItem).filter((it) => it !== undefined) : [];
}

function parsePost(value: unknown): GraphPost | undefined {
  const item = parseItem(value);
  if (item === undefined || !isJsonObject(value)) return undefined;
  const post: GraphPost = item;
  for (const name of TEXTS) {
    const text = value[name];
    if (typeof text === 'string') post[name] = text.slice(0, MAX_TEXT);
  }
  for (const name of COUNTS) {
    const count = value[name];
    if (typeof count === 'number' && Number.isSafeInteger(count)) post[name] = count;
  }
  if (isWebUrl(value['permalink'])) post.permalink = value['permalink'];
  const shared = value['is_shared_to_feed'];
  if (typeof shared === 'boolean') post.is_shared_to_feed = shared;
  const children = itemsOf(value['children']);
  if (children.length > 0) post.children = { data: children };
  return post;
}

/** Without a next page Graph still names a cursor. */
function parseAfter(paging: unknown): string | undefined {
  if (!isJsonObject(paging) || paging['next'] === undefined) return undefined;
  const after = isJsonObject(paging['cursors']) ? paging['cursors']['after'] : undefined;
  return typeof after === 'string' && /^[\w=+/-]{1,1024}$/.test(after) ? after : undefined;
}

/** Reads a page of `/me/media`; undefined for any other text. An entry without an id is left out. */
export function parseGraphPage(json: JsonObject): GraphPage | undefined {
  const list: unknown = json['data'];
  if (!isList(list)) return undefined;
  const posts = list.map(parsePost).filter((it) => it !== undefined);
  const after = parseAfter(json['paging']);
  return { posts, ...(after !== undefined && { after }) };
}
