import { describe, expect, test } from 'vitest';
import { KeeperObject, type ObjectState } from '../../../proxy/worker/keeper-object.ts';
import { openSqlite } from '../../../proxy/node/sqlite.ts';
import { parseEnv } from '../../../proxy/config/config.ts';
import { webPlatform } from '../../../proxy/platform/platform.ts';
import { keeperEnv, newKeeperFile, DAY } from '../../support/keeper.ts';

const WEB = webPlatform(globalThis);

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
