import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Token } from '../../../web/auth/token.ts';
import { fetchMedia, readMedia, type MediaState } from '../../../web/instagram/media.ts';
import { spokenCaption } from '../../../web/instagram/post.ts';
import { config, NOW, simulatedConfig, tab, type SentRequest } from '../fake-browser.ts';

const TOKEN: Token = { provider: 'instagram', accessToken: 'IGAAtoken', issuedAt: NOW };
const POST = {
  id: '17940075287670000',
  caption: 'Rain',
  media_type: 'IMAGE',
  media_url: 'https://pictures.example/1.jpg',
  permalink: 'https://instagram.example/p/1/',
  timestamp: '2026-06-22T12:00:00+0000',
};
const READ = {
  id: '17940075287670000',
  kind: 'image',
  caption: 'Rain',
  pictureUrl: 'https://pictures.example/1.jpg',
  permalink: 'https://instagram.example/p/1/',
  postedAt: Date.UTC(2026, 5, 22, 12),
};
type Answer = (request: SentRequest) => Promise<Response> | Response;

function ask(answer: Answer, settings = config()) {
  const at = tab({ answer });
  return { at, result: fetchMedia(at.browser, settings, TOKEN, new AbortController().signal) };
}

const answered = (...data: unknown[]) => ask(() => Response.json({ data })).result;

test('posts are requested with the token in the query and without headers or cookies', async () => {
  const { at, result } = ask(() => Response.json({ data: [POST] }));
  expect(await result).toEqual({ posts: [READ], more: false });
  const url = new URL(at.sent[0]?.url ?? '');
  expect(url.origin + url.pathname).toBe('https://graph.instagram.com/v25.0/me/media');
  expect(url.searchParams.get('access_token')).toBe('IGAAtoken');
  expect(at.sent[0]?.init).toMatchObject({ headers: {}, credentials: 'omit', redirect: 'error' });
});

test('of the next page’s URL, which holds the token, only its existence is kept', async () => {
  const next = 'https://graph.instagram.com/v25.0/me/media?access_token=IGAAtoken&after=9';
  const { result } = ask(() => Response.json({ data: [POST], paging: { next } }));
  expect(await result).toEqual({ posts: [READ], more: true });
});

test('at most the requested number of posts is kept', async () => {
  const data = Array.from({ length: 30 }, (_, index) => ({ ...POST, id: String(index) }));
  expect(await answered(...data)).toMatchObject({ posts: { length: 9 } });
});

test.each([
  {
    title: 'a video shows its still image, never its file',
    change: { media_type: 'VIDEO', thumbnail_url: 'https://p.example/s.jpg' },
    read: { kind: 'video', pictureUrl: 'https://p.example/s.jpg' },
  },
  {
    title: 'an album is read as an album',
    change: { media_type: 'CAROUSEL_ALBUM' },
    read: { kind: 'album' },
  },
  {
    title: 'a post of an unknown kind is read as a picture',
    change: { media_type: '__proto__' },
    read: { kind: 'image' },
  },
])('$title', async ({ change, read }) => {
  expect(await answered({ ...POST, ...change })).toMatchObject({ posts: [{ ...READ, ...read }] });
});

test('a post without a picture is kept', async () => {
  const read = { ...READ, pictureUrl: undefined };
  expect(await answered({ ...POST, media_url: undefined })).toEqual({ posts: [read], more: false });
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'http://host/x', '//host/x', 7])(
  'W-29: a post keeps neither picture nor link like "%s"',
  async (address) => {
    const read = { ...READ, pictureUrl: undefined, permalink: undefined };
    const post = { ...POST, media_url: address, permalink: address };
    expect(await answered(post)).toEqual({ posts: [read], more: false });
  },
);

test('only the post without a usable id is left out', async () => {
  expect(await answered({ ...POST, id: 7 }, null, 'x', POST)).toEqual({
    posts: [READ],
    more: false,
  });
});

test('pictures on this machine are kept when Instagram is simulated', async () => {
  const media_url = 'http://localhost:8788/1.svg';
  const { result } = ask(
    () => Response.json({ data: [{ ...POST, media_url }] }),
    simulatedConfig(),
  );
  expect(await result).toMatchObject({ posts: [{ pictureUrl: media_url }] });
});

describe('tells', () => {
  test('an error of Instagram is understood even with a status of 200', async () => {
    const error = { message: 'Unsupported request - method type: get', code: 100 };
    const { result } = ask(() => Response.json({ error }));
    expect(await result).toMatchObject({
      failure: { reason: 'refused', why: 'permission_missing' },
    });
  });

  test('a broken connection is reported after one more attempt', async () => {
    const { at, result } = ask(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await result).toEqual({ failure: { reason: 'unreachable' } });
    expect(at.sent).toHaveLength(2);
  });

  test('a missing network is reported as such', async () => {
    const at = tab({ answer: () => Promise.reject(new TypeError('Failed to fetch')) });
    at.network.online = false;
    const result = fetchMedia(at.browser, config(), TOKEN, new AbortController().signal);
    expect(await result).toEqual({ failure: { reason: 'offline' } });
  });

  test('a timeout is reported as such', async () => {
    const { at, result } = ask(() => new Promise(() => undefined));
    at.pass(8_000);
    expect(await result).toEqual({ failure: { reason: 'timeout' } });
  });

  test.each(['<html>', '[]', '{"data":{}}'])('%s is told apart from posts', async (body) => {
    expect(await ask(() => new Response(body)).result).toEqual({
      failure: { reason: 'malformed' },
    });
  });
});

test('nothing is sent after the person has signed out', async () => {
  const at = tab();
  await fetchMedia(at.browser, config(), TOKEN, AbortSignal.abort());
  expect(at.sent).toEqual([]);
});

/** What is told while the posts are read with a token. */
async function told(token: Token, abort = new AbortController()): Promise<MediaState[]> {
  const states: MediaState[] = [];
  const at = tab({ answer: () => Response.json({ data: [POST] }) });
  await readMedia(at.browser, config(), token, abort.signal, (media) => states.push(media));
  return states;
}

test('the posts are pending until they are known', async () => {
  expect(await told(TOKEN)).toEqual([
    { status: 'pending' },
    { status: 'known', posts: [READ], more: false },
  ]);
});

test('only a token of Instagram Login reads posts', async () => {
  expect(await told({ ...TOKEN, provider: 'facebook' })).toEqual([]);
  expect(await told({ ...TOKEN, provider: 'legacy' })).toEqual([]);
});

test('a sign-out ends the loading of the posts', async () => {
  const abort = new AbortController();
  const states = told(TOKEN, abort);
  abort.abort();
  expect(await states).toEqual([{ status: 'pending' }]);
});

test('a caption is read out in one line of at most 200 characters, without direction marks', () => {
  expect(spokenCaption('Rain\n\u202Eon me')).toBe('Rain  on me');
  expect(spokenCaption('a'.repeat(2_200))).toHaveLength(200);
});

test('of 10,000 answers none makes the reader of posts throw', async () => {
  const body = fc.oneof(
    fc.json(),
    fc.object().map((post) => JSON.stringify({ data: [post] })),
  );
  await fc.assert(
    fc.asyncProperty(body, async (text) => {
      const result = await ask(() => new Response(text)).result;
      expect('posts' in result || 'failure' in result).toBe(true);
    }),
    { numRuns: 10_000, seed: 7 },
  );
});
