import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import '../../../web/feed/instagram-feed.ts';

const SRC = 'https://login.example/media/studio';
const user = { username: 'studio' };
const fetch = window.fetch.bind(window);
const warn = console.warn.bind(console);

let asked: { url: string; init: RequestInit | undefined }[];
let replies: (() => Promise<Response>)[];
let warned: string[];

beforeEach(() => {
  asked = [];
  replies = [];
  warned = [];
  console.warn = (text: string) => void warned.push(text);
  window.fetch = (url, init) => {
    asked.push({ url: url as string, init });
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    return reply?.() ?? Promise.reject(new TypeError('Failed to fetch'));
  };
});
afterEach(() => {
  document.body.replaceChildren();
  window.fetch = fetch;
  console.warn = warn;
});

const reply =
  (json: unknown, status = 200) =>
  () =>
    Promise.resolve(Response.json(json, { status }));

type FeedElement = HTMLElementTagNameMap['instagram-feed'];

/** Puts a feed into the page, and hears its events. */
function show(attributes: Record<string, string> = {}, lang = 'en') {
  const section = document.createElement('section');
  section.lang = lang;
  const feed = document.createElement('instagram-feed');
  for (const [name, value] of Object.entries({ src: SRC, ...attributes }))
    feed.setAttribute(name, value);
  const heard: string[] = [];
  for (const type of ['load', 'error']) feed.addEventListener(type, () => heard.push(type));
  section.append(feed);
  document.body.append(section);
  return { feed, heard };
}

