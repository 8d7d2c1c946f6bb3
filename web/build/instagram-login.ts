import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const WEB = fileURLToPath(new URL('../', import.meta.url));

/** Imports at once what the page imports later: in one file there is no later, and waiting would cost bytes. */
function staticImport(): Plugin {
  return {
    name: 'static-import',
    transform(code) {
      const lazy = /const (\{[^}]+\}) = await import\(("[^"]+"|'[^']+')\);/g;
      const imports = [...code.matchAll(lazy)].map(
        ([, names, module]) => `import ${names} from ${module};`,
      );
      return imports.length === 0
        ? null
        : { code: [...imports, code.replaceAll(lazy, '')].join('\n'), map: null };
    },
  };
}

/**
 * Leaves out the classic API, what of a provider only the page asks for, and the style's line breaks.
 *
 * The bundler cannot tell that a property is never read.
 */
function withoutUnread(): Plugin {
  return {
    name: 'without-unread',
    transform(code, id) {
      if (id.endsWith('/element/style.ts'))
        return { code: code.replace(/(?<=[{};:,])\s+|\s+(?=[{}])/g, ''), map: null };
      if (id.endsWith('/auth/token-reply.ts'))
        return { code: code.replace(/\.\.\.\(user .*/, ''), map: null };
      if (!id.endsWith('/config/providers.ts')) return null;
      const unused =
        /\b(graphUrl|scopeForm|tokenForm|clientIdForm|tokenTypeRequired): .*|\b(responseTypes|profileFields): \[[^\]]*\],|(?<=const LEGACY(?:: Provider)? = \{)[^]*?(?=\n\};)/g;
      return { code: code.replace(unused, ''), map: null };
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
        plugins: [staticImport(), withoutUnread()],
        build: {
          target: 'es2022',
          write: false,
          // A library gets no loader of style sheets. Its white space and comments stay unless they are declined.
          lib: { entry: `${WEB}element/instagram-login.ts`, formats: ['es'] },
          rolldownOptions: { output: { codeSplitting: false, minify: true, comments: false } },
        },
      });
      const source = [built].flat().flatMap((one) => ('output' in one ? one.output[0].code : []));
      this.emitFile({ type: 'asset', fileName: 'instagram-login.js', source: source.join('') });
    },
  };
}
