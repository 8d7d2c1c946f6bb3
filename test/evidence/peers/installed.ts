import { execFile } from 'node:child_process';
import {
  copyFileSync,
  globSync,
  mkdtempSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ADAPTERS = join(import.meta.dirname, 'adapters');

/** A temporary folder with some packages in it, exactly as npm has them, and without their install scripts. */
export async function install(packages: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-peers-'));
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', ['install', ...quiet, '--save-exact', ...packages], { cwd: folder });
  return folder;
}

/** Puts an adapter and its server into a folder; returns the program to start there. */
export function placeAdapter(folder: string, adapter: string): string {
  for (const name of ['serve.js', `${adapter}.js`]) {
    copyFileSync(join(ADAPTERS, name), join(folder, name));
  }
  return join(folder, 'serve.js');
}

/** The bytes of all files below a folder. */
export function bytesBelow(folder: string): number {
  const files = globSync('**/*', { cwd: folder, exclude: ['.package-lock.json'] });
  const sizes = files.map((name) => statSync(join(folder, name)));
  return sizes.reduce((sum, each) => sum + (each.isFile() ? each.size : 0), 0);
}

/** Bundles an adapter with all that it imports, with the bundler and the minifier that make the Worker. */
export async function bundle(folder: string, adapter: string): Promise<Buffer> {
  const wrangler = createRequire(createRequire(import.meta.url).resolve('wrangler'));
  const outfile = join(folder, 'bundle.mjs');
  await run(wrangler.resolve('esbuild/bin/esbuild'), [
    join(folder, `${adapter}.js`),
    ...['--bundle', '--minify', '--format=esm', '--platform=node', `--outfile=${outfile}`],
  ]);
  return readFileSync(outfile);
}

/** The packages that the proxy needs at run time, at the versions that `package.json` names. */
export function runtimeDependencies(root: string): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return Object.entries(dependencies).map(([name, version]) => `${name}@${version}`);
}
