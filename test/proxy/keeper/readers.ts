import { createApp } from '../../../proxy/app.ts';
import { parseEnv } from '../../../proxy/config/config.ts';
import { checkOrigins } from '../../../proxy/config/keeper.ts';
import { createProviders } from '../../../proxy/instagram/providers.ts';
import { createInstagram } from '../../../proxy/keeper/ask.ts';
import { feedName } from '../../../proxy/keeper/feed-name.ts';
import { parseGraphPage } from '../../../proxy/keeper/media/graph-post.ts';
import type { FeedPost } from '../../../proxy/keeper/media/post.ts';
import { createPageWriter } from '../../../proxy/keeper/media/write-page.ts';
import { toJsonFeed, toRss } from '../../../proxy/keeper/media/syndication.ts';
import type { KeptAccount } from '../../../proxy/keeper/record.ts';
import { keeperRoutes } from '../../../proxy/keeper/routes/routes.ts';
import type { Keeper } from '../../../proxy/keeper/service.ts';
import { webPlatform, type Platform } from '../../../proxy/platform/platform.ts';
import { ADMIN_KEY, keeperEnv } from '../../support/keeper.ts';

const ENV = keeperEnv('https://up.example');
const parsed = parseEnv({ ...ENV, MEDIA_IMAGES: 'proxy' });
if (!parsed.ok) throw new Error('The environment is wrong.');
const config = parsed.value;
const [provider] = createProviders(config);

/** A keeper whose feed and picture are the same for every name. */
const keeper = new Proxy({} as Keeper, {
  get: (_, name) => () => Promise.resolve(name === 'picture' ? PICTURE : FEED),
});
const PICTURE = { url: 'https://a.cdninstagram.com/p.jpg', until: 1 };
const FEED = {
  ok: true,
  value: { feed: 'a', body: '{}', etag: '"a"', maxAge: 1, isStale: false },
};

let pictureType = '';
const platform: Platform = {
  ...webPlatform(globalThis),
  fetch: () =>
    Promise.resolve({
      status: 200,
      headers: new Headers({ 'content-type': pictureType, 'content-length': '0' }),
      body: new Response('').body,
    }),
  now: () => 0,
  epochMs: () => 0,
  random: () => 0,
  newRequestId: () => 'id',
  log: () => undefined,
  keeper: { keeper, routes: keeperRoutes },
};
const app = createApp(config, platform);
const ask = (path: string, headers: Record<string, string> = {}) =>
  app.request(`http://proxy${path}`, { headers });

function wake(text: string) {
  const headers = {
    authorization: `Bearer ${ADMIN_KEY}`,
    'content-type': 'application/x-www-form-urlencoded',
  };
  return app.request('http://proxy/kept/wake', { method: 'POST', headers, body: `now=${text}` });
}

function picture(type: string) {
  pictureType = type;
  return ask('/media/a/1/image');
}

function refreshed(token: string) {
  const answer = JSON.stringify({ access_token: token, expires_in: 1 });
  const fetch = () =>
    Promise.resolve({ status: 200, headers: new Headers(), body: new Response(answer).body });
  return createInstagram(config, provider, fetch).refresh('IGAA');
}

function graphPage(text: string) {
  const post = { id: text, caption: text, permalink: `https://a/${text}`, timestamp: text };
  return parseGraphPage({ data: [post], paging: { next: text, cursors: { after: text } } });
}

const POST: FeedPost = { id: '1', type: 'image', image_url: null, reel: false, items: [] };

function syndicated(text: string) {
  const posts = [{ ...POST, caption: text, image_url: text }];
  return [toJsonFeed, toRss].map((write) => write({ title: text, self: text, home: text, posts }));
}

function dated(timestamp: string) {
  const post: FeedPost = { ...POST, timestamp };
  return toRss({ title: '', self: '', home: '', posts: [post] });
}

const writePage = createPageWriter({
  seals: { seal: () => Promise.resolve('sealed'), open: () => Promise.resolve(undefined) },
  subtle: crypto.subtle,
  now: () => 0,
  baseUrl: 'https://proxy',
});

function written(text: string) {
  const account = { feed: 'a', userId: '1', username: text } as KeptAccount;
  const posts = [{ id: '1', caption: text, timestamp: text }];
  return writePage(account, { posts, next: { a: '1' }, fetchedAt: 0, goodUntil: 0 }, undefined);
}

/** Every reader of the keeper, by its file; see `test/proxy/endpoint/linear.test.ts`. */
export const KEEPER_READERS: [
  file: string,
  name: string,
  before: string,
  read: (text: string) => unknown,
][] = [
  ['keeper/ask', 'a refreshed token', 'IG', refreshed],
  ['keeper/feed-name', 'a username', '', (text) => feedName(undefined, text, '1', () => undefined)],
  ['keeper/keeper', 'MEDIA_ORIGINS', 'https://', checkOrigins],
  ['config/keeper', 'MEDIA_ORIGINS', 'https://', checkOrigins],
  ['keeper/routes/kept', 'now', '1', wake],
  ['keeper/routes/media', 'a feed’s name', '', (text) => ask(`/media/${encodeURIComponent(text)}`)],
  ['keeper/routes/media', 'limit', '', (text) => ask(`/media?limit=${encodeURIComponent(text)}`)],
  [
    'keeper/routes/media',
    'If-None-Match',
    'W/',
    (text) => ask('/media', { 'if-none-match': text }),
  ],
  [
    'keeper/routes/media',
    'a post',
    '1',
    (text) => ask(`/media/a/${encodeURIComponent(text)}/image`),
  ],
  ['keeper/routes/picture', 'Content-Type', 'image/png', picture],
  ['keeper/routes/status', 'Accept', 'text/html', (accept) => ask('/status', { accept })],
  ['keeper/media/write-page', 'every text of a post', '', written],
  ['keeper/media/graph-post', 'every field', '', graphPage],
  ['keeper/media/syndication', 'a caption', '', syndicated],
  ['keeper/media/syndication', 'a time', '2026-11-28T00:00:00+', dated],
];
