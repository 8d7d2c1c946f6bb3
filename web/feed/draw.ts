/** Makes elements of posts. All that the account's owner wrote is set as text. */
import { isLanguageTag } from '../text/language-tag.ts';
import { cutCaption } from './caption.ts';
import type { Item, Post } from './posts.ts';
import type { FeedWords } from './words.ts';

const CAPTION_LETTERS = 150;

type Attributes = Readonly<Record<string, string>>;

/** An element with attributes and content. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...content);
  return made;
}

/** A picture. Where it cannot be had, its words are shown in its place. */
function picture({ image }: Item, alt: string): HTMLElement {
  return image === undefined
    ? element('p', { part: 'missing' }, alt)
    : element('img', {
        part: 'picture',
        src: image,
        alt,
        loading: 'lazy',
        decoding: 'async',
        referrerpolicy: 'no-referrer',
      });
}

/** Takes the place of its button: until then no byte of a film is asked for. */
function film({ image, video = '' }: Item, label: string): HTMLVideoElement {
  const made = element('video', {
    part: 'video',
    src: video,
    controls: '',
    playsinline: '',
    autoplay: '',
    'aria-label': label,
    ...(image && { poster: image }),
  });
  made.tabIndex = 0;
  return made;
}

function drawItem(item: Item, label: string, words: FeedWords): HTMLElement {
  if (item.video === undefined) return element('div', { class: 'item' }, picture(item, label));
  const sign = element('span', { class: 'sign', part: 'sign', 'aria-hidden': 'true' }, '▶');
  const still = picture(item, '');
  const play = element('button', { class: 'play', part: 'play', type: 'button' }, still, sign);
  play.setAttribute('aria-label', words.play(label));
  play.addEventListener('click', () => {
    const playing = film(item, label);
    play.replaceWith(playing);
    playing.focus();
  });
  return element('div', { class: 'item' }, play);
}

function step(strip: HTMLElement, label: string, sign: string, by: number): HTMLElement {
  const button = element('button', { class: 'step', part: 'step', type: 'button' }, sign);
  button.setAttribute('aria-label', label);
  button.addEventListener('click', () => {
    const forward = getComputedStyle(strip).direction === 'rtl' ? -by : by;
    strip.scrollBy({ left: forward * strip.clientWidth });
  });
  return button;
}

/** An album is a strip that scrolls: by hand, by its buttons and, when it has the focus, by the arrow keys. */
function drawAlbum(items: readonly Item[], label: string, words: FeedWords): HTMLElement[] {
  const parts = items.map((item, index) =>
    drawItem(item, words.part(index + 1, items.length, label), words),
  );
  const strip = element(
    'div',
    { class: 'strip', part: 'album', role: 'group', tabindex: '0', 'aria-label': label },
    ...parts,
  );
  return [strip, step(strip, words.before, '‹', -1), step(strip, words.after, '›', 1)];
}

/** What a post is, for people who do not see it: the owner's words for it, else its kind and day. */
function labelOf({ kind, isReel, alt }: Post, day: string, words: FeedWords): string {
  return alt || [words.kinds[isReel ? 'reel' : kind], day].filter(Boolean).join(', ');
}

function drawLink({ link = '', at }: Post, day: string, words: FeedWords): HTMLElement {
  const time = at ? [element('time', { datetime: at.toISOString() }, day), ' '] : [];
  // Without a day the link would have no words that can be seen.
  const where = element('span', at ? { class: 'away' } : {}, words.onInstagram);
  const attributes = { part: 'link', href: link, target: '_blank', rel: 'noopener noreferrer' };
  return element('a', attributes, ...time, where);
}

/** One post as an item of the list. */
export function drawPost(post: Post, language: string, words: FeedWords): HTMLElement {
  const locale = isLanguageTag(language) ? language : undefined;
  const day = post.at?.toLocaleDateString(locale, { dateStyle: 'long' }) ?? '';
  const label = labelOf(post, day, words);
  const [first] = post.items;
  const media =
    post.items.length > 1 || first === undefined
      ? drawAlbum(post.items, label, words)
      : [drawItem(first, label, words)];
  const caption = cutCaption(post.caption, CAPTION_LETTERS);
  return element(
    'li',
    { part: 'post' },
    element(
      'figure',
      {},
      element('div', { class: 'frame', part: 'frame' }, ...media),
      ...(caption ? [element('figcaption', { part: 'caption' }, caption)] : []),
      ...(post.link ? [drawLink(post, day, words)] : []),
    ),
  );
}
