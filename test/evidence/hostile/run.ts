/**
 * `npm run hostile`: an hour of requests that are nearly right, against the proxy on Node and in workerd, with an
 * Instagram on a bad day behind it. Loopback only, seeded. Ends with 1 and prints the seed when a promise is broken.
 *
 * `-- --minutes 5` for a shorter run, `-- --seed 7` for the same requests again.
 */
import fc from 'fast-check';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { startNode, startWorkerd, type Running } from '../bench/processes.ts';
import { optionsOrExit } from '../../../proxy/commands/command-options.ts';
import { bundleWorker } from '../../support/bundle-worker.ts';
import { relayEnv } from '../../support/relay.ts';
import { MOODS, startMoodyInstagram, type MoodyInstagram } from '../soak/instagram.ts';
import { attacks, type Attack } from './attack.ts';
import { brokenPromises, mayBeCut, type Answered } from './verdict.ts';

const NODE_PROXY = join(import.meta.dirname, '../../../proxy/node.ts');
/** Requests that are under way at once; a round ends when all of them are answered. */
const ROUND = 40;
const MAX_MEMORY_BYTES = 600 * 2 ** 20;

const { values } = optionsOrExit({
  name: 'npm run hostile',
  help: `Requests that are nearly right, against the proxy on Node and in workerd, with an Instagram on a bad day behind it.

  --minutes N  how long it takes; 60 unless given
  --seed N     where the requests begin, to send the same ones again; 1 unless given
  --help       this`,
  options: { minutes: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' } },
});
const endsAt = performance.now() + Number(values.minutes) * 60_000;
const agent = new Agent({ maxSockets: ROUND });

interface Side {
  name: string;
  proxy: Running;
  instagram: MoodyInstagram;
}

/** Sends one attack; a connection that ends without an answer is one with status 0. */
function send(url: string, { method, path, headers, body }: Attack): Promise<Answered> {
  const startedAt = performance.now();
  // Node's client would send the body of OPTIONS without its length, as if it were the next request.
  const sized = { ...headers, 'Content-Length': Buffer.byteLength(body) };
  return new Promise((resolve) => {
    const end = (status: number, text: string, given = {}) =>
      resolve({ status, text, headers: given, ms: performance.now() - startedAt });
    const sent = request(url, { method, path, headers: sized, agent }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => end(response.statusCode ?? 0, text, response.headers));
      response.on('error', () => end(response.statusCode ?? 0, text, response.headers));
    });
    sent.on('error', (error) => end(0, error.message));
    sent.end(body);
  });
}

async function attack({ proxy, instagram }: Side, one: Attack): Promise<string[]> {
  const reply = await send(proxy.url, one);
  const isCut = reply.status === 0 && mayBeCut(one);
  const silent = isCut ? [] : [`gives no answer (${reply.text})`];
  const broken = reply.status === 0 ? silent : brokenPromises(reply);
  const exchanges = one.code === undefined ? 0 : instagram.exchanges(one.code);
  return exchanges > 1 ? [...broken, `sends a code ${exchanges} times`] : broken;
}

async function isWell({ proxy }: Side): Promise<string[]> {
  const ask = { method: 'GET', path: '/healthz', headers: {}, body: '', code: undefined };
  const reply = await send(proxy.url, ask);
  const memory = proxy.rssBytes() ?? 0;
  return [
    ...(reply.status === 200 ? [] : [`/healthz answers with ${reply.status}`]),
    ...(reply.ms < 1_000 ? [] : [`/healthz answers after ${Math.round(reply.ms)} ms`]),
    ...(memory < MAX_MEMORY_BYTES ? [] : [`takes ${Math.round(memory / 2 ** 20)} MiB of memory`]),
  ];
}

async function start(name: string, run: (env: Record<string, string>) => Promise<Running>) {
  const instagram = await startMoodyInstagram(Number(values.seed));
  instagram.mood = MOODS.bad;
  return { name, instagram, proxy: await run(relayEnv(instagram.url)) };
}

const bundle = await bundleWorker();
const sides: Side[] = [
  await start('Node', (env) => startNode(NODE_PROXY, env)),
  await start('workerd', (env) => startWorkerd(bundle, env)),
];
let [seed, requests, failures] = [Number(values.seed), 0, 0];
while (performance.now() < endsAt) {
  const round = fc.sample(attacks, { seed, numRuns: ROUND });
  for (const side of sides) {
    const found = await Promise.all(round.map((one) => attack(side, one)));
    const well = await isWell(side);
    for (const [index, broken] of [...found, well].entries()) {
      if (broken.length === 0) continue;
      failures += 1;
      console.log(side.name, `seed ${seed}, request ${index}:`, broken.join('; '));
      console.log(JSON.stringify(round[index] ?? 'GET /healthz').slice(0, 2_000));
    }
    requests += round.length;
  }
  seed += 1;
}
const memory = sides.map(
  ({ name, proxy }) => `${name} ${Math.round((proxy.rssBytes() ?? 0) / 2 ** 20)} MiB`,
);
console.log(`${requests} requests, ${failures} broken promises; at the end ${memory.join(', ')}`);
for (const { proxy, instagram } of sides) {
  await proxy.close();
  await instagram.close();
}
agent.destroy();
process.exitCode = failures === 0 ? 0 : 1;
