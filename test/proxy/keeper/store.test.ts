import { statSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createNotes } from '../../../proxy/keeper/notes.ts';
import { createTokenSafe } from '../../../proxy/keeper/sealed-token.ts';
import type { Sql } from '../../../proxy/keeper/sql.ts';
import { createStore, prepare } from '../../../proxy/keeper/store.ts';
import { KeeperObject, type ObjectState } from '../../../proxy/worker/keeper-object.ts';
import { openSqlite } from '../../../proxy/node/sqlite.ts';
import { parseEnv } from '../../../proxy/config/config.ts';
import { secret } from '../../../proxy/crypto/secret.ts';
import { webPlatform } from '../../../proxy/platform/platform.ts';
import { keeperEnv, newKeeperFile } from '../../support/keeper.ts';
import { handOver, startLocalKeeper } from '../../support/local-keeper.ts';
import { runToExit } from '../../support/proxy.ts';
import { createTinyInstagram, idOf, type Mishap } from '../../support/tiny-instagram.ts';

const WEB = webPlatform(globalThis);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A keeper whose clock, Instagram and database the test holds. */
async function world(
  mishap: (path: string, user: number) => Mishap = () => undefined,
  given?: Sql,
) {
  let time = 1_800_000_000_000;
  const now = () => time;
  const instagram = createTinyInstagram(now, { refreshed: 'new', old: 'lives' }, mishap);
  const file = newKeeperFile();
  const sql = given ?? (await openSqlite(file));
  const keeper = await startLocalKeeper({ fetch: instagram.fetch, now, sql });
  const pass = (ms: number) => void (time += ms);
  return { now, instagram, file, sql, keeper, pass };
}

const lineOf = async (keeper: { one(feed: string): Promise<unknown> }, feed: string) =>
  (await keeper.one(feed)) as { value: Record<string, unknown> };

