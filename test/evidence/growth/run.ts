/**
 * `npm run growth`: what a login costs when 10,000 come at once, and what an account costs when 100,000 are kept.
 * Loopback only; `--json` and `--write` as in `npm run bench`.
 */
import { join } from 'node:path';
import { optionsOrExit } from '../../../proxy/commands/command-options.ts';
import { keepOnCore, startLoad, startNode, startWorkerd } from '../bench/processes.ts';
import { report } from '../bench/report.ts';
import { benchEnv } from '../bench/scenarios.ts';
import { bundleWorker } from '../../support/bundle-worker.ts';
import { measureAccounts, type AccountRow } from './accounts.ts';
import { growthTables } from './growth-tables.ts';
import { measureLogins, type LoginRow } from './logins.ts';

optionsOrExit({
  name: 'npm run growth',
  help: `What a login costs when more come at once, and what an account costs when more are kept.

  --json   prints the figures
  --write  puts the tables into the README
  --help   this`,
  options: { json: { type: 'boolean' }, write: { type: 'boolean' } },
});

const here = (file: string) => join(import.meta.dirname, file);
const ACCOUNTS = [10, 1_000, 100_000];

const upstream = await startNode(here('../bench/upstream.ts'), {});
const env = benchEnv(upstream.url);
const bundle = await bundleWorker();
const runtimes = [
  {
    runtime: 'Node',
    atOnce: [1, 100, 10_000],
    start: () => startNode(here('../../../proxy/node.ts'), env),
  },
  // It holds several descriptors for a caller, of which a process has 20,000; Cloudflare's own machines hold the callers there.
  { runtime: 'workerd', atOnce: [1, 100, 4_000], start: () => startWorkerd(bundle, env) },
];
const logins: LoginRow[] = [];
for (const { runtime, atOnce, start } of runtimes) {
  const proxy = await start();
  const load = startLoad();
  keepOnCore(proxy.pid, 0);
  for (const { pid } of [upstream, load]) keepOnCore(pid, 1);
  // The first warms up and is not counted.
  await measureLogins(runtime, proxy, load, 100);
  for (const callers of atOnce) {
    logins.push(await measureLogins(runtime, proxy, load, callers));
  }
  load.close();
  await proxy.close();
}
await upstream.close();

const accounts: AccountRow[] = [];
await measureAccounts(1_000);
for (const count of ACCOUNTS) accounts.push(await measureAccounts(count));

await report('growth', { logins, accounts }, growthTables(logins, accounts));
