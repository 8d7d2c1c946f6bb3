import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unstable_readConfig, unstable_startWorker } from 'wrangler';
import { WRANGLER_KEEPS_NOTHING } from '../../proxy/commands/wrangler-env.ts';
import { COVERED } from './covered.ts';

Object.assign(process.env, WRANGLER_KEEPS_NOTHING);

const ROOT = join(import.meta.dirname, '../..');

/** What `npm run deploy -- --dry-run` made, and what it printed. */
export interface Deployment {
  code: number | null;
  output: string;
  /** The bundle that would be sent to Cloudflare. */
  worker: string;
  /** The page's files that would go with it. */
  assets: string;
}

/** A developer's `.env` shall not decide what a test sees: empty counts as unset, and wins. */
const BLANK = {
  INSTAGRAM_CLIENT_ID: '',
  FACEBOOK_CLIENT_ID: '',
  REDIRECT_URIS: '',
  ISSUER: '',
  PREVIEW_REDIRECT_URIS: '',
  RATE_LIMIT_PER_MINUTE: '',
  KEEPER_KEY: '',
  KEEPER_WEBHOOK_URL: '',
  MEDIA_ORIGINS: '',
  MEDIA_TTL: '',
  MEDIA_STALE_DAYS: '',
  MEDIA_IMAGES: '',
};

/** Starts what `npm run deploy -- --dry-run` starts: nothing is deployed. */
export function startDryRun(env: Record<string, string>, ...more: string[]) {
  const args = ['--dry-run', ...more];
  return spawn(
    join(ROOT, 'node_modules/.bin/node'),
    [join(ROOT, 'proxy/commands/deploy/deploy.ts'), ...args],
    {
      // The environment of the tests is not that of a build.
      env: {
        ...process.env,
        ...COVERED,
        ...BLANK,
        VITEST: '',
        VITE_DEMO: '',
        WRANGLER_LOG: 'log',
        ...env,
      },
    },
  );
}

/** Lets it run to its end, into a folder that is kept. */
export async function deployDry(
  env: Record<string, string>,
  ...more: string[]
): Promise<Deployment> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-deploy-'));
  const running = startDryRun(env, '--outdir', folder, ...more);
  let output = '';
  for (const stream of [running.stdout, running.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await once(running, 'close');
  return {
    code: running.exitCode,
    output,
    worker: join(folder, 'worker.js'),
    assets: join(folder, 'page'),
  };
}

/** What of `proxy/wrangler.jsonc` the tests look at. */
export interface WranglerConfig {
  name: string;
  compatibility_date: string;
  assets: { run_worker_first: string[] };
  ratelimits: { name: string; namespace_id: string }[];
  durable_objects: object;
  exports: object;
  observability: object;
}

/** Reads `proxy/wrangler.jsonc` as wrangler does, for one of its environments. */
export function readWranglerConfig(env?: string): WranglerConfig {
  const path = join(ROOT, 'proxy/wrangler.jsonc');
  const config: unknown = unstable_readConfig({ config: path, ...(env && { env }) });
  return config as WranglerConfig;
}

/** Runs the bundle itself in workerd, with the routes and bindings of `proxy/wrangler.jsonc`. */
export async function startDeployment({ worker, assets }: Deployment, vars: object) {
  const read = readWranglerConfig();
  const { name, compatibility_date, ratelimits, durable_objects, exports, assets: routes } = read;
  const path = join(mkdtempSync(join(tmpdir(), 'latchkey-')), 'wrangler.json');
  const config = {
    name,
    main: worker,
    no_bundle: true,
    compatibility_date,
    ratelimits,
    durable_objects,
    exports,
    vars,
    assets: { directory: assets, run_worker_first: routes.run_worker_first },
  };
  writeFileSync(path, JSON.stringify(config));
  const running = await unstable_startWorker({
    config: path,
    dev: {
      server: { hostname: '127.0.0.1', port: 0 },
      logLevel: 'none',
      watch: false,
      persist: false,
      inspector: false,
    },
  });
  const url = await running.url;
  return { url: url.origin, close: () => running.dispose() };
}
