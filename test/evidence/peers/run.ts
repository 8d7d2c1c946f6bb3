/**
 * `npm run peers`: ours and five other servers on twelve replies of Instagram's, what they weigh and how fast they are.
 *
 * npm brings the five, at exact versions, into temporary folders. Everything else stays on the loopback interface.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { optionsOrExit } from '../../../proxy/commands/command-options.ts';
import { bundleWorker } from '../../support/bundle-worker.ts';
import { proxyEnv } from '../../support/proxy.ts';
import { startNode } from '../bench/processes.ts';
import { report } from '../bench/report.ts';
import { compare, type Start } from './compare.ts';
import { bundle, bytesBelow, install, placeAdapter, runtimeDependencies } from './installed.ts';
import { OURS, PEERS, SHIM, type Peer } from './peers.ts';
import { peersTables, type Measured } from './peers-tables.ts';
import { tryRefusals } from './refused.ts';
import { measureSpeed } from './throughput.ts';

optionsOrExit({
  name: 'npm run peers',
  help: `Ours and five other servers on twelve replies of Instagram's: some minutes, and npm brings the five.

  --json   prints the figures
  --write  puts the tables into the README
  --help   this`,
  options: { json: { type: 'boolean' }, write: { type: 'boolean' } },
});

const ROOT = join(import.meta.dirname, '../../..');

interface Contender {
  peer: Peer;
  folder: string;
  start: Start;
}

async function prepare(peer: Peer): Promise<Contender> {
  const { adapter } = peer;
  const folder = await install(adapter === undefined ? runtimeDependencies(ROOT) : peer.packages);
  if (adapter === undefined) {
    const start: Start = (url) => startNode(join(ROOT, 'proxy/node.ts'), proxyEnv(url));
    return { peer, folder, start };
  }
  const program = placeAdapter(folder, adapter);
  return { peer, folder, start: (url) => startNode(program, { PEER: adapter, UPSTREAM: url }) };
}

async function weigh({ peer: { adapter }, folder }: Contender) {
  const modulesBytes = bytesBelow(join(folder, 'node_modules'));
  if (adapter !== undefined) return { bundle: await bundle(folder, adapter), modulesBytes };
  // Our own sources are in no folder of npm's, so they are added.
  const ownBytes = bytesBelow(join(ROOT, 'proxy'));
  return { bundle: await bundleWorker(), modulesBytes: modulesBytes + ownBytes };
}

const contenders = await Promise.all([OURS, ...PEERS].map(prepare));
const [ours, shim] = [OURS, SHIM].map((peer) => contenders.find((it) => it.peer === peer));
if (!ours || !shim) throw new Error('Ours and oauth-shim are among those compared.');
const compared = await Promise.all(contenders.map(({ peer, start }) => compare(peer, start)));
const refused = await tryRefusals(ours.start, shim.start);
const speeds = await measureSpeed(contenders);
const all: Measured[] = [];
for (const [index, contender] of contenders.entries()) {
  const [outcome, speed] = [compared[index], speeds[index]];
  if (!outcome || !speed) throw new Error(`${contender.peer.name} was not measured.`);
  all.push({ peer: contender.peer, compared: outcome, weight: await weigh(contender), speed });
}
for (const { folder } of contenders) rmSync(folder, { recursive: true });
const day = new Date().toISOString().slice(0, 10);
const readme = join(import.meta.dirname, 'README.md');
await report('peers', { day, compared, refused, speeds }, peersTables(all, refused, day), readme);
