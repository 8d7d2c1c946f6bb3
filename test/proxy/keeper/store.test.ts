import { describe, expect, test } from 'vitest';
import { createNotes } from '../../../proxy/keeper/notes.ts';
import type { Sql } from '../../../proxy/keeper/sql.ts';
import { createStore } from '../../../proxy/keeper/store.ts';
import { openSqlite } from '../../../proxy/node/sqlite.ts';
import { DAY, HOUR } from '../../support/keeper.ts';
import { handOver, startLocalKeeper } from '../../support/local-keeper.ts';
import { idOf } from '../../support/tiny-instagram.ts';
import { lineOf, world } from './own-world.ts';

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
});