describe('tokens at rest', () => {
  const key = (text: string) => secret(Buffer.from(text.padEnd(32, 'x')).toString('base64url'));
  const deps = { subtle: crypto.subtle, randomBytes: WEB.randomBytes };

  test('T10: no column and no file holds a token, or its beginning', async () => {
    const { keeper, instagram, file } = await world();
    await handOver(keeper, instagram.issue(1));
    await keeper.media(null, { limit: 12 });
    for (const name of [file, `${file}-wal`])
      expect(readFileSync(name).includes('IGAA')).toBe(false);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('T11: a seal under another account opens as nothing', async () => {
    const safe = createTokenSafe(deps, [key('a')]);
    const sealed = await safe.seal('1', 'IGAAone', 1);
    expect(await safe.open('1', sealed)).toEqual({ token: 'IGAAone', isOld: false });
    expect(await safe.open('2', sealed)).toBeUndefined();
  });

  test('T12: an older seal in the place of the current one opens as nothing', async () => {
    const safe = createTokenSafe(deps, [key('a')]);
    const older = await safe.seal('1', 'IGAAold', 1);
    expect(await safe.open('1', { ...older, serial: 2 })).toBeUndefined();
  });

  test('a previous key opens and is told apart, and a lost one opens nothing', async () => {
    const sealed = await createTokenSafe(deps, [key('a')]).seal('1', 'IGAAone', 1);
    const rotated = createTokenSafe(deps, [key('b'), key('a')]);
    expect(await rotated.open('1', sealed)).toEqual({ token: 'IGAAone', isOld: true });
    expect(await createTokenSafe(deps, [key('c')]).open('1', sealed)).toBeUndefined();
  });

  test('every wake seals again what only the previous key opens, and F30: a lost key is said', async () => {
    const { keeper, instagram, sql, now, pass } = await world();
    await handOver(keeper, instagram.issue(1), 'one');
    const KEEPER_KEY = Buffer.from('another-key-of-32-bytes-0123456z').toString('base64');
    const KEEPER_KEY_PREVIOUS = keeperEnv('')['KEEPER_KEY'] ?? '';
    const common = { fetch: instagram.fetch, now, sql };
    const lost = await startLocalKeeper({ ...common, env: { KEEPER_KEY } });
    pass(26 * HOUR);
    await lost.wake(null);
    expect((await lineOf(lost, 'one')).value).toMatchObject({
      state: 'unreadable',
      reason: 'misconfigured',
    });
    expect((await lost.status()).ok).toBe(false);
    const rotated = await startLocalKeeper({ ...common, env: { KEEPER_KEY, KEEPER_KEY_PREVIOUS } });
    expect((await rotated.fullStatus()).sealed_with_previous_key).toBe(1);
    pass(26 * HOUR);
    await rotated.wake(null);
    expect((await rotated.fullStatus()).sealed_with_previous_key).toBe(0);
    expect((await lineOf(rotated, 'one')).value).toMatchObject({ state: 'healthy' });
  });
});

describe('bad days of the store', () => {
  test('F9: a token that cannot be written is held, and written with the next event', async () => {
    const { file } = await world();
    const real = await openSqlite(file);
    let isBroken = false;
    const sql: Sql = {
      ...real,
      all(text, ...values) {
        const isWrite = text.startsWith('UPDATE accounts');
        if (isBroken && isWrite && String(values[7]).includes('"leaseUntil":0'))
          throw new Error('disk full');
        return real.all(text, ...values);
      },
    };
    const { keeper, instagram, pass } = await world(() => undefined, sql);
    await handOver(keeper, instagram.issue(1), 'one');
    pass(26 * HOUR);
    isBroken = true;
    await keeper.wake(null);
    expect(instagram.counts['/refresh_access_token']).toBe(1);
    isBroken = false;
    pass(2 * 60_000);
    await keeper.wake(null);
    const { value } = await lineOf(keeper, 'one');
    expect(value).toMatchObject({ state: 'healthy' });
    expect(value).toHaveProperty('expires_at');
    expect(instagram.counts['/refresh_access_token']).toBe(1);
  });

  test('F10, F11: two keepers on one file refresh once, and a lease of one that died ends after a minute', async () => {
    const { keeper, instagram, sql, now, pass, file } = await world();
    await handOver(keeper, instagram.issue(1), 'one');
    const other = await startLocalKeeper({
      fetch: instagram.fetch,
      now,
      sql: await openSqlite(file),
    });
    pass(26 * HOUR);
    await Promise.all([keeper.wake(null), other.wake(null)]);
    expect(instagram.counts['/refresh_access_token']).toBe(1);
    pass(60 * DAY - HOUR);
    const store = createStore(sql, createNotes(sql));
    const account = store.read(idOf(1));
    if (account === undefined) throw new Error('not kept');
    store.write({ ...account, leaseUntil: now() + 60_000 }, account.version, [], now());
    await other.wake(null);
    expect(instagram.counts['/refresh_access_token']).toBe(1);
    pass(61_000);
    await other.wake(null);
    expect(instagram.counts['/refresh_access_token']).toBe(2);
  });

  test('F10: a write that relies on an older read changes nothing', async () => {
    const { keeper, instagram, sql, now } = await world();
    await handOver(keeper, instagram.issue(1), 'one');
    const store = createStore(sql, createNotes(sql));
    const account = store.read(idOf(1));
    if (account === undefined) throw new Error('not kept');
    expect(store.write(account, account.version, [], now())).toBe(account.version + 1);
    const late = { ...account, username: 'late' };
    expect(store.write(late, account.version, [{ event: 'failed' }], now())).toBeUndefined();
    expect(store.read(idOf(1))?.username).toBe(account.username);
    expect((await lineOf(keeper, 'one')).value['log']).toHaveLength(1);
  });

  test('two accounts that want one name at the same moment are both safe: the later one has to ask again', async () => {
    const { keeper, instagram } = await world();
    const replies = await Promise.all(
      [1, 2].map((user) => handOver(keeper, instagram.issue(user), 'one')),
    );
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    expect(replies.find(({ ok }) => !ok)).toMatchObject({ failure: { reason: 'busy' } });
    expect(await keeper.list()).toHaveLength(1);
  });

  test('F13: an account that was not looked at for 26 hours shows at /healthz', async () => {
    const { keeper, instagram, pass } = await world();
    await handOver(keeper, instagram.issue(1));
    expect(await keeper.health()).toBe('on');
    pass(53 * HOUR);
    expect(await keeper.health()).toBe('stalled');
  });

  test('F14: after a week of sleep all are attended to, four at a time, in shares', async () => {
    let atOnce = 0;
    let most = 0;
    const { keeper, instagram, pass } = await world();
    const { fetch } = instagram;
    instagram.fetch = async (...args) => {
      most = Math.max(most, (atOnce += 1));
      try {
        return await fetch(...args);
      } finally {
        atOnce -= 1;
      }
    };
    for (let user = 1; user <= 40; user += 1) await handOver(keeper, instagram.issue(user));
    pass(7 * DAY);
    await keeper.tick();
    expect(instagram.counts['/refresh_access_token']).toBeLessThan(10);
    for (let ticks = 0; ticks < 12; ticks += 1) await keeper.tick();
    expect(instagram.counts['/refresh_access_token']).toBe(40);
    expect(most).toBeLessThanOrEqual(4);
  });

  test('one account that fails does not keep the others from their refresh', async () => {
    const { keeper, instagram, pass } = await world((path, user) =>
      user === 1 && path === '/refresh_access_token' ? 'down' : undefined,
    );
    for (const user of [1, 2, 3]) await handOver(keeper, instagram.issue(user));
    pass(26 * HOUR);
    expect(await keeper.wake(null)).toMatchObject({ value: { refreshed: 2, failed: 1 } });
  });

  test('F20: of accounts that are due, the one whose token ends first goes first', async () => {
    const { sql, now } = await world();
    const store = createStore(sql, createNotes(sql));
    for (const [userId, days] of [
      ['1', 30],
      ['2', 2],
      ['3', 10],
    ] as const) {
      const account = {
        userId,
        feed: userId,
        username: '',
        issuedAt: 0,
        expiresAt: now() + days * DAY,
        nextAt: 0,
        failures: 0,
        state: 'healthy',
        leaseUntil: 0,
      };
      store.write(account as never, 0, [], now());
    }
    expect(store.due(now(), 10).map(({ userId }) => userId)).toEqual(['2', '3', '1']);
  });

  test('F31: a file that cannot be written, one of a newer version and half a configuration refuse to start by name', async () => {
    const newer = newKeeperFile();
    const sql = await openSqlite(newer);
    const notes = createNotes(sql);
    prepare(sql, notes);
    notes.put('own', { name: 'schema', at: 0, data: 99 });
    const env = keeperEnv('http://127.0.0.1:9');
    const exits = await Promise.all([
      runToExit({ ...env, KEEPER_FILE: '/nonexistent/keeper.db' }),
      runToExit({ ...env, KEEPER_FILE: newer }),
      runToExit(env),
      runToExit({ ...env, KEEPER_KEY: 'x', KEEPER_FILE: newer }),
    ]);
    expect(exits.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
    expect(exits.map(({ stderr }) => /KEEPER_\w+ .*/.exec(stderr)?.[0])).toEqual([
      'KEEPER_FILE cannot be opened and written to',
      'KEEPER_FILE was made by a newer version of this program',
      'KEEPER_FILE is missing, but KEEPER_KEY needs it',
      'KEEPER_KEY is not 32 bytes in base64 (openssl rand -base64 32)',
    ]);
  });

  test.each([
    [{ KEEPER_ADMIN_KEY: 'short' }, ['KEEPER_ADMIN_KEY']],
    [{ KEEPER_KEY: '' }, ['KEEPER_KEY']],
    [{ KEEPER_WEBHOOK_URL: 'https://hooks.example/x' }, ['KEEPER_WEBHOOK_SECRET']],
    [
      { KEEPER_WEBHOOK_URL: 'https://10.0.0.1/x', KEEPER_WEBHOOK_SECRET: 'webhook-secret-of-20' },
      ['KEEPER_WEBHOOK_URL'],
    ],
    [
      {
        KEEPER_WEBHOOK_URL: 'http://hooks.example/x',
        KEEPER_WEBHOOK_SECRET: 'webhook-secret-of-20',
      },
      ['KEEPER_WEBHOOK_URL'],
    ],
    [{ MEDIA_IMAGES: 'copy' }, ['MEDIA_IMAGES']],
    [{ MEDIA_ORIGINS: 'https://a.example/path' }, ['MEDIA_ORIGINS']],
    [{ VITE_ADMIN: 'sentinel-admin-key-0123456789abcdef0123456789' }, ['VITE_ADMIN']],
    [{ KEEPER_KEZ: 'x' }, ['KEEPER_KEZ']],
  ])('T9, T23: the setting %o is refused by name', (more, variables) => {
    const parsed = parseEnv(keeperEnv('http://127.0.0.1:9', more));
    expect(parsed.ok ? [] : parsed.faults.map(({ variable }) => variable)).toEqual(variables);
  });
});

describe('the alarm of the Durable Object', () => {
  async function object(alarm: number | null) {
    const sql = await openSqlite(newKeeperFile());
    const config = parseEnv(keeperEnv('http://127.0.0.1:9'));
    let set = alarm;
    const state: ObjectState = {
      storage: {
        sql: { exec: (text, ...values) => ({ toArray: () => sql.all(text, ...values) }) },
        transactionSync: (work) => sql.atomically(work),
        getAlarm: () => Promise.resolve(set),
        setAlarm: (time) => Promise.resolve(void (set = time)),
      },
    };
    const one = new KeeperObject(state, config.ok ? config.value : undefined, WEB);
    const ask = () =>
      one.fetch(new Request('https://keeper/', { method: 'POST', body: '["list",[]]' }));
    return { one, ask, alarm: () => set };
  }

  test.each([
    ['that was never set', null],
    ['that is long past', Date.now() - DAY],
    ['that is years ahead', Date.now() + 365 * DAY],
  ])('F12: an alarm %s is set again by the next request', async (_title, at) => {
    const { ask, alarm } = await object(at);
    await ask();
    expect(alarm()).toBeGreaterThan(Date.now() - 1000);
    expect(alarm()).toBeLessThan(Date.now() + 2 * DAY);
  });

  test('an alarm that is right stays, and a fired one sets the next', async () => {
    const soon = Date.now() + 1000;
    const { one, ask, alarm } = await object(soon);
    await ask();
    expect(alarm()).toBe(soon);
    await one.alarm();
    expect(alarm()).not.toBe(soon);
  });
});
