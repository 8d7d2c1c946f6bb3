import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DAY, HOUR, KEEPERS } from '../../support/keeper.ts';
import { graphError, startWorld, type World } from '../../support/keeper-world.ts';
import { send } from '../../support/proxy.ts';

const MINUTE = 60_000;
const REFRESH = '/refresh_access_token';

/** The table of failures in the keeper's contract: one test for each row that shows from outside. */
describe.each(KEEPERS)('failures of the keeper on %s', (_runtime, start) => {
  let world: World;
  const line = (feed: string) => world.operator.line(feed);
  const media = (feed: string) => send(`${world.proxy.url}/media/${feed}`);
  const refresh = (feed: string) => world.operator.post(`/kept/${feed}/refresh`);
  /** Goes on in small steps, so that every try that falls due is made. */
  async function pass(total: number, step: number): Promise<void> {
    for (let passed = 0; passed < total; passed += step) await world.advance(step);
  }
  /** Past the first refresh, which tells when a dashboard token ends. */
  async function keepAndRefresh(username: string): Promise<void> {
    await world.keep(username);
    await world.advance(26 * HOUR);
  }

  beforeAll(async () => void (world = await startWorld(start)), 60_000);
  afterAll(() => world.close());
  afterEach(async () => {
    world.rule(undefined);
    const { json } = await world.operator.get('/kept');
    for (const { feed } of json['feeds'] as { feed: string }[])
      await world.operator.delete(`/kept/${feed}`);
    await world.advance(2 * HOUR);
  });

  test('F1: a token is not refreshed before it is 25 hours old, for any caller', async () => {
    await world.keep('person0');
    const before = world.count(REFRESH);
    await world.advance(24 * HOUR + 50 * MINUTE);
    const reply = await refresh('person0');
    expect([reply.status, reply.json['reason']]).toEqual([409, 'too_young']);
    expect(String(reply.json['next_refresh_at'])).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(world.count(REFRESH)).toBe(before);
    await world.advance(15 * MINUTE);
    expect(world.count(REFRESH)).toBe(before + 1);
  });

  test('F2: a refusal of a token that works is taken for its youth, once', async () => {
    await world.keep('person0');
    world.rule(({ path }) =>
      path === REFRESH ? graphError('Unsupported request - method type: get', 100) : undefined,
    );
    await world.advance(26 * HOUR);
    expect(await line('person0')).toMatchObject({ state: 'healthy', failures: 0 });
    await world.advance(25 * HOUR);
    expect(await line('person0')).toMatchObject({
      state: 'retrying',
      reason: 'permission_missing',
    });
    world.rule(undefined);
    await world.advance(DAY);
    expect(await line('person0')).toMatchObject({ state: 'healthy' });
  });

  test.each([
    ['503', () => new Response('<h1>down</h1>', { status: 503 })],
    ['403 in HTML', () => new Response('<h1>no</h1>', { status: 403 })],
    [
      '200 with an error in it',
      () => Response.json({ error: { message: 'x', type: 'OAuthException', code: 2 } }),
    ],
    ['200 with {}', () => Response.json({})],
    [
      '200 without expires_in',
      () => Response.json({ access_token: 'IGAAnew', token_type: 'bearer' }),
    ],
    ['expires_in 0', () => Response.json({ access_token: 'IGAAnew', expires_in: 0 })],
    [
      'expires_in as a string',
      () => Response.json({ access_token: 'IGAAnew', expires_in: '5184000' }),
    ],
    [
      'expires_in of ten years',
      () => Response.json({ access_token: 'IGAAnew', expires_in: 315_360_000 }),
    ],
    [
      'a token of the other family',
      () => Response.json({ access_token: 'EAAnew', expires_in: 5_184_000 }),
    ],
  ])(
    'F3, F4, F5: a refresh that answers %s keeps the old token and is tried again',
    async (_title, answer) => {
      const token = await world.keep('person0');
      world.rule(({ path }) => (path === REFRESH ? answer() : undefined));
      await world.advance(26 * HOUR);
      expect(await line('person0')).toMatchObject({ state: 'retrying', failures: 1 });
      expect((await media('person0')).status).toBe(200);
      expect(world.calls.filter(({ path }) => path === '/me/media').at(-1)?.token).toBe(token);
      world.rule(undefined);
      await world.advance(6 * MINUTE);
      expect(await line('person0')).toMatchObject({ state: 'healthy', failures: 0 });
    },
  );

  test('F6: a refresh that gives another person’s token keeps the old one and rings the alarm', async () => {
    await world.keep('person0');
    const other = await world.token('person2');
    world.rule(({ path }) =>
      path === REFRESH ? Response.json({ access_token: other, expires_in: 5_184_000 }) : undefined,
    );
    await world.advance(26 * HOUR);
    expect(await line('person0')).toMatchObject({
      state: 'app_trouble',
      reason: 'account_mismatch',
    });
    expect((await send(`${world.proxy.url}/status`)).status).toBe(503);
    world.rule(undefined);
    await world.advance(2 * HOUR);
    expect(await line('person0')).toMatchObject({ state: 'healthy', user_id: '36220564007528701' });
  });

  test('F7: a refreshed token that /me refuses is kept beside the old one, which stays in use', async () => {
    const token = await world.keep('person0');
    world.rule(({ path, token: sent }) =>
      path === '/me' && sent !== token ? graphError('Try later', 190) : undefined,
    );
    await world.advance(26 * HOUR);
    expect(await line('person0')).toMatchObject({ state: 'retrying', reason: 'token_revoked' });
    await media('person0');
    expect(world.calls.filter(({ path }) => path === '/me/media').at(-1)?.token).toBe(token);
    world.rule(undefined);
    const before = world.count(REFRESH);
    await world.advance(61 * MINUTE);
    expect(world.count(REFRESH)).toBe(before);
    expect(await line('person0')).toMatchObject({ state: 'healthy' });
    await world.advance(16 * MINUTE);
    await media('person0');
    expect(world.calls.filter(({ path }) => path === '/me/media').at(-1)?.token).not.toBe(token);
  });

  test.each(['new', 'same'] as const)(
    'F8: a reply that was lost after Instagram acted costs nothing (%s string)',
    async (refreshedToken) => {
      await world.switches({ refreshedToken });
      await world.keep('person0');
      world.instagram.fail({ kind: 'reset', path: REFRESH, when: 'after' });
      await world.advance(26 * HOUR);
      expect(await line('person0')).toMatchObject({
        state: 'retrying',
        reason: 'instagram_unreachable',
      });
      await world.advance(26 * HOUR);
      expect(await line('person0')).toMatchObject({ state: 'healthy', failures: 0 });
      await world.switches({ refreshedToken: 'new' });
    },
  );

  test('F10: refreshes at the same moment share one flight', async () => {
    await world.keep('person0');
    await world.advance(24 * HOUR);
    world.instagram.advance(2 * 3600);
    const before = world.count(REFRESH);
    world.rule(async ({ path }) => {
      if (path === REFRESH) await new Promise((resolve) => setTimeout(resolve, 300));
      return undefined;
    });
    const now = String(world.now() + 2 * HOUR);
    const replies = await Promise.all([
      world.operator.post('/kept/wake', { now }),
      world.operator.post('/kept/wake'),
      refresh('person0'),
      refresh('person0'),
    ]);
    expect(replies.map(({ status }) => status)).not.toContain(500);
    expect(world.count(REFRESH)).toBe(before + 1);
  });

  test('F16: warnings come 14, 7, 3 and 1 days before the end, then a login is needed', async () => {
    await keepAndRefresh('person0');
    world.rule(({ path }) => (path === REFRESH ? new Response('', { status: 500 }) : undefined));
    await pass(44 * DAY, DAY);
    expect((await line('person0'))['state']).toBe('retrying');
    await pass(17 * DAY, DAY);
    expect(await line('person0')).toMatchObject({ state: 'login_needed', reason: 'token_expired' });
    const log = (await line('person0'))['log'] as { event: string }[];
    expect(log.filter(({ event }) => event === 'expiring')).toHaveLength(4);
    expect((await send(`${world.proxy.url}/status`)).status).toBe(503);
  }, 30_000);

  test('F17: a changed password is known within an hour of the first call that saw it', async () => {
    const token = await world.keep('person0');
    expect((await media('person0')).status).toBe(200);
    world.revoke(token);
    await world.advance(16 * MINUTE);
    expect((await media('person0')).json).toMatchObject({ stale: 'retrying' });
    await pass(50 * MINUTE, 5 * MINUTE);
    expect(await line('person0')).toMatchObject({ state: 'login_needed', reason: 'token_revoked' });
    const reply = await media('person0');
    expect([reply.status, reply.json['stale']]).toEqual([200, 'login_needed']);
    expect(reply.json['data']).toHaveLength(12);
  });

  test('F17: one refusal, or three within ten minutes, are no verdict', async () => {
    await keepAndRefresh('person0');
    await world.advance(26 * HOUR);
    world.rule(({ path }) =>
      path.startsWith('/_') ? undefined : graphError('Error validating access token', 190),
    );
    for (let tries = 0; tries < 5; tries += 1) await refresh('person0');
    expect(await line('person0')).toMatchObject({ state: 'retrying' });
    world.rule(undefined);
    await world.advance(16 * MINUTE);
    expect(await line('person0')).toMatchObject({ state: 'healthy' });
  });

  test('F18, T24: an outage that answers 190 to all is one event and costs no account its state', async () => {
    for (const index of [0, 2, 3, 4, 5, 6, 7]) await world.keep(`person${index}`);
    world.rule(({ path }) =>
      path.startsWith('/_') ? undefined : graphError('Error validating access token', 190),
    );
    await world.advance(26 * HOUR);
    await pass(5 * HOUR, 20 * MINUTE);
    const { feeds } = (await world.operator.get('/kept')).json as { feeds: { state: string }[] };
    expect(feeds.map(({ state }) => state)).not.toContain('login_needed');
    expect((await send(`${world.proxy.url}/status`)).status).toBe(503);
    world.rule(undefined);
    await pass(6 * HOUR, 30 * MINUTE);
    const after = (await world.operator.get('/kept')).json as { feeds: { state: string }[] };
    expect(new Set(after.feeds.map(({ state }) => state))).toEqual(new Set(['healthy']));
  }, 40_000);

  test('F18: a single account that was declared dead in an outage heals by itself the next day', async () => {
    await keepAndRefresh('person0');
    world.rule(({ path }) =>
      path.startsWith('/_') ? undefined : graphError('Error validating access token', 190),
    );
    await pass(26 * HOUR, 30 * MINUTE);
    expect(await line('person0')).toMatchObject({ state: 'login_needed' });
    world.rule(undefined);
    await world.advance(25 * HOUR);
    expect(await line('person0')).toMatchObject({ state: 'healthy' });
  }, 30_000);

  test.each([
    [
      'F19: a permission that was withdrawn',
      'Unsupported request - method type: get',
      100,
      'permission_missing',
    ],
    ['F22: a checkpoint', 'checkpoint_required', 190, 'account_checkpoint'],
  ])('%s needs a login, and says which', async (_title, message, code, reason) => {
    await keepAndRefresh('person0');
    world.rule(({ path }) => (path.startsWith('/_') ? undefined : graphError(message, code)));
    await world.advance(25 * HOUR);
    await pass(HOUR, 10 * MINUTE);
    expect(await line('person0')).toMatchObject({ state: 'login_needed', reason });
    world.rule(undefined);
    await world.advance(25 * HOUR);
    expect(await line('person0')).toMatchObject({ state: 'healthy' });
  });

  test('F24: an account that turned personal answers with nothing, and needs its owner', async () => {
    await keepAndRefresh('person0');
    world.rule(({ path }) =>
      path.startsWith('/_') ? undefined : Response.json(path === REFRESH ? {} : { data: [] }),
    );
    await world.advance(25 * HOUR);
    await pass(HOUR, 10 * MINUTE);
    expect(await line('person0')).toMatchObject({
      state: 'login_needed',
      reason: 'permission_missing',
    });
  });

  test('F20: a throttled refresh waits as long as Instagram says', async () => {
    await world.keep('person0');
    const usage = JSON.stringify({
      1: [{ type: 'instagram', estimated_time_to_regain_access: 90 }],
    });
    world.rule(({ path }) =>
      path === REFRESH
        ? Response.json(
            {
              error: {
                message: 'There have been too many calls',
                type: 'OAuthException',
                code: 80_002,
              },
            },
            { status: 400, headers: { 'X-Business-Use-Case-Usage': usage } },
          )
        : undefined,
    );
    await world.advance(26 * HOUR);
    const before = world.count(REFRESH);
    await world.advance(85 * MINUTE);
    expect(world.count(REFRESH)).toBe(before);
    await world.advance(6 * MINUTE);
    expect(world.count(REFRESH)).toBe(before + 1);
    expect(await line('person0')).toMatchObject({ state: 'retrying', reason: 'throttled' });
  });

  test('F21: a deactivated app is trouble of all, looked at once an hour', async () => {
    for (const index of [0, 2, 3]) await world.keep(`person${index}`);
    world.rule(({ path }) =>
      path === REFRESH ? graphError('API access deactivated.', 200) : undefined,
    );
    await world.advance(26 * HOUR);
    expect((await send(`${world.proxy.url}/status`)).status).toBe(503);
    const before = world.count(REFRESH);
    await pass(50 * MINUTE, 10 * MINUTE);
    expect(world.count(REFRESH)).toBe(before);
    await world.advance(15 * MINUTE);
    expect(world.count(REFRESH)).toBe(before + 1);
    world.rule(undefined);
    await pass(4 * HOUR, 30 * MINUTE);
    const after = (await world.operator.get('/kept')).json as { feeds: { state: string }[] };
    expect(new Set(after.feeds.map(({ state }) => state))).toEqual(new Set(['healthy']));
  });

  test('F23: a changed username is followed, and the feed keeps its name', async () => {
    await world.keep('person0');
    world.rule(({ path }) =>
      path === '/me'
        ? Response.json({
            id: '36220564007528701',
            user_id: '17841401313574601',
            username: 'new.name',
          })
        : undefined,
    );
    await world.advance(26 * HOUR);
    expect(await line('person0')).toMatchObject({ feed: 'person0', username: 'new.name' });
    expect((await line('person0'))['log']).toContainEqual(
      expect.objectContaining({ event: 'renamed' }),
    );
  });

  test('F25, F27: a post without media_url keeps its place, and no posts are an empty list', async () => {
    await world.keep('person0');
    await world.keep('person1');
    const posts = (await send(`${world.proxy.url}/media/person0?limit=50`)).json['data'] as Record<
      string,
      unknown
    >[];
    expect(posts).toHaveLength(50);
    expect(posts.every((post) => 'image_url' in post && 'items' in post)).toBe(true);
    const empty = await media('person1');
    expect([empty.status, empty.json['data']]).toEqual([200, []]);
  });

  test('F28: a page has at most 50 posts, and all pages together have every post once', async () => {
    await world.keep('person0');
    const ids: string[] = [];
    let after = '';
    for (let page = 0; page < 8; page += 1) {
      const query = new URLSearchParams({ limit: '12', ...(after && { after }) }).toString();
      const { json } = await send(`${world.proxy.url}/media/person0?${query}`);
      ids.push(...(json['data'] as { id: string }[]).map(({ id }) => id));
      if (typeof json['next'] !== 'string') break;
      after = json['next'];
    }
    expect([ids.length, new Set(ids).size]).toEqual([60, 60]);
    expect((await send(`${world.proxy.url}/media/person0?limit=51`)).status).toBe(400);
  });

  test('F29: ids above 2^53 are text from end to end', async () => {
    await world.keep('person0');
    expect(await line('person0')).toMatchObject({ user_id: '36220564007528701' });
    expect((await media('person0')).text).toContain('"id":"36220564007528701"');
  });

  test('F32: an account that is deleted while its refresh is under way stays deleted', async () => {
    await world.keep('person0');
    await world.advance(24 * HOUR);
    world.instagram.advance(2 * 3600);
    let isAsked: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (isAsked = resolve));
    let goOn: () => void = () => undefined;
    const deleted = new Promise<void>((resolve) => (goOn = resolve));
    world.rule(async ({ path }) => {
      if (path === REFRESH) {
        isAsked();
        await deleted;
      }
      return undefined;
    });
    const woken = world.operator.post('/kept/wake', { now: String(world.now() + 2 * HOUR) });
    await asked;
    expect((await world.operator.delete('/kept/person0')).status).toBe(204);
    goOn();
    await woken;
    expect((await world.operator.get('/kept/person0')).status).toBe(404);
    expect((await media('person0')).status).toBe(410);
  });
});
