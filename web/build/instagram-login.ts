import type { Plugin } from 'vite';
import { buildForPages } from './for-pages.ts';

/** Adds the custom element to the built site: one file for other sites to copy. */
export function instagramLogin(): Plugin {
  return {
    name: 'instagram-login',
    apply: 'build',
    async generateBundle() {
      const entries = { 'instagram-login': 'element/instagram-login.ts' };
      const files = await buildForPages({ entries, oneFile: true });
      for (const file of files)
        if (file.type === 'chunk')
          this.emitFile({ type: 'asset', fileName: file.fileName, source: file.code });
    },
  };
}
