import type { Plugin } from 'vite';
import { buildForPages } from './for-pages.ts';

/** The custom elements, each of which is one file, and their sources. */
export const ELEMENTS = {
  'instagram-login': 'element/instagram-login.ts',
  'instagram-feed': 'feed/instagram-feed.ts',
} as const;

/** Adds the custom elements to the built site, for other sites to copy. */
export function elements(): Plugin {
  return {
    name: 'elements',
    apply: 'build',
    async generateBundle() {
      for (const [name, file] of Object.entries(ELEMENTS))
        for (const built of await buildForPages({ entries: { [name]: file }, oneFile: true }))
          if (built.type === 'chunk')
            this.emitFile({ type: 'asset', fileName: built.fileName, source: built.code });
    },
  };
}
