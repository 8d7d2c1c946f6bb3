import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseEnv } from '../../../proxy/config/config.ts';
import type { Sql } from '../../../proxy/keeper/sql.ts';
import { openSqlite } from '../../../proxy/node/sqlite.ts';
import { wakeByTimer, type SetTimer } from '../../../proxy/node/wake.ts';
import { webPlatform } from '../../../proxy/platform/platform.ts';
import { KeeperObject, type ObjectState } from '../../../proxy/worker/keeper-object.ts';
import { DAY, KEEPERS, keeperEnv, newKeeperFile } from '../../support/keeper.ts';
import { startWorld, type World } from '../../support/keeper-world.ts';
import { handOver, startLocalKeeper } from '../../support/local-keeper.ts';
import { send } from '../../support/proxy.ts';
import { createTinyInstagram, idOf } from '../../support/tiny-instagram.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** A keeper of two accounts in this process; the time is the test's. */
async function twoKept(sql: Sql) {
  let time = 1_800_000_000_000;
  const now = () => time;
  const instagram = createTinyInstagram(now, { refreshed: 'new', old: 'lives' });
  const keeper = await startLocalKeeper({ fetch: instagram.fetch, now, sql });
  for (const user of [1, 2]) await handOver(keeper, instagram.issue(user), `feed-${user}`);
  return { keeper, pass: (ms: number) => void (time += ms) };
}

test('an account whose row cannot be written does not end the run for the others', async () => {
  const real = await openSqlite(newKeeperFile());
  let isBroken = false;
  const sql: Sql = {
    ...real,
    all(text, ...values) {
      const isWrite = text.startsWith('UPDATE accounts');
      if (isBroken && isWrite && values[0] === idOf(1)) throw new Error('disk full');
      return real.all(text, ...values);
    },
  };
  const { keeper, pass } = await twoKept(sql);
  pass(34 * DAY);
  isBroken = true;
  expect(await keeper.wake(null)).toMatchObject({ ok: true, value: { refreshed: 1, failed: 1 } });
});

test('a deletion leaves no post and no log of the account', async () => {
  const sql = await openSqlite(newKeeperFile());
  const { keeper } = await twoKept(sql);
  await keeper.media('feed-1', { limit: 12 });
  const kinds = () =>
    sql
      .all('SELECT kind FROM notes WHERE owner = ? ORDER BY kind', idOf(1))
      .map(({ kind }) => kind);
  expect(kinds()).toEqual(['log', 'posts']);
  await keeper.remove({ feed: 'feed-1' });
  expect(kinds()).toEqual([]);
});

test('F12: an alarm that fails has set no other one in the place of its retries', async () => {
  const sql = await openSqlite(newKeeperFile());
  const config = parseEnv(keeperEnv('http://127.0.0.1:9'));
  const set: number[] = [];
  let isBroken = false;
  const state: ObjectState = {
    storage: {
      sql: {
        exec(text, ...values) {
          if (isBroken) throw new Error('The storage is broken.');
          return { toArray: () => sql.all(text, ...values) };
        },
      },
      transactionSync: (work) => sql.atomically(work),
      getAlarm: () => Promise.resolve(null),
      setAlarm: (time) => Promise.resolve(void set.push(time)),
    },
  };
  const object = new KeeperObject(
    state,
    config.ok ? config.value : undefined,
    webPlatform(globalThis),
  );
  isBroken = true;
  await expect(object.alarm()).rejects.toThrow('The storage is broken.');
  expect(set).toEqual([]);
});

test('on Node no timer is longer than a minute, which a month would overflow', async () => {
  const waits: number[] = [];
  const runs: (() => void)[] = [];
  const setTimer: SetTimer = (run, ms) => {
    waits.push(ms);
    runs.push(run);
    return { unref: () => undefined };
  };
  const { promise: ticked, resolve } = Promise.withResolvers<undefined>();
  const keeper = {
    tick: () => {
      setImmediate(resolve, undefined);
      return Promise.resolve(30 * DAY);
    },
  };
  wakeByTimer(keeper, () => 0, setTimer);
  runs[0]?.();
  await ticked;
  expect(waits).toEqual([1_000, 60_000]);
});

test('T26: the keeper brings no package: its stores are those of the platforms', () => {
  const files = globSync(['proxy/keeper/**/*.ts', 'proxy/worker/**/*.ts', 'proxy/node/sqlite.ts'], {
    cwd: ROOT,
  });
  expect(files.length).toBeGreaterThan(30);
  const imported = files.flatMap((file) => [
    ...readFileSync(join(ROOT, file), 'utf8').matchAll(/(?:from|import\() ?'([^.'][^']*)'/g),
  ]);
  const names = new Set(imported.map(([, name = '']) => name));
  expect([...names].filter((name) => !name.startsWith('node:'))).toEqual(['hono']);
});

test('T27: the document says that who can deploy code can read the tokens', () => {
  const text = readFileSync(join(ROOT, 'proxy/README.md'), 'utf8').replace(/\s+/g, ' ');
  expect(text).toContain('Anyone who can deploy code can read them');
});

describe.each(KEEPERS)('pictures and failures, on %s', (_runtime, start) => {
  let world: World;
  let token: string;
  beforeAll(async () => {
    world = await startWorld(start, { MEDIA_IMAGES: 'redirect', RATE_LIMIT_PER_MINUTE: '2' });
    token = await world.keep('person0');
    await world.keep('person1');
  }, 60_000);
  afterAll(() => world.close());
  const get = (path: string) => send(`${world.proxy.url}${path}`);
  const imageOf = async (index: number) => {
    const { data } = (await get('/media/person0')).json as { data: { id: string }[] };
    return `/media/person0/${data[index]?.id ?? ''}/image`;
  };

  test('T13: the token in Graph’s paging.next stays behind the parser', async () => {
    for (const path of ['/media/person0?limit=50', '/media/person0?shape=graph&limit=50']) {
      const { status, text } = await get(path);
      expect(status).toBe(200);
      expect(text).not.toContain(token.slice(0, 20));
    }
    expect((await get('/media/person0?limit=50')).json['next']).toBeTypeOf('string');
  });

  test('a failure at /media is kept in no cache', async () => {
    world.rule(({ path }) =>
      path === '/me/media' ? new Response('down', { status: 500 }) : undefined,
    );
    const { status, headers } = await get('/media/person1');
    world.rule(undefined);
    expect(status).toBeGreaterThanOrEqual(500);
    expect(headers['cache-control']).toBe('no-store');
  });

  test('T15: one address gets ten pictures a minute for each of its calls, then it waits', async () => {
    const path = await imageOf(0);
    const statuses: number[] = [];
    for (let count = 0; count < 21; count += 1) statuses.push((await get(path)).status);
    expect(statuses.filter((status) => status === 302)).toHaveLength(20);
    const last = await get(path);
    expect(last.status).toBe(429);
    expect(last.headers['retry-after']).toMatch(/^\d+$/);
  });

  test('F26: a picture whose address has ended is null, and 404 at its own path', async () => {
    await world.switches({ pictureDays: 1 });
    await world.advance(DAY / 24);
    const path = await imageOf(0);
    world.rule(({ path: asked }) =>
      asked === '/me/media' ? new Response('down', { status: 500 }) : undefined,
    );
    await world.advance(3 * DAY);
    const { json } = await get('/media/person0');
    world.rule(undefined);
    const [post] = json['data'] as { image_url: string | null }[];
    expect(post?.image_url).toBeNull();
    expect(json['stale']).toBe('retrying');
    expect((await get(path)).status).toBe(404);
  });
});
