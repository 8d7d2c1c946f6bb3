import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { HOUR, KEEPERS } from '../../../support/keeper.ts';
import { startWorld, type World } from '../../../support/keeper-world.ts';
import { send, type Reply } from '../../../support/proxy.ts';

export const MINUTE = 60_000;
export const REFRESH = '/refresh_access_token';

/** A keeper that a test lets fail, and what its tests ask of it. */
interface FailingKeeper {
  readonly world: World;
  line(feed: string): Promise<Record<string, unknown>>;
  media(feed: string): Promise<Reply>;
  refresh(feed: string): Promise<Reply>;
  /** Goes on in small steps, so that every try that falls due is made. */
  pass(total: number, step: number): Promise<void>;
  /** Past the first refresh, which tells when a dashboard token ends. */
  keepAndRefresh(username: string): Promise<void>;
}

/**
 * The table of failures in the keeper's contract: one test for each row that shows from outside.
 *
 * `define` gets a keeper on each runtime, which keeps no account when a test begins.
 */
export function failuresOfTheKeeper(define: (at: FailingKeeper) => void): void {
  describe.each(KEEPERS)('failures of the keeper on %s', (_runtime, start) => {
    let world: World;
    beforeAll(async () => void (world = await startWorld(start)), 60_000);
    afterAll(() => world.close());
    afterEach(() => forgetAll(world));
    define({
      get world() {
        return world;
      },
      line: (feed) => world.operator.line(feed),
      media: (feed) => send(`${world.proxy.url}/media/${feed}`),
      refresh: (feed) => world.operator.post(`/kept/${feed}/refresh`),
      async pass(total, step) {
        for (let passed = 0; passed < total; passed += step) await world.advance(step);
      },
      async keepAndRefresh(username) {
        await world.keep(username);
        await world.advance(26 * HOUR);
      },
    });
  });
}

async function forgetAll(world: World): Promise<void> {
  world.rule(undefined);
  const { json } = await world.operator.get('/kept');
  for (const { feed } of json['feeds'] as { feed: string }[])
    await world.operator.delete(`/kept/${feed}`);
  await world.advance(2 * HOUR);
}
