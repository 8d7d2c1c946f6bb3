import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, HOUR, KEEPERS } from '../../support/keeper.ts';
import { startWorld, type World } from '../../support/keeper-world.ts';
import { send } from '../../support/proxy.ts';

/** Long enough for three refusals that are apart. */
const UNTIL_LOST = 3 * HOUR;

describe.each(KEEPERS)('accounts that the keeper forgets, on %s', (_runtime, start) => {
  let world: World;
  beforeAll(async () => void (world = await startWorld(start)), 60_000);
  afterAll(() => world.close());
  const media = async (feed: string) => {
    const { status, json } = await send(`${world.proxy.url}/media/${feed}`);
    return [status, json['reason']];
  };
  async function pass(total: number, step: number): Promise<void> {
    for (let passed = 0; passed < total; passed += step) await world.advance(step);
  }

  test('an account without a working token shows that a person is needed, and is deleted after thirty days', async () => {
    world.revoke(await world.keep('person0'));
    await world.operator.post('/kept/person0/refresh');
    await world.advance(26 * HOUR);
    await pass(UNTIL_LOST, HOUR / 4);
    expect(await world.operator.line('person0')).toMatchObject({ state: 'login_needed' });
    const page = await send(`${world.proxy.url}/status`, { headers: { Accept: 'text/html' } });
    expect(page.status).toBe(503);
    expect(page.text).toContain('A person is needed');
    expect(page.text).not.toContain('person0');
    await world.advance(29 * DAY);
    expect(await world.operator.line('person0')).toMatchObject({ state: 'login_needed' });
    await world.advance(DAY);
    expect((await world.operator.get('/kept')).json).toEqual({ feeds: [] });
    expect(await media('person0')).toEqual([410, 'deleted']);
  }, 30_000);

  test('that a feed was deleted is remembered for thirty days', async () => {
    await world.keep('person1');
    await world.operator.delete('/kept/person1');
    await world.advance(29 * DAY);
    expect(await media('person1')).toEqual([410, 'deleted']);
    await world.advance(2 * DAY);
    // Deletions clear up after those before them.
    await world.keep('person2');
    await world.operator.delete('/kept/person2');
    expect(await media('person1')).toEqual([404, 'not_kept']);
    expect(await media('person2')).toEqual([410, 'deleted']);
  });
});
