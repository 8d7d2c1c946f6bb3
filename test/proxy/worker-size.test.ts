import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const MAX_BYTES = 26_000;

/** Bundles the Worker as a deployment does, and deploys nothing. The page need not have been built. */
async function bundle(outdir: string): Promise<Buffer> {
  const wrangler = join(ROOT, 'node_modules/wrangler/bin/wrangler.js');
  const config = join(ROOT, 'proxy/wrangler.jsonc');
  const assets = mkdtempSync(join(outdir, 'assets-'));
  const args = ['deploy', '--dry-run', '--config', config, '--assets', assets, '--outdir', outdir];
  await promisify(execFile)(join(ROOT, 'node_modules/.bin/node'), [wrangler, ...args], {
    env: { ...process.env, WRANGLER_HIDE_BANNER: 'true', WRANGLER_SEND_METRICS: 'false' },
  });
  return readFileSync(join(outdir, 'worker.js'));
}

test('the Worker, relay and callbacks included, is at most 26 kB gzipped', async () => {
  const outdir = mkdtempSync(join(tmpdir(), 'latchkey-'));
  const bytes = gzipSync(await bundle(outdir), { level: 9 }).byteLength;
  rmSync(outdir, { recursive: true });
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(MAX_BYTES);
}, 60_000);
