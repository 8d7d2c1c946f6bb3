/**
 * `npm run deploy`: builds the page, then deploys page and proxy as one Worker.
 *
 * `--proxy-only` leaves the page out, `--dry-run` deploys nothing, `--env staging` the other Worker. The page is built into a folder of its own, which is
 * gone at the end.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { entryOf, planDeploy } from './plan.ts';
import { environment } from '../dot-env.ts';
import { endWithParent } from '../../node/end-with-parent.ts';
import { WRANGLER_KEEPS_NOTHING } from '../wrangler-env.ts';

const ROOT = new URL('../../../', import.meta.url);
const path = (relative: string) => fileURLToPath(new URL(relative, ROOT));

const env = environment(new URL('.env', ROOT), process.env);
const plan = planDeploy(env, process.argv.slice(2), path('proxy/wrangler.jsonc'));
if ('help' in plan) {
  console.log(plan.help);
  process.exit(0);
}
if ('fault' in plan) refuse(plan.fault);

const { page, args, sets } = plan;
const keptIn = plan.keptIn && resolve(plan.keptIn);
if (keptIn !== undefined && existsSync(keptIn) && readdirSync(keptIn).length > 0)
  refuse('The folder of --outdir is not empty: name a new one, so that nothing in it is replaced.');

let running: ReturnType<typeof spawn> | undefined;
/** Ends the program that runs; this one ends with it, and deploys nothing after it. */
const end = () => {
  if (running?.kill('SIGTERM') !== true) process.exit(1);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, end);
if (process.env['npm_lifecycle_event'] !== undefined) endWithParent(end);

const dist = keptIn === undefined ? folderOfItsOwn() : join(keptIn, 'page');
mkdirSync(dist, { recursive: true });
// Without a page the folder stays empty, and the Worker answers every path itself.
if (page) await buildPage(page);
console.log(
  `Variables set on the Worker: ${sets.join(', ') || '(no variables)'}. It keeps the others it already has.`,
);
await run(
  'node_modules/wrangler/bin/wrangler.js',
  [
    'deploy',
    path(entryOf(env)),
    `--assets=${dist}`,
    ...args,
    ...(keptIn === undefined ? [] : [`--outdir=${keptIn}`]),
  ],
  WRANGLER_KEEPS_NOTHING,
);

async function buildPage(variables: Record<string, string>): Promise<void> {
  if (variables['VITE_INSTAGRAM_CLIENT_ID'] === '')
    console.log('INSTAGRAM_CLIENT_ID is not set, so the page will say that it is not set up.');
  const args = ['build', '--outDir', dist];
  await run('node_modules/vite/bin/vite.js', args, { ...variables, NODE_ENV: 'production' });
}

/** Runs a program to its end, on the Node that this runs on; where it fails, so does this. */
async function run(
  program: string,
  args: readonly string[],
  more: NodeJS.Dict<string>,
): Promise<void> {
  running = spawn(process.execPath, [path(program), ...args], {
    cwd: path('.'),
    env: { ...process.env, ...more },
    stdio: 'inherit',
  });
  const [status] = (await once(running, 'close')) as [number | null];
  if (status !== 0) process.exit(status ?? 1);
}

function folderOfItsOwn(): string {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-deploy-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
