import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  ADMIN_KEY,
  DAY,
  HOUR,
  KEEPERS,
  keeperEnv,
  operatorOf,
  type Operator,
} from '../../support/keeper.ts';
import { graphError, startWorld, type World } from '../../support/keeper-world.ts';
import {
  findUnguarded,
  flushedOutput,
  ORIGIN,
  REDIRECT_URI,
  send,
  type RunningProxy,
} from '../../support/proxy.ts';
import { sign } from '../../support/signed-request.ts';
import {
  graphError as upstreamError,
  json,
  startUpstream,
  type Upstream,
} from '../../support/upstream.ts';
import { DEMO_CREDENTIALS } from '../../../web/demo/simulator/state/apps.ts';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const reasonOf = ({ status, json }: { status: number; json: Record<string, unknown> }) => [
  status,
  json['reason'],
];

describe.each(KEEPERS)('who may bind an account, on %s', (_runtime, start) => {
  let upstream: Upstream;
  let proxy: RunningProxy;
  let operator: Operator;
  beforeAll(async () => {
    upstream = await startUpstream();
    proxy = await start(keeperEnv(upstream.url));
    operator = operatorOf(proxy.url);
  }, 60_000);
  afterAll(async () => {
    await proxy.close();
    await upstream.close();
  });
  const keep = (
    fields: Record<string, string>,
    headers: Record<string, string> = { Origin: ORIGIN },
  ) =>
    send(`${proxy.url}/kept`, {
      method: 'POST',
      headers: { ...FORM, ...headers },
      body: new URLSearchParams(fields).toString(),
    });
  const code = (value: string) => ({
    grant_type: 'authorization_code',
    code: value,
    redirect_uri: REDIRECT_URI,
  });

  test('T1: a stranger without a claim binds nothing, and no code is spent', async () => {
    for (const claim of [{}, { claim: '' }, { claim: 'x' }, { claim: 'A'.repeat(43) }]) {
      const reply = await keep({ ...claim, ...code('C0DEstranger') });
      expect(reasonOf(reply)).toEqual([403, 'claim_invalid']);
    }
    expect(upstream.count('C0DEstranger')).toBe(0);
  });

  test('T2: a used claim is refused, and a claim is over after a day', async () => {
    const claim = await operator.claim({ label: 'used' });
    expect((await operator.keepCode('C0DEfirst', claim)).status).toBe(201);
    expect(reasonOf(await operator.keepCode('C0DEagain', claim))).toEqual([403, 'claim_invalid']);
    expect(upstream.count('C0DEagain')).toBe(0);
    const old = await operator.claim();
    await operator.wakeAt(25 * HOUR);
    expect(reasonOf(await operator.keepCode('C0DEold', old))).toEqual([403, 'claim_invalid']);
  });

  test('T2: the link carries the claim in its fragment, for the first of the pages', async () => {
    const { json: reply } = await operator.post('/kept/claims', { label: 'link' });
    expect(reply['url']).toBe(`${REDIRECT_URI}#claim=${String(reply['claim'])}`);
    expect(Date.parse(String(reply['expires_at']))).toBeGreaterThan(Date.now());
  });

  test('T3: of two hand-overs with one claim at the same moment one is refused', async () => {
    const claim = await operator.claim();
    const replies = await Promise.all(
      ['C0DEa', 'C0DEb'].map((value) => operator.keepCode(value, claim)),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 403]);
  });

  test('T4: another account of the same browser shows its name, and is undone by one call', async () => {
    const reply = await operator.keepCode('C0DEshown');
    expect(reply.json).toMatchObject({ username: 'latch' });
    const feed = String(reply.json['feed']);
    expect((await operator.delete(`/kept/${feed}`)).status).toBe(204);
    expect((await operator.delete(`/kept/${feed}`)).status).toBe(404);
  });

  test('T5: a code needs the page that it was sent to', async () => {
    const claim = await operator.claim();
    const evil = await keep({ claim, ...code('C0DEevil') }, { Origin: 'https://evil.example' });
    const without = await keep({ claim, ...code('C0DEevil') }, {});
    const elsewhere = await keep({ claim, ...code('C0DEevil'), redirect_uri: `${REDIRECT_URI}/` });
    expect([evil, without, elsewhere].map(reasonOf)).toEqual([
      [403, 'origin_not_allowed'],
      [403, 'origin_not_allowed'],
      [400, 'redirect_uri_not_allowed'],
    ]);
    expect(upstream.count('C0DEevil')).toBe(0);
    // Nothing was stored, so that the claim is still good.
    expect((await operator.keepCode('C0DEgood', claim)).status).toBe(201);
  });

  test('T6: a claim for one account refuses another, stores nothing and stays good', async () => {
    const claim = await operator.claim({ for: '17' });
    expect(reasonOf(await operator.keepCode('C0DEother', claim))).toEqual([
      403,
      'account_mismatch',
    ]);
    const right = await operator.claim({ for: '27281358591558845' });
    expect((await operator.keepCode('C0DEright', right)).status).toBe(200);
    expect(reasonOf(await operator.keepCode('C0DEother', claim))).toEqual([
      403,
      'account_mismatch',
    ]);
  });

  test('a code that Instagram refuses gives the claim back', async () => {
    const claim = await operator.claim();
    upstream.script(
      'C0DEspent',
      json(
        {
          error_type: 'OAuthException',
          code: 400,
          error_message: 'Matching code was not found or was already used',
        },
        400,
      ),
    );
    expect(reasonOf(await operator.keepCode('C0DEspent', claim))).toEqual([400, 'code_spent']);
    expect((await operator.keepCode('C0DEnext', claim)).status).toBe(200);
  });

  test('a label that another account has is refused at the claim', async () => {
    const feed = String(
      ((await operator.get('/kept')).json['feeds'] as { feed: string }[])[0]?.feed,
    );
    const reply = await operator.post('/kept/claims', { label: feed });
    expect(reply.status).toBe(409);
    expect((await operator.post('/kept/claims', { label: 'Upper Case' })).status).toBe(400);
  });

  test('the 60-day step that fails leaves the one-hour token, and is tried again within the hour', async () => {
    upstream.script('IGAAshort.C0DEhour', upstreamError('x', 2));
    for (const { feed } of (await operator.get('/kept')).json['feeds'] as { feed: string }[])
      await operator.delete(`/kept/${feed}`);
    upstream.script(
      'IGAAshort.C0DEhour',
      json('{"id":"27281358591558845","user_id":17841401313574613,"username":"latch"}'),
    );
    const reply = await operator.keepCode('C0DEhour', await operator.claim({ label: 'hour' }));
    expect(reply.status).toBe(201);
    const life =
      Date.parse(String(reply.json['expires_at'])) -
      Date.parse(String(reply.json['next_refresh_at']));
    expect(life).toBeGreaterThan(0);
    expect(life).toBeLessThan(HOUR);
    expect((await operator.line('hour'))['state']).toBe('retrying');
  });

  test('T8: a wrong key, a missing one and a short one get the same 401, for every route and feed', async () => {
    const paths = ['/kept', '/kept/studio', '/kept/nothing'];
    const keys = [undefined, 'Bearer x', `Bearer ${ADMIN_KEY}x`, `Basic ${ADMIN_KEY}`];
    const bodies = new Set<string>();
    for (const path of paths) {
      for (const key of keys) {
        const reply = await send(`${proxy.url}${path}`, {
          headers: key ? { Authorization: key } : {},
        });
        expect([reply.status, reply.headers['www-authenticate']]).toEqual([401, 'Bearer']);
        bodies.add(reply.text.replace(/"request_id":"[^"]*"/, ''));
      }
    }
    expect(bodies.size).toBe(1);
  });

  test('T9: the key is read from the header only', async () => {
    const reply = await send(`${proxy.url}/kept?key=${ADMIN_KEY}&access_token=${ADMIN_KEY}`);
    expect(reply.status).toBe(401);
  });

  test('T13: no token, code, key or claim is in a reply, in the output or in a header', async () => {
    await operator.keepCode('C0DEleak', await operator.claim({ label: 'leak' }));
    await send(`${proxy.url}/media/leak`);
    const output = await flushedOutput(proxy);
    expect(output).not.toMatch(/C0DE|IGAA|EAA|sentinel-|c2VudGluZWwt|#claim=/);
    for (const path of ['/kept', '/kept/leak', '/media/leak', '/status', '/healthz']) {
      const { text, headers } = await operator.get(path);
      expect(text + JSON.stringify(headers)).not.toMatch(/C0DE|IGAA|EAA|sentinel-|c2VudGluZWwt/);
    }
  });
});

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
    const own = ['cross-origin-resource-policy', 'cache-control', 'etag', 'content-type'];
    expect(findUnguarded().filter((it) => !own.some((name) => it.startsWith(name)))).toEqual([]);
  });
});

