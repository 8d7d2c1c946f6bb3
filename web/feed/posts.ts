/** Pure. What `/media` answers, as far as it is shown. */

/** A picture or a film. Without `image` there is no picture to show at the moment. */
export interface Item {
  id: string;
  kind: 'image' | 'video';
  image?: string;
  video?: string;
}

/** One post. Its words are whatever the account's owner wrote. */
export interface Post {
  kind: 'image' | 'video' | 'album';
  isReel: boolean;
  link?: string;
  caption: string;
  /** What the owner says is to be seen. */
  alt: string;
  at?: Date;
  /** One, or those of an album. */
  items: readonly Item[];
}

/** A page of a feed. */
export interface Feed {
  username: string;
  posts: readonly Post[];
  /** The cursor of the page after this one. */
  next?: string;
  /** Why the posts are older than they should be. */
  stale?: string;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);

/** Only what is surely of the web is followed: no `javascript:`, and nothing relative to the visitor's page. */
const urlOf = (value: unknown): string | undefined =>
  /^https?:\/\//.test(textOf(value)) ? textOf(value) : undefined;

function timeOf(value: unknown): Date | undefined {
  // Instagram writes the offset without a colon, which not every browser reads.
  const time = new Date(textOf(value).replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(time.getTime()) ? undefined : time;
}

function toItem({ id, type, image_url, video_url }: Fields): Item {
  const image = urlOf(image_url);
  const video = urlOf(video_url);
  const kind = type === 'video' ? 'video' : 'image';
  return { id: textOf(id), kind, ...(image && { image }), ...(video && { video }) };
}

function toPost(post: Fields): Post {
  const items = listOf(post['items']).map(toItem);
  const link = urlOf(post['permalink']);
  const at = timeOf(post['timestamp']);
  return {
    kind: items.length > 1 ? 'album' : toItem(post).kind,
    isReel: post['reel'] === true,
    ...(link && { link }),
    caption: textOf(post['caption']),
    alt: textOf(post['alt_text']),
    ...(at && { at }),
    items: items.length > 0 ? items : [toItem(post)],
  };
}

/** Reads a reply of `/media`; undefined for anything else. A post's own faults cost that part of it only. */
export function parseFeed(json: unknown): Feed | undefined {
  if (!isFields(json) || !Array.isArray(json['data'])) return undefined;
  const user = isFields(json['user']) ? json['user'] : {};
  const next = textOf(json['next']);
  const stale = textOf(json['stale']);
  return {
    username: textOf(user['username']),
    posts: listOf(json['data']).map(toPost),
    ...(next && { next }),
    ...(stale && { stale }),
  };
}
