/**
 * `npm run bench`: our figures beside a floor, as ratios. `--quick` measures less, `--json` prints the figures,
 * `--write` puts the tables into the README. Loopback only, and nothing stays behind but `.bench/bench.json`.
 */
import { stripTypeScriptTypes } from 'node:module';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { optionsOrExit } from '../../../proxy/commands/command-options.ts';
import { bundleWorker } from '../../support/bundle-worker.ts';
import { benchTables, type Figures } from './bench-tables.ts';
import { measurePage } from './page.ts';
import { keepOnCore, startLoad, startNode, startWorkerd, type Running } from './processes.ts';
import { report } from './report.ts';
import { measureRounds, median, type Pair, type Plan } from './rounds.ts';
import { benchEnv, SCENARIOS } from './scenarios.ts';
import { sizeOf } from './sizes.ts';
import { keepOne, SNAPSHOT, snapshotEnv } from './snapshot.ts';

const here = (file: string) => join(import.meta.dirname, file);
const NODE_PROXY = here('../../../proxy/node.ts');
const { quick: isQuick = false, floor = here('floor-node.ts') } = optionsOrExit({
  name: 'npm run bench',
  help: `Our figures beside a floor, as ratios.

  --quick       measures less
  --floor FILE  a program on Node in the place of the floor: it prints its URL, and takes INSTAGRAM_TOKEN_URL and PORT
  --json        prints the figures
  --write       puts the tables into the README
  --help        this`,
  options: {
    ...{ quick: { type: 'boolean' }, json: { type: 'boolean' }, write: { type: 'boolean' } },
    floor: { type: 'string' },
  },
}).values;
const plan: Plan = isQuick
  ? { rounds: 2, loadMs: 300, latencyMs: 150 }
  : { rounds: 7, loadMs: 800, latencyMs: 400 };
const starts = isQuick ? 2 : 5;

const bundle = await bundleWorker();
const floorWorker = stripTypeScriptTypes(readFileSync(here('floor-worker.ts'), 'utf8'));
const upstream = await startNode(here('upstream.ts'), {});
const env = benchEnv(upstream.url);
const start = {
  Node: {
    proxy: () => startNode(NODE_PROXY, env),
    floor: () => startNode(resolve(floor), env),
  },
  workerd: {
    proxy: () => startWorkerd(bundle, env),
    floor: () => startWorkerd(floorWorker, env),
  },
};

const figures: Figures = {
  isOnOneCore: false,
  rows: [],
  processes: [],
  pages: [],
  bytes: [sizeOf('the Worker', [bundle])],
};
const pairs: Pair[] = [];
for (const runtime of ['Node', 'workerd'] as const) {
  const { proxy, floor } = start[runtime];
  pairs.push({ runtime, proxy: await proxy(), floor: await floor() });
}
const withKeeper = await bundleWorker({ KEEPER_KEY: 'set' });
const keeping = snapshotEnv(upstream.url);
const keepers: Pair[] = [
  ['Node', await keepOne(await startNode(NODE_PROXY, keeping))],
  ['workerd', await keepOne(await startWorkerd(withKeeper, keeping, true))],
].map(([runtime, proxy]) => ({ runtime, proxy, floor: proxy }) as Pair);
const load = startLoad();
// What is measured has one processor for itself; what measures it has the other.
const measured = [...pairs, ...keepers].flatMap(({ proxy, floor }) => [proxy, floor]);
figures.isOnOneCore = [
  ...measured.map(({ pid }) => keepOnCore(pid, 0)),
  ...[upstream, load].map(({ pid }) => keepOnCore(pid, 1)),
].every(Boolean);
const run = (one: Parameters<typeof load.run>[0]) => load.run(one);
figures.rows = [
  ...(await measureRounds(run, pairs, SCENARIOS, plan)),
  ...(await measureRounds(run, keepers, [SNAPSHOT], plan)),
];
load.close();
for (const { proxy } of keepers) await proxy.close();

for (const { runtime, ...servers } of pairs) {
  for (const [side, server] of Object.entries(servers)) {
    const rssBytes = server.rssBytes() ?? NaN;
    await server.close();
    const launch = start[runtime][side as 'proxy' | 'floor'];
    figures.processes.push({ runtime, side, rssBytes, startupMs: await startupMs(launch) });
  }
}
await upstream.close();
const page = await measurePage(isQuick ? 2 : 11);
figures.pages = page.pages;
figures.bytes.push(...page.bytes);
await report('bench', figures, benchTables(figures));

/** From the start of the process to its first answer. */
async function startupMs(launch: () => Promise<Running>): Promise<number> {
  const times: number[] = [];
  for (let count = 0; count < starts; count += 1) {
    const server = await launch();
    times.push(server.startupMs);
    await server.close();
  }
  return median(times);
}
