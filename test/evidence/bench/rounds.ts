import type { Load, Measured } from './load.ts';
import type { Running } from './processes.ts';
import type { Scenario } from './scenarios.ts';

/** The proxy and the floor on one runtime. */
export interface Pair {
  runtime: 'Node' | 'workerd';
  proxy: Running;
  floor: Running;
}

/** How long and how often to measure. */
export interface Plan {
  rounds: number;
  /** Milliseconds of a round under load, and of one with a single connection. */
  loadMs: number;
  latencyMs: number;
}

/** What one side did in one round. */
interface Side {
  perSecond: number;
  /** Milliseconds of processor time for a thousand answers; NaN where the system does not say. */
  cpuMs: number;
  p50: number;
  p99: number;
}

/** One scenario on one runtime: medians over the rounds. */
export interface Row {
  runtime: string;
  scenario: string;
  budget?: number;
  /** The proxy's throughput as a share of the floor's in the same round. */
  ratio: number;
  addedP50Ms: number;
  addedP99Ms: number;
  proxy: Side;
  floor: Side;
}

/** As many callers as keep two processors busy. */
const CONNECTIONS = 32;

type Run = (load: Load) => Promise<Measured>;

async function measure(
  run: Run,
  server: Running,
  request: string,
  status: number,
  plan: Plan,
): Promise<Side> {
  const { port } = server;
  const before = server.cpuSeconds() ?? NaN;
  const loaded = await run({ port, request, status, connections: CONNECTIONS, ms: plan.loadMs });
  const cpuSeconds = (server.cpuSeconds() ?? NaN) - before;
  const alone = await run({ port, request, status, connections: 1, ms: plan.latencyMs });
  if (loaded.wrong + alone.wrong > 0) {
    throw new Error(`${loaded.wrong + alone.wrong} answers of ${server.url} are not ${status}.`);
  }
  return {
    perSecond: loaded.count / loaded.seconds,
    cpuMs: (cpuSeconds / loaded.count) * 1_000_000,
    p50: alone.p50,
    p99: alone.p99,
  };
}

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = NaN, high = NaN] = [
    sorted[sorted.length % 2 === 0 ? middle - 1 : middle],
    sorted[middle],
  ];
  return (low + high) / 2;
}

function medianSide(sides: readonly Side[]): Side {
  const of = (name: keyof Side) => median(sides.map((side) => side[name]));
  return { perSecond: of('perSecond'), cpuMs: of('cpuMs'), p50: of('p50'), p99: of('p99') };
}

function toRow(
  runtime: Pair['runtime'],
  { name, budget }: Scenario,
  rounds: readonly Round[],
): Row {
  const proxies = rounds.map(({ proxy }) => proxy);
  const floors = rounds.map(({ floor }) => floor);
  return {
    runtime,
    scenario: name,
    ...(budget && { budget: budget[runtime] }),
    ratio: median(rounds.map(({ proxy, floor }) => proxy.perSecond / floor.perSecond)),
    addedP50Ms: median(rounds.map(({ proxy, floor }) => proxy.p50 - floor.p50)),
    addedP99Ms: median(rounds.map(({ proxy, floor }) => proxy.p99 - floor.p99)),
    proxy: medianSide(proxies),
    floor: medianSide(floors),
  };
}

interface Round {
  proxy: Side;
  floor: Side;
}

async function oneRound(
  run: Run,
  { proxy, floor }: Pair,
  scenario: Scenario,
  plan: Plan,
  floorFirst: boolean,
) {
  const requests = await scenario.request(proxy);
  const measureProxy = () => measure(run, proxy, requests.proxy, scenario.status, plan);
  const measureFloor = () => measure(run, floor, requests.floor, scenario.status, plan);
  // The second finds a warmer machine, so they take turns.
  if (!floorFirst) return { proxy: await measureProxy(), floor: await measureFloor() };
  const first = await measureFloor();
  return { proxy: await measureProxy(), floor: first };
}

/**
 * Measures every scenario on every runtime, the proxy and the floor by turns, round after round.
 *
 * The first round warms up and is not counted. Throws when an answer has another status than it should.
 */
export async function measureRounds(
  run: Run,
  pairs: readonly Pair[],
  scenarios: readonly Scenario[],
  plan: Plan,
): Promise<Row[]> {
  const cells = pairs.flatMap((pair) =>
    scenarios.map((scenario) => ({ pair, scenario, rounds: [] as Round[] })),
  );
  for (let number = 0; number <= plan.rounds; number += 1) {
    for (const { pair, scenario, rounds } of cells) {
      const round = await oneRound(run, pair, scenario, plan, number % 2 === 0);
      if (number > 0) rounds.push(round);
    }
  }
  return cells.map(({ pair, scenario, rounds }) => toRow(pair.runtime, scenario, rounds));
}
