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

test('posts are asked for with a simple request: the token in the query, no header, no cookie', async () => {
  const { at, result } = ask(() => Response.json({ data: [POST] }));
  expect(await result).toEqual({ posts: [READ], more: false });
  const url = new URL(at.sent[0]?.url ?? '');
  expect(url.origin + url.pathname).toBe('https://graph.instagram.com/v25.0/me/media');
  expect(url.searchParams.get('access_token')).toBe('IGAAtoken');
  expect(at.sent[0]?.init).toMatchObject({ headers: {}, credentials: 'omit', redirect: 'error' });
});

test('the address of the next page, which holds the token, is read as a yes and forgotten', async () => {
  const next = 'https://graph.instagram.com/v25.0/me/media?access_token=IGAAtoken&after=9';
  const { result } = ask(() => Response.json({ data: [POST], paging: { next } }));
  expect(await result).toEqual({ posts: [READ], more: true });
});

test('no more posts are kept than were asked for', async () => {
  const data = Array.from({ length: 30 }, (_, index) => ({ ...POST, id: String(index) }));
  expect(await answered(...data)).toMatchObject({ posts: { length: 9 } });
});

test.each([
  [
    'a video shows its still, never its file',
    { media_type: 'VIDEO', thumbnail_url: 'https://p.example/s.jpg' },
    { kind: 'video', pictureUrl: 'https://p.example/s.jpg' },
  ],
  ['an album is one', { media_type: 'CAROUSEL_ALBUM' }, { kind: 'album' }],
  ['a kind that is not known yet is a picture', { media_type: '__proto__' }, { kind: 'image' }],
])('%s', async (_title, change, read) => {
  expect(await answered({ ...POST, ...change })).toMatchObject({ posts: [{ ...READ, ...read }] });
});

test('a post without a picture is still one', async () => {
  const read = { ...READ, pictureUrl: undefined };
  expect(await answered({ ...POST, media_url: undefined })).toEqual({ posts: [read], more: false });
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'http://host/x', '//host/x', 7])(
  'W-29: keeps neither picture nor link like "%s"',
  async (address) => {
    const read = { ...READ, pictureUrl: undefined, permalink: undefined };
    const post = { ...POST, media_url: address, permalink: address };
    expect(await answered(post)).toEqual({ posts: [read], more: false });
  },
);

test('a post without a usable id is left out, and nothing else with it', async () => {
  expect(await answered({ ...POST, id: 7 }, null, 'x', POST)).toEqual({
    posts: [READ],
    more: false,
  });
});

test('pictures of this machine are kept where Instagram is simulated', async () => {
  const media_url = 'http://localhost:8788/1.svg';
  const { result } = ask(
    () => Response.json({ data: [{ ...POST, media_url }] }),
    simulatedConfig(),
  );
  expect(await result).toMatchObject({ posts: [{ pictureUrl: media_url }] });
});

describe('tells', () => {
  test('what Instagram’s error means, even with a status of 200', async () => {
    const error = { message: 'Unsupported request - method type: get', code: 100 };
    const { result } = ask(() => Response.json({ error }));
    expect(await result).toMatchObject({
      failure: { reason: 'refused', why: 'permission_missing' },
    });
  });

  test('a broken connection, after one more attempt', async () => {
    const { at, result } = ask(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await result).toEqual({ failure: { reason: 'unreachable' } });
    expect(at.sent).toHaveLength(2);
  });

  test('that there is no network', async () => {
    const at = tab({ answer: () => Promise.reject(new TypeError('Failed to fetch')) });
    at.network.online = false;
    const result = fetchMedia(at.browser, config(), TOKEN, new AbortController().signal);
    expect(await result).toEqual({ failure: { reason: 'offline' } });
  });

  test('that it took too long', async () => {
    const { at, result } = ask(() => new Promise(() => undefined));
    at.pass(8_000);
    expect(await result).toEqual({ failure: { reason: 'timeout' } });
  });

  test.each(['<html>', '[]', '{"data":{}}'])('%s from posts', async (body) => {
    expect(await ask(() => new Response(body)).result).toEqual({
      failure: { reason: 'malformed' },
    });
  });
});

test('sends nothing once the person has signed out', async () => {
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

test('only a token of Instagram Login reads posts from here', async () => {
  expect(await told({ ...TOKEN, provider: 'facebook' })).toEqual([]);
  expect(await told({ ...TOKEN, provider: 'legacy' })).toEqual([]);
});

test('a sign-out ends the news of the posts', async () => {
  const abort = new AbortController();
  const states = told(TOKEN, abort);
  abort.abort();
  expect(await states).toEqual([{ status: 'pending' }]);
});

test('a caption is spoken in one line of at most 200 characters, without marks that turn the text around', () => {
  expect(spokenCaption('Rain\n\u202Eon me')).toBe('Rain  on me');
  expect(spokenCaption('a'.repeat(2_200))).toHaveLength(200);
});

test('reads any answer without a throw', async () => {
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
