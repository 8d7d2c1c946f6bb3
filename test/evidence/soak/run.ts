/**
 * `npm run soak`: what load and a bad day at Instagram do to the proxy, on Node and in workerd. Loopback only, seeded,
 * some minutes long. Ends with 1 when a promise is broken; `--json` and `--write` as in `npm run bench`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { optionsOrExit } from '../../../proxy/commands/command-options.ts';
import { startNode, startWorkerd, type Running } from '../bench/processes.ts';
import { report, table } from '../bench/report.ts';
import { benchEnv } from '../bench/scenarios.ts';
import { bundleWorker } from '../../support/bundle-worker.ts';
import { startMoodyInstagram } from './instagram.ts';
import { restartUnderLoad, type Restartable } from './restart.ts';
import { SERVER_TRIALS, TRIALS, type Trial, type Verdict } from './trials.ts';
import { inOwnProcess } from './year/crew.ts';
import { liveYear } from './year/year.ts';

optionsOrExit({
  name: 'npm run soak',
  help: `What load and a bad day at Instagram do to the proxy, on Node and in workerd: some minutes long.

  --json   prints the figures
  --write  puts the tables into the README
  --help   this`,
  options: { json: { type: 'boolean' }, write: { type: 'boolean' } },
});

const NODE_PROXY = join(import.meta.dirname, '../../../proxy/node.ts');
const RESTARTS = 10;

interface Row extends Verdict {
  trial: string;
  runtime: string;
}

const rows: Row[] = [];

function add(trial: string, runtime: string, verdict: Verdict): void {
  rows.push({ trial, runtime, ...verdict });
  console.error(
    `${verdict.broken.length === 0 ? 'ok  ' : 'FAIL'} ${runtime}, ${trial}: ${verdict.summary}`,
  );
}

/** Each runtime with an Instagram of its own, whose ledger knows no code of another. */
async function putThrough(
  runtime: string,
  start: (env: Record<string, string>) => Promise<Running>,
  trials: readonly Trial[],
): Promise<void> {
  const instagram = await startMoodyInstagram(1);
  const proxy = await start(benchEnv(instagram.url));
  for (const trial of trials) {
    add(trial.name, runtime, await trial.run({ proxy, instagram }, trial.full));
  }
  await proxy.close();
  await instagram.close();
}

const instagram = await startMoodyInstagram(1);
const env = benchEnv(instagram.url);

/** Starts the proxy so that it can be ended as a platform would, with SIGTERM. */
async function startRestartable(port: number): Promise<Restartable> {
  const child = spawn(process.execPath, [NODE_PROXY], {
    env: { PATH: process.env['PATH'] ?? '', ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  child.stdout.resume();
  return {
    url: /http:\/\/127\.0\.0\.1:\d+/.exec(line.toString())?.[0] ?? '',
    async end() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

add(
  `${RESTARTS} restarts under load`,
  'Node',
  await restartUnderLoad(instagram, startRestartable, RESTARTS),
);
await instagram.close();
await putThrough('Node', (its) => startNode(NODE_PROXY, its), [...TRIALS, ...SERVER_TRIALS]);
const bundle = await bundleWorker();
await putThrough('workerd', (its) => startWorkerd(bundle, its), TRIALS);

add(
  'a year of a keeper',
  'Node',
  await liveYear(
    { accounts: 10_000, days: 365, seed: 1, manners: { refreshed: 'new', old: 'lives' } },
    inOwnProcess,
  ),
);

const broken = rows.filter((row) => row.broken.length > 0);
const tables = table(
  ['Trial', 'On', 'Result'],
  rows.map(({ trial, runtime, summary, broken }) => [
    trial,
    runtime,
    [summary, ...broken.map((promise) => `**broken: ${promise}**`)].join('; '),
  ]),
);
await report('soak', { rows }, tables);
process.exitCode = broken.length === 0 ? 0 : 1;
