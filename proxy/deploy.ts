/**
 * `npm run deploy`: builds the page, then deploys page and proxy as one Worker.
 *
 * What follows `--` goes to `wrangler deploy`: `--dry-run` deploys nothing, `--env staging` the other Worker.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { planDeploy } from './deploy-plan.ts';
import { readDotEnv } from './dot-env.ts';

const ROOT = new URL('../', import.meta.url);
const path = (relative: string) => fileURLToPath(new URL(relative, ROOT));

const env = { ...readDotEnv(new URL('.env', ROOT)), ...process.env };
const plan = planDeploy(env, process.argv.slice(2), {
  config: path('proxy/wrangler.jsonc'),
  dist: path('web/dist'),
});
if ('fault' in plan) {
  console.error(plan.fault);
  process.exit(1);
}

const { dist, page, args, sets } = plan;
if (page['VITE_INSTAGRAM_CLIENT_ID'] === '')
  console.log('INSTAGRAM_CLIENT_ID is not set: the page will say that it is not set up.');
run('node_modules/vite/bin/vite.js', ['build', '--outDir', dist], {
  ...page,
  NODE_ENV: 'production',
});
console.log(`Variables that the Worker gets: ${sets.join(', ') || 'none'}; it keeps those it has.`);
run('node_modules/wrangler/bin/wrangler.js', ['deploy', ...args], {});

/** Runs a program to its end, on the Node that this runs on; where it fails, so does this. */
function run(program: string, args: readonly string[], more: NodeJS.Dict<string>): void {
  const { status } = spawnSync(process.execPath, [path(program), ...args], {
    cwd: path('.'),
    env: { ...process.env, ...more },
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
