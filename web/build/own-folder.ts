import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** What a build puts into its folder; one that holds anything else was made by someone else. */
const BUILT = new Set([
  '404.html',
  '_headers',
  'apple-touch-icon.png',
  'assets',
  'demo',
  'examples',
  'help',
  'index.html',
  'instagram-feed.js',
  'instagram-login.js',
  'key.svg',
  'mockServiceWorker.js',
]);

/** Refuses to empty a folder that no build of ours made: `--outDir` may name any. */
export function ownFolder(): Plugin {
  return {
    name: 'own-folder',
    apply: 'build',
    configResolved({ root, build: { outDir, write } }) {
      const folder = resolve(root, outDir);
      if (!write || !existsSync(folder)) return;
      const strange = readdirSync(folder).find((name) => !BUILT.has(name));
      if (strange !== undefined) {
        throw new Error(
          `The folder ${outDir} holds ${strange}, which no build made. A build empties its folder: name a new one with --outDir.`,
        );
      }
    },
  };
}