interface Heard {
  headers: IncomingMessage['headers'];
  body: string;
}

describe.each(KEEPERS)('alerts and deletion on %s', (_runtime, start) => {
  let world: World;
  const heard: Heard[] = [];
  let status = 200;
  const receiver = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      heard.push({ headers: request.headers, body });
      response.writeHead(status, status === 302 ? { Location: 'http://127.0.0.1:1/' } : {}).end();
    });
  });
  const SECRETS = ['sentinel-webhook-secret', 'sentinel-webhook-previous'];
  beforeAll(async () => {
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const { port } = receiver.address() as AddressInfo;
    world = await startWorld(start, {
      KEEPER_WEBHOOK_URL: `http://127.0.0.1:${port}/hook`,
      KEEPER_WEBHOOK_SECRET: SECRETS[0] ?? '',
      KEEPER_WEBHOOK_SECRET_PREVIOUS: SECRETS[1] ?? '',
    });
  }, 60_000);
  afterAll(async () => {
    await world.close();
    receiver.close();
    receiver.closeAllConnections();
  });
  afterEach(() => world.rule(undefined));
  const alerts = () => heard.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
  const callback = (path: string, payload: object) =>
    send(`${world.proxy.url}${path}`, {
      method: 'POST',
      headers: FORM,
      body: new URLSearchParams({
        signed_request: sign(
          { algorithm: 'HMAC-SHA256', ...payload },
          DEMO_CREDENTIALS.instagram.clientSecret,
        ),
      }).toString(),
    });

  test('T23: an alert is signed over id, time and body, once for each secret', async () => {
    await world.keep('person0');
    await world.advance(1000);
    await expect.poll(() => heard.length).toBeGreaterThan(0);
    const [message] = heard;
    const {
      'webhook-id': id,
      'webhook-timestamp': time,
      'webhook-signature': signature,
    } = message?.headers ?? {};
    const expected = SECRETS.map(
      (key) =>
        `v1,${createHmac('sha256', key)
          .update(`${String(id)}.${String(time)}.${message?.body ?? ''}`)
          .digest('base64')}`,
    );
    expect(signature).toBe(expected.join(' '));
    expect(JSON.parse(message?.body ?? '')).toMatchObject({
      id,
      type: 'kept',
      feed: 'person0',
      username: 'person0',
    });
  });

  test('an expired token is reported with a link, with which its owner alone connects it again', async () => {
    await world.operator.delete('/kept/person0');
    const token = await world.keep('person0');
    world.revoke(token);
    for (let passed = 0; passed < 4; passed += 1)
      await world.advance(passed === 0 ? 25 * HOUR : 16 * 60_000);
    const alert = alerts().findLast(({ type }) => type === 'login_needed');
    expect(alert).toMatchObject({ feed: 'person0', reason: 'token_revoked' });
    const claim = String(alert?.['reconnect_url']).split('#claim=')[1] ?? '';
    const other = await world.operator.keepToken(await world.token('person2'), claim);
    expect(reasonOf(other)).toEqual([403, 'account_mismatch']);
    const again = await world.operator.keepToken(await world.token('person0'), claim);
    expect([again.status, again.json['feed']]).toEqual([200, 'person0']);
    expect(await world.operator.line('person0')).toMatchObject({ state: 'healthy' });
  });

  test('T24: one outage rings once, and an alert that cannot be delivered is tried five times in a day', async () => {
    for (const index of [2, 3, 4, 5, 6, 7]) await world.keep(`person${index}`);
    await world.advance(HOUR);
    heard.length = 0;
    world.rule(({ path }) =>
      path.startsWith('/_') ? undefined : graphError('Error validating access token', 190),
    );
    await world.advance(26 * HOUR);
    for (let passed = 0; passed < 10; passed += 1) await world.advance(HOUR / 2);
    expect(alerts().filter(({ type }) => type === 'app_trouble')).toHaveLength(1);
    world.rule(undefined);
    for (let passed = 0; passed < 10; passed += 1) await world.advance(HOUR);
    heard.length = 0;
    status = 500;
    await world.operator.delete('/kept/person7');
    for (let passed = 0; passed < 30; passed += 1) await world.advance(HOUR);
    const tries = alerts().filter(({ type }) => type === 'deleted');
    expect(tries).toHaveLength(5);
    expect(new Set(tries.map(({ id }) => id)).size).toBe(1);
    status = 200;
  }, 30_000);

  test('T20, T21: a deauthorization really deletes, a forged one and an old one do not', async () => {
    await world.keep('person8');
    const user_id = '36220564007528717';
    expect(
      (await callback('/deauthorize', { user_id: '1', issued_at: world.now() / 1000 })).status,
    ).toBe(200);
    const forged = await send(`${world.proxy.url}/deauthorize`, {
      method: 'POST',
      headers: FORM,
      body: `signed_request=${sign({ algorithm: 'HMAC-SHA256', user_id }, 'wrong')}`,
    });
    expect(forged.status).toBe(400);
    const old = await callback('/deauthorize', {
      user_id,
      issued_at: Math.floor(world.now() / 1000) - 3600,
    });
    expect(old.status).toBe(200);
    expect((await world.operator.get('/kept/person8')).status).toBe(200);
    await callback('/deauthorize', { user_id, issued_at: Math.floor(world.now() / 1000) + 1 });
    expect((await world.operator.get('/kept/person8')).status).toBe(404);
    expect(reasonOf(await send(`${world.proxy.url}/media/person8`))).toEqual([410, 'deleted']);
  });

  test.each([
    ['app-scoped', '36220564007528719'],
    ['professional', '17841401313574619'],
  ])(
    'a request of deletion by the %s ID deletes, and its page says so',
    async (_title, user_id) => {
      await world.keep('person9');
      const reply = await callback('/data-deletion', {
        user_id,
        issued_at: Math.floor(world.now() / 1000) + 1,
      });
      const page = await send(
        `${world.proxy.url}/data-deletion/${String(reply.json['confirmation_code'])}`,
      );
      expect([page.status, page.text.includes('<h1>Your data was deleted</h1>')]).toEqual([
        200,
        true,
      ]);
      expect((await world.operator.get('/kept/person9')).status).toBe(404);
      const unknown = await send(`${world.proxy.url}/data-deletion/${'0'.repeat(32)}`);
      expect(unknown.text).not.toContain('stores nothing');
    },
  );

  test('T7: a token of another app is kept, and shows itself when its refresh fails', async () => {
    await world.keep('person10');
    world.rule(({ path }) =>
      path === '/refresh_access_token'
        ? graphError('Unsupported request - method type: get', 100)
        : undefined,
    );
    await world.advance(26 * HOUR);
    await world.advance(26 * HOUR);
    expect(await world.operator.line('person10')).toMatchObject({
      state: 'retrying',
      reason: 'permission_missing',
    });
  });

  test.each(['same', 'new'] as const)(
    'T28: a token that another deployment refreshes as well stays healthy (%s string)',
    async (refreshedToken) => {
      await world.switches({ refreshedToken });
      const token = await world.keep('person11');
      await world.advance(20 * HOUR);
      await world.instagram.fetch(
        new Request(
          `http://x/refresh_access_token?grant_type=ig_refresh_token&access_token=${token}`,
        ),
      );
      await world.advance(10 * HOUR);
      await world.advance(2 * DAY);
      expect(await world.operator.line('person11')).toMatchObject({ state: 'healthy' });
    },
  );
});