const all = (feed: FeedElement, selector: string) => [
  ...(feed.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
];
const one = async (feed: FeedElement, selector: string) =>
  await vi.waitUntil(() => all(feed, selector)[0]);
const status = (feed: FeedElement) => all(feed, '[part=status]')[0]?.textContent;

const POST = {
  id: '1',
  type: 'image',
  permalink: 'https://www.instagram.com/p/1/',
  caption: 'Bread and butter',
  alt_text: 'A loaf on a board',
  timestamp: '2026-05-03T08:00:00+0000',
};

test('a feed shows what it loads, without a cookie, and hands it to the page', async () => {
  replies = [reply({ user, data: [POST] })];
  const { feed, heard } = show({ limit: '3' });
  await one(feed, 'li');
  expect(asked.map(({ url }) => url)).toEqual([`${SRC}?limit=3`]);
  expect(asked[0]?.init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
  expect(all(feed, 'ul')[0]?.ariaLabel).toBe('Instagram posts of @studio');
  expect(all(feed, '[part=missing]')[0]?.textContent).toBe('A loaf on a board');
  expect(all(feed, 'figcaption')[0]?.textContent).toBe('Bread and butter');
  expect(all(feed, 'a')[0]?.textContent).toBe('May 3, 2026 on Instagram');
  expect([status(feed), heard, feed.feed?.username]).toEqual(['', ['load'], 'studio']);
});

test('a feed without posts says so, in the language of its page', async () => {
  replies = [reply({ user, data: [] })];
  const { feed } = show({}, 'es-MX');
  await vi.waitFor(() => expect(status(feed)).toBe('Aún no hay publicaciones.'));
  expect(all(feed, 'ul')[0]?.ariaLabel).toBe('Publicaciones de @studio en Instagram');
});

test.each([
  { lang: 'en', names: ['1 of 2: Album, May 3, 2026', '2 of 2: Album, May 3, 2026'] },
  {
    lang: 'es',
    names: ['1 de 2: Álbum, 3 de mayo de 2026', '2 de 2: Álbum, 3 de mayo de 2026'],
  },
])('each part of an album has its number in its name ($lang)', async ({ lang, names }) => {
  const items = ['a', 'b'].map((id) => ({ id, type: 'image' }));
  replies = [reply({ user, data: [{ ...POST, alt_text: '', items }] })];
  const { feed } = show({}, lang);
  await one(feed, 'li');
  expect(all(feed, '[part=missing]').map(({ textContent }) => textContent)).toEqual(names);
});

test.each([
  { direction: 'ltr', label: 'Next picture', by: 1 },
  { direction: 'ltr', label: 'Previous picture', by: -1 },
  { direction: 'rtl', label: 'Next picture', by: -1 },
])('$label moves an album by its width where text runs $direction', async (given) => {
  const items = ['a', 'b', 'c'].map((id) => ({ id, type: 'image' }));
  replies = [reply({ user, data: [{ ...POST, items }] })];
  const { feed } = show();
  feed.dir = given.direction;
  const strip = await one(feed, '[part=album]');
  let left = 0;
  strip.scrollBy = ((to: ScrollToOptions) => (left = to.left ?? 0)) as typeof strip.scrollBy;
  all(feed, `button[aria-label="${given.label}"]`)[0]?.click();
  expect(left).toBe(given.by * strip.clientWidth);
  expect(strip.clientWidth).toBeGreaterThan(0);
});

test.each([
  { lang: 'en', name: 'Play: Reel' },
  { lang: 'es', name: 'Reproducir: Reel' },
])('a film takes the place of its button, and the focus with it ($name)', async (given) => {
  const film = { id: '2', type: 'video', reel: true, video_url: 'http://127.0.0.1:1/film.mp4' };
  replies = [reply({ user, data: [film] })];
  const { feed } = show({}, given.lang);
  const play = await one(feed, 'button');
  expect(play.ariaLabel).toBe(given.name);
  expect(all(feed, 'video')).toEqual([]);
  play.click();
  const video = await one(feed, 'video');
  expect(feed.shadowRoot?.activeElement).toBe(video);
  expect(video.getAttribute('src')).toBe(film.video_url);
});

test('more posts follow on request, and the first of them has the focus', async () => {
  replies = [
    reply({ user, data: [POST], next: 'cursor' }),
    reply({ user, data: [{ ...POST, id: '2' }, POST] }),
  ];
  const { feed } = show();
  (await one(feed, '[part~=more]')).click();
  await vi.waitFor(() => expect(all(feed, 'li')).toHaveLength(3));
  expect(asked[1]?.url).toBe(`${SRC}?limit=12&after=cursor`);
  expect(feed.shadowRoot?.activeElement).toBe(all(feed, 'li')[1]);
  expect(all(feed, '[part~=more]')).toEqual([]);
});

test('more posts that cannot be had can be asked for again', async () => {
  replies = [reply({ user, data: [POST], next: 'cursor' }), reply({}, 502)];
  const { feed, heard } = show();
  (await one(feed, '[part~=more]')).click();
  await vi.waitFor(() => expect(heard).toEqual(['load', 'error']));
  expect(all(feed, '[part~=more]')).toHaveLength(1);
  expect(all(feed, 'li')).toHaveLength(1);
});

test.each([
  { why: 'no reply', failure: { kind: 'unreachable' } },
  {
    why: 'a refusal',
    answer: reply({ reason: 'not_kept' }, 404),
    failure: { kind: 'refused', status: 404, reason: 'not_kept' },
  },
  { why: 'an error page', answer: reply('<html>', 502), failure: { kind: 'refused', status: 502 } },
  {
    why: 'no JSON',
    answer: () => Promise.resolve(new Response('<')),
    failure: { kind: 'malformed' },
  },
])('a feed with $why says so in one sentence, and tells the page', async ({ answer, failure }) => {
  replies = answer === undefined ? [] : [answer];
  const { feed, heard } = show();
  await vi.waitFor(() => expect(heard).toEqual(['error']));
  expect(status(feed)).toBe('The posts can’t be shown right now.');
  expect(feed.failure).toEqual(failure);
});

test.each([
  { by: 'the visitor', agree: (feed: FeedElement) => all(feed, 'button')[0]?.click() },
  { by: 'a consent manager', agree: (feed: FeedElement) => feed.show() },
])('a feed with consent asks for nothing until it is given by $by', async ({ agree }) => {
  replies = [reply({ user, data: [POST] })];
  const { feed } = show({ consent: '' });
  await one(feed, 'button');
  expect(asked).toEqual([]);
  agree(feed);
  await one(feed, 'li');
  expect(asked).toHaveLength(1);
});

test('the focus of the button of consent goes on to what it has brought', async () => {
  replies = [() => new Promise(() => undefined)];
  const { feed } = show({ consent: '' });
  const button = await one(feed, 'button');
  button.focus();
  button.click();
  expect(feed.shadowRoot?.activeElement).toBe(all(feed, '[part=status]')[0]);
});

test('a feed that is not set up says so, names the mistake on the console, and recovers', async () => {
  replies = [reply({ user, data: [POST] })];
  const { feed } = show({ limit: 'all' });
  await vi.waitFor(() => expect(status(feed)).toBe('This feed is not set up yet.'));
  expect(warned).toEqual(['<instagram-feed>: limit is not a whole number from 1 to 50']);
  feed.setAttribute('limit', '1');
  await one(feed, 'li');
});

/** A page that takes until its request is called back. */
const slow = () =>
  new Promise<Response>((_resolve, reject) => {
    asked[0]?.init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
  });

test.each([
  { what: 'moved', meanwhile: Promise.resolve() },
  { what: 'taken out and put back later', meanwhile: new Promise((task) => setTimeout(task, 20)) },
])('a feed that is $what while it loads calls the request back, and loads again', async (given) => {
  replies = [slow, reply({ user, data: [POST] })];
  const { feed, heard } = show();
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  feed.remove();
  await given.meanwhile;
  document.body.append(feed);
  await one(feed, 'li');
  expect([asked.length, asked[0]?.init?.signal?.aborted, heard]).toEqual([2, true, ['load']]);
});

test('a feed that is moved after it has loaded does not load again', async () => {
  replies = [reply({ user, data: [POST] })];
  const { feed } = show();
  await one(feed, 'li');
  document.body.append(feed);
  await new Promise((task) => setTimeout(task));
  expect([asked.length, all(feed, 'li').length]).toEqual([1, 1]);
});
