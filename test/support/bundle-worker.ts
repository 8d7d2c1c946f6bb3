import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { entryOf } from '../../proxy/commands/deploy/plan.ts';
import { WRANGLER_KEEPS_NOTHING } from '../../proxy/commands/wrangler-env.ts';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Bundles the Worker as a deployment does, and deploys nothing. The page need not have been built. `env` decides, as it does
 * for a deployment, whether the keeper is in it.
 */
export async function bundleWorker(env: Record<string, string> = {}): Promise<Buffer> {
  const outdir = mkdtempSync(join(tmpdir(), 'latchkey-'));
  const wrangler = join(ROOT, 'node_modules/wrangler/bin/wrangler.js');
  const config = join(ROOT, 'proxy/wrangler.jsonc');
  const assets = mkdtempSync(join(outdir, 'assets-'));
  const args = [
    'deploy',
    join(ROOT, entryOf(env)),
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
