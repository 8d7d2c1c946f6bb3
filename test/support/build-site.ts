import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Builds the page into a folder, with these variables and nothing of the tests' own environment. */
export async function buildSite(folder: string, env: Record<string, string>): Promise<void> {
  const vite = join(import.meta.dirname, '../../node_modules/vite/bin/vite.js');
  const building = spawn(process.execPath, [vite, 'build', '--outDir', folder], {
    env: { ...process.env, VITEST: '', NODE_ENV: 'production', VITE_DEMO: '', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(building, 'exit');
  if (building.exitCode !== 0) throw new Error('The page could not be built.');
}
