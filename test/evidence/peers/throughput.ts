import { join } from 'node:path';
import { startLoad, startNode, type Running } from '../bench/processes.ts';
import { median } from '../bench/rounds.ts';
import type { Start } from './compare.ts';
import { beginLogin, bytesOf } from './exchange.ts';
import type { Peer } from './peers.ts';

/** How fast one peer exchanges codes: medians over the rounds. */
export interface Speed {
  peer: string;
  perSecond: number;
  /** As a share of ours in the same round. */
  ratio: number;
}

/** The first round warms up and is not counted. */
const ROUNDS = 6;
const LOAD_MS = 1_000;
const CONNECTIONS = 16;

interface Runner {
  peer: Peer;
  server: Running;
  request: string;
  rates: number[];
}

async function startRunner(peer: Peer, start: Start, upstream: string): Promise<Runner> {
  const server = await start(upstream);
  const session = await beginLogin(peer, server.url);
  const sent = peer.finish('AQ'.repeat(50), session, `${upstream}/oauth/access_token`);
  return { peer, server, request: bytesOf(sent), rates: [] };
}

/**
 * Ends the same login over and over, with one after the other, round after round.
 *
 * Throws when an answer has another status than a login that worked. A code is not new, which only Instagram would mind.
 */
export async function measureSpeed(
  peers: readonly { peer: Peer; start: Start }[],
): Promise<Speed[]> {
  const upstream = await startNode(join(import.meta.dirname, 'upstream.ts'), {});
  const runners: Runner[] = [];
  for (const { peer, start } of peers) runners.push(await startRunner(peer, start, upstream.url));
  const load = startLoad();
  for (let round = 0; round <= ROUNDS; round += 1) {
    // The machine is busier at times, so the order turns round.
    for (const { peer, server, request, rates } of round % 2 ? runners : runners.toReversed()) {
      const { port } = server;
      const plan = { port, request, status: peer.status, connections: CONNECTIONS, ms: LOAD_MS };
      const { count, wrong, seconds } = await load.run(plan);
      if (wrong > 0) throw new Error(`${wrong} answers of ${peer.name} are not ${peer.status}.`);
      if (round > 0) rates.push(count / seconds);
    }
  }
  load.close();
  await Promise.all([upstream, ...runners.map(({ server }) => server)].map((it) => it.close()));
  const ours = runners[0]?.rates ?? [];
  return runners.map(({ peer, rates }) => ({
    peer: peer.name,
    perSecond: median(rates),
    ratio: median(rates.map((rate, round) => rate / (ours[round] ?? NaN))),
  }));
}
