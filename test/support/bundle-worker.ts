import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { WRANGLER_KEEPS_NOTHING } from '../../proxy/commands/wrangler-env.ts';

const ROOT = join(import.meta.dirname, '../..');

const WORKER = join(ROOT, 'proxy/worker.ts');

/** The Worker's source as it would be if there were no relay: all else is what is deployed. */
function withoutRelay(): string {
  const source = readFileSync(WORKER, 'utf8');
  const stub = 'const createRelay = () => undefined;';
  return source
    .replace("import { createRelay } from './relay.ts';", stub)
    .replaceAll("from './", `from '${join(ROOT, 'proxy')}/`);
}

/** Bundles the Worker as a deployment does, and deploys nothing. The page need not have been built. */
export async function bundleWorker(parts: 'all' | 'no relay' = 'all'): Promise<Buffer> {
  const outdir = mkdtempSync(join(tmpdir(), 'latchkey-'));
  const wrangler = join(ROOT, 'node_modules/wrangler/bin/wrangler.js');
  const config = join(ROOT, 'proxy/wrangler.jsonc');
  const assets = mkdtempSync(join(outdir, 'assets-'));
  const main = parts === 'all' ? WORKER : join(outdir, 'source', 'worker.ts');
  mkdirSync(join(outdir, 'source'));
  if (parts === 'no relay') writeFileSync(main, withoutRelay());
  const args = [
    'deploy',
    main,
    '--dry-run',
    '--config',
    config,
    '--assets',
    assets,
    '--outdir',
    outdir,
  ];
  await promisify(execFile)(join(ROOT, 'node_modules/.bin/node'), [wrangler, ...args], {
    env: { ...process.env, WRANGLER_HIDE_BANNER: 'true', ...WRANGLER_KEEPS_NOTHING },
  });
  const bundle = readFileSync(join(outdir, 'worker.js'));
  rmSync(outdir, { recursive: true });
  return bundle;
}

/** The date as of which workerd behaves, as it is deployed. */
export function compatibilityDate(): string {
  const text = readFileSync(join(ROOT, 'proxy/wrangler.jsonc'), 'utf8');
  const date = /"compatibility_date": "([\d-]+)"/.exec(text)?.[1];
  if (date === undefined) throw new Error('proxy/wrangler.jsonc names no compatibility_date.');
  return date;
}
