import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { KEEPERS, findUnguardedInKeeper, reasonOf } from '../../support/keeper.ts';
import { startWorld, type World } from '../../support/keeper-world.ts';
import { send } from '../../support/proxy.ts';

describe.each(KEEPERS)('what visitors get, on %s', (_runtime, start) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(start, {
      MEDIA_IMAGES: 'proxy',
      MEDIA_ORIGINS: 'https://shop.example',
    });
    await world.keep('person0');
  }, 60_000);
  afterAll(() => world.close());
  afterEach(() => world.rule(undefined));
  const get = (path: string, headers: Record<string, string> = {}) =>
    send(`${world.proxy.url}${path}`, { headers });
  const media = async (query = '', headers: Record<string, string> = {}) =>
    await get(`/media/person0${query}`, headers);

  test('T14, T15: a picture is named by its post, and no address of the request is ever fetched', async () => {
    const [post] = (await media()).json['data'] as { id: string; image_url: string }[];
    expect(post?.image_url).toBe(`http://localhost:8787/media/person0/${post?.id ?? ''}/image`);
    const before = world.calls.length;
    for (const id of [
      '1',
      'https:%2F%2Fevil.example%2Fx.jpg',
      '..%2f..',
      '0',
      `${post?.id ?? ''}%20`,
    ])
      expect((await get(`/media/person0/${id}/image?url=https://evil.example/`)).status).toBe(404);
    expect(world.calls.length).toBe(before);
  });

  test.each([
    ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>', 404],
    ['text/html', '<script>alert(1)</script>', 404],
    ['image/jpeg', 'jpeg', 200],
  ])(
    'T16: a picture of type %s is passed on or not, by the type list',
    async (type, body, status) => {
      const headers = { 'Content-Type': type, 'Content-Length': String(body.length) };
      world.rule(({ path }) =>
        path.includes('picture') ? new Response(body, { headers }) : undefined,
      );
      const [post] = (await media()).json['data'] as { id: string }[];
      const reply = await get(`/media/person0/${post?.id ?? ''}/image`);
      expect(reply.status).toBe(status);
      expect(reply.headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
      if (status !== 200) return;
      expect(reply.headers).toMatchObject({
        'content-type': 'image/jpeg',
        'cross-origin-resource-policy': 'cross-origin',
        'content-disposition': 'inline',
        'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      });
    },
  );

  test('T14: a redirect of the picture host is not followed', async () => {
    world.rule(({ path }) =>
      path.includes('picture')
        ? new Response(null, { status: 302, headers: { Location: 'http://169.254.169.254/' } })
        : undefined,
    );
    const [post] = (await media()).json['data'] as { id: string }[];
    expect((await get(`/media/person0/${post?.id ?? ''}/image`)).status).toBe(404);
  });

  test('T17: an unknown, repeated or malformed parameter is refused, and nothing of it comes back', async () => {
    for (const query of [
      '?x=<script>',
      '?limit=1&limit=2',
      '?limit=0',
      '?limit=1e1',
      '?shape=x',
      '?after=x',
      '?callback=f',
    ]) {
      const reply = await media(query);
      expect(reasonOf(reply)).toEqual([400, 'malformed_request']);
      expect(reply.text).not.toContain('<script>');
      expect(reply.headers).toMatchObject({ 'cache-control': 'no-store', vary: 'Origin' });
    }
  });

  test('T18: each page gets its own origin or none, and every answer varies by it', async () => {
    const own = await media('', { Origin: 'https://shop.example' });
    const foreign = await media('', { Origin: 'https://evil.example' });
    const bare = await media();
    expect(
      [own, foreign, bare].map(({ status, headers }) => [
        status,
        headers['access-control-allow-origin'],
        headers.vary,
      ]),
    ).toEqual([
      [200, 'https://shop.example', 'Origin'],
      [403, undefined, 'Origin'],
      [200, undefined, 'Origin'],
    ]);
    expect(own.headers).toMatchObject({
      'cache-control': 'public, max-age=300, stale-while-revalidate=600, stale-if-error=86400',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-tag': 'feed-person0',
    });
  });

  test('a page that has the feed already gets 304, and HEAD has no body', async () => {
    const { headers } = await media();
    const again = await media('', { 'If-None-Match': String(headers.etag) });
    expect([again.status, again.text]).toEqual([304, '']);
    const head = await send(`${world.proxy.url}/media/person0`, { method: 'HEAD' });
    expect([head.status, head.text, head.headers.etag]).toEqual([200, '', headers.etag]);
    expect((await send(`${world.proxy.url}/media/person0`, { method: 'POST' })).headers.allow).toBe(
      'GET, HEAD, OPTIONS',
    );
  });

  test('T19: strangers get five pages beyond the first an hour, and a forged cursor none', async () => {
    const walk = async () => {
      const last = (await media('?limit=50')).json['next'];
      return await media(`?limit=5&after=${String(last)}`);
    };
    const replies = [];
    for (let tries = 0; tries < 7; tries += 1) replies.push((await walk()).status);
    expect(replies).toEqual([200, 200, 200, 200, 200, 429, 429]);
    expect(Number((await walk()).headers['retry-after'])).toBeGreaterThan(0);
  });

  test('T22: a caption is JSON and no page', async () => {
    const caption = '</script><img src=x onerror=alert(1)>';
    world.rule(({ path }) =>
      path === '/me/media'
        ? Response.json({
            data: [
              {
                id: '9',
                media_type: 'IMAGE',
                caption,
                permalink: 'javascript:alert(1)',
                media_url: 'https://x.cdninstagram.com/a.jpg',
              },
            ],
            paging: { next: `https://graph.instagram.com/me/media?access_token=IGAAx` },
          })
        : undefined,
    );
    await world.advance(16 * 60_000);
    const reply = await media();
    expect(reply.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
    const [post] = reply.json['data'] as Record<string, unknown>[];
    expect(post).toMatchObject({ id: '9', caption });
    expect(post).not.toHaveProperty('permalink');
    expect(reply.text).not.toContain('IGAA');
  });

  test('T25: a feed that is not there is 404 alike, whatever its name', async () => {
    const texts = new Set<string>();
    for (const name of ['nothing', 'x', '%00', 'person0x']) {
      const reply = await get(`/media/${name}`);
      expect(reasonOf(reply)).toEqual([404, 'not_kept']);
      texts.add(reply.text.replace(/"request_id":"[^"]*"/, ''));
    }
    expect(texts.size).toBe(1);
  });

  test('without a name the only feed answers, and of several none', async () => {
    expect((await get('/media')).status).toBe(200);
    await world.keep('person2');
    expect(reasonOf(await get('/media'))).toEqual([404, 'feed_required']);
    await world.operator.delete('/kept/person2');
  });

  test('shape=graph has Graph’s own fields and no paging', async () => {
    const { json: reply } = await media('?shape=graph&limit=3');
    expect(Object.keys(reply)).toEqual(['data']);
    expect((reply['data'] as object[])[0]).toHaveProperty('media_type');
  });

  test('feed readers get the same posts as JSON Feed and as RSS, in which a caption is text', async () => {
    const feed = await get('/media/person0.json?limit=2');
    expect(feed.headers['content-type']).toBe('application/feed+json; charset=utf-8');
    expect(feed.json).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      feed_url: 'http://localhost:8787/media/person0.json',
    });
    const rss = await get('/media.rss?limit=2');
    expect(rss.headers['content-type']).toBe('application/rss+xml; charset=utf-8');
    expect(rss.text).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<rss .*<\/rss>$/s);
    expect(rss.text).not.toContain('<script');
    expect((await get('/media/nothing.rss')).status).toBe(404);
  });

  test('/status has no names without the key, and is a page for people', async () => {
    const bare = await get('/status');
    expect([bare.status, bare.json]).toEqual([200, { ok: true, accounts: 1, attention: 0 }]);
    const page = await get('/status', { Accept: 'text/html' });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text).not.toContain('person0');
    const full = await world.operator.get('/status');
    expect(full.json).toMatchObject({ feeds: [{ feed: 'person0' }], sealed_with_previous_key: 0 });
  });

  test('every reply says how it is to be handled', () => {
    expect(findUnguardedInKeeper()).toEqual([]);
  });
});
