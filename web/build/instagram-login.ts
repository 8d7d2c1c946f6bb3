import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { plainDynamicImport } from './smaller-bundle.ts';

const WEB = fileURLToPath(new URL('../', import.meta.url));

/** Imports at once what the page imports later: in one file there is no later, and waiting would cost bytes. */
function staticImport(): Plugin {
  return {
    name: 'static-import',
    transform(code) {
      const lazy = /await import\(("[^"]+"|'[^']+')\)/g;
      const modules = [...code.matchAll(lazy)].map(([, module]) => module);
      const imports = modules.map((module, index) => `import * as later${index} from ${module};`);
      let index = 0;
      const transformed = code.replaceAll(lazy, () => `later${index++}`);
      return modules.length === 0
        ? null
        : { code: [...imports, transformed].join('\n'), map: null };
    },
  };
}

/**
 * Adds the custom element to the built site: one file, whatever the page itself shares with it, for other
 * sites to copy.
 */
export function instagramLogin(): Plugin {
  return {
    name: 'instagram-login',
    apply: 'build',
    async generateBundle() {
      const built = await build({
        configFile: false,
        root: WEB,
        logLevel: 'warn',
        publicDir: false,
        plugins: [plainDynamicImport(), staticImport()],
        build: {
          target: 'es2022',
          write: false,
          modulePreload: false,
          rolldownOptions: {
            input: `${WEB}element/instagram-login.ts`,
            output: { codeSplitting: false },
          },
        },
      });
      const source = [built].flat().flatMap((one) => ('output' in one ? one.output[0].code : []));
      this.emitFile({ type: 'asset', fileName: 'instagram-login.js', source: source.join('') });
    },
  };
}
