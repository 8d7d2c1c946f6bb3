/** Pure. The same feed for feed readers: JSON Feed and RSS. */
import type { FeedPost } from './post.ts';

/** What a feed reader is told of a feed. */
export interface Syndicated {
  title: string;
  /** The URL of this document. */
  self: string;
  home: string;
  posts: readonly FeedPost[];
}

/** The first line of a caption, cut at a word. */
function titleOf({ caption = '' }: FeedPost): string {
  const [line = ''] = caption.split('\n');
  return line.length <= 80 ? line : `${line.slice(0, 79).replace(/\s+\S*$/, '')}…`;
}

/** Graph's own form of a time has no colon in its zone, which RFC 3339 wants. */
const timeOf = ({ timestamp }: FeedPost) =>
  timestamp === undefined ? undefined : new Date(timestamp.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));

/**
 * Writes JSON Feed.
 *
 * @see [JSON Feed 1.1](https://www.jsonfeed.org/version/1.1/)
 */
export function toJsonFeed({ title, self, home, posts }: Syndicated): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home,
    feed_url: self,
    items: posts.map((post) => ({
      id: post.id,
      url: post.permalink,
      title: titleOf(post) || undefined,
      content_text: post.caption ?? '',
      image: post.image_url ?? undefined,
      date_published: timeOf(post)?.toISOString(),
      attachments: post.video_url && [{ url: post.video_url, mime_type: 'video/mp4' }],
    })),
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text as XML has it. Characters that XML has no place for are left out. */
const xml = (text: string) =>
  text
    .replace(/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (it) => ENTITIES[it] ?? it);

const element = (name: string, text = '') => (text === '' ? '' : `<${name}>${xml(text)}</${name}>`);

function toItem(post: FeedPost): string {
  const picture = post.image_url ? `<img src="${xml(post.image_url)}" alt="">` : '';
  return `<item>${element('title', titleOf(post))}${element('link', post.permalink)}<guid isPermaLink="false">${post.id}</guid>${element('pubDate', timeOf(post)?.toUTCString())}${element('description', picture + xml(post.caption ?? ''))}</item>`;
}

/**
 * Writes RSS. The description is HTML, in which the caption is text.
 *
 * @see [RSS 2.0](https://www.rssboard.org/rss-specification)
 */
export function toRss({ title, self, home, posts }: Syndicated): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>${element('title', title)}${element('link', home)}${element('description', title)}<atom:link rel="self" href="${xml(self)}"/>${posts.map(toItem).join('')}</channel></rss>`;
}
