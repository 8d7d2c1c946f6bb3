import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { WRANGLER_KEEPS_NOTHING } from '../../proxy/commands/wrangler-env.ts';

const ROOT = join(import.meta.dirname, '../..');

const WORKER = join(ROOT, 'proxy/worker.ts');

/** Bundles the Worker as a deployment does, and deploys nothing. The page need not have been built. */
export async function bundleWorker(): Promise<Buffer> {
  const outdir = mkdtempSync(join(tmpdir(), 'latchkey-'));
  const wrangler = join(ROOT, 'node_modules/wrangler/bin/wrangler.js');
  const config = join(ROOT, 'proxy/wrangler.jsonc');
  const assets = mkdtempSync(join(outdir, 'assets-'));
  const args = [
    'deploy',
    WORKER,
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

/** The part of wrangler's own bundler that is used here. */
interface Esbuild {
  build: (options: object) => Promise<{ outputFiles: { contents: Uint8Array }[] }>;
}

interface Loading {
  onLoad(filter: object, load: (found: { path: string }) => object): void;
}

/** The same without the keeper's room: what a Worker that keeps nothing has to load. */
export async function bundleWithoutKeeper(): Promise<Uint8Array> {
  const { build } = createRequire(createRequire(import.meta.url).resolve('wrangler'))(
    'esbuild',
  ) as Esbuild;
  const { outputFiles } = await build({
    entryPoints: [WORKER],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2024',
    plugins: [
      {
        name: 'without-keeper',
        setup(loading: Loading) {
          loading.onLoad(
            { filter: /proxy\/(?:keeper\/|worker\/keeper-object|config\/keeper\.ts)/ },
            ({ path }) => ({
              contents: stubOf(readFileSync(path, 'utf8')),
            }),
          );
        },
      },
    ],
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

/** A module with the same names and nothing behind them. */
function stubOf(source: string): string {
  const names = [...source.matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm)];
  return names.map(([, name = '']) => `export class ${name} {}`).join('\n');
}

/** The date as of which workerd behaves, as it is deployed. */
export function compatibilityDate(): string {
  const text = readFileSync(join(ROOT, 'proxy/wrangler.jsonc'), 'utf8');
  const date = /"compatibility_date": "([\d-]+)"/.exec(text)?.[1];
  if (date === undefined) throw new Error('proxy/wrangler.jsonc names no compatibility_date.');
  return date;
}
