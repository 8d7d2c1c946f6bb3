/** The short form of `npm run soak`: the same trials on Node with fewer logins, and no look at memory. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startNode, type Running } from '../bench/processes.ts';
import { benchEnv } from '../bench/scenarios.ts';
import { startMoodyInstagram, type MoodyInstagram } from './instagram.ts';
import { TRIALS } from './trials.ts';
import { inOwnProcess, inThisProcess } from './year/crew.ts';
import { liveYear } from './year/year.ts';

let instagram: MoodyInstagram;
let proxy: Running;

beforeAll(async () => {
  instagram = await startMoodyInstagram(1);
  proxy = await startNode(
    join(import.meta.dirname, '../../../proxy/node.ts'),
    benchEnv(instagram.url),
  );
});
afterAll(async () => {
  await proxy.close();
  await instagram.close();
});

test.each(TRIALS.filter(({ short }) => short > 0))(
  'S1, S5, S8: $name: every promise holds',
  async (trial) => {
    const { broken } = await trial.run({ proxy, instagram }, trial.short);
    expect(broken).toEqual([]);
  },
  60_000,
);

const SMALL = { accounts: 30, days: 200, seed: 1 };

test.each([
  { refreshed: 'new', old: 'lives' },
  { refreshed: 'same', old: 'lives' },
] as const)(
  '200 days of two keepers on one file break no promise where a refreshed token is $refreshed and the old one $old',
  async (manners) => {
    const { broken } = await liveYear({ ...SMALL, manners }, inThisProcess());
    expect(broken).toEqual([]);
  },
  60_000,
);

test('200 days of two processes on one file break no promise, although one of them is ended every two weeks', async () => {
  const manners = { refreshed: 'new', old: 'lives' } as const;
  const { broken } = await liveYear({ ...SMALL, manners }, inOwnProcess);
  expect(broken).toEqual([]);
}, 120_000);
