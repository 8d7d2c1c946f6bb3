import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const WEB = fileURLToPath(new URL('../', import.meta.url));

/** Leaves out the line breaks of the style, which no minifier of scripts sees. */
function onOneLine(): Plugin {
  return {
    name: 'on-one-line',
    transform: (code, id) =>
      id.endsWith('/feed/style.ts') ? { code: code.replace(/\n\s*/g, ' '), map: null } : null,
  };
}

/** Adds the feed's element to the built site: one file, for other sites to copy. */
export function instagramFeed(): Plugin {
  return {
    name: 'instagram-feed',
    apply: 'build',
    async generateBundle() {
      const built = await build({
        configFile: false,
        root: WEB,
        logLevel: 'warn',
        publicDir: false,
        plugins: [onOneLine()],
        build: {
          target: 'es2022',
          write: false,
          // A library gets no loader of style sheets. Its white space and comments stay unless they are declined.
          lib: { entry: `${WEB}feed/instagram-feed.ts`, formats: ['es'] },
          rolldownOptions: { output: { codeSplitting: false, minify: true, comments: false } },
        },
      });
      const source = [built].flat().flatMap((one) => ('output' in one ? one.output[0].code : []));
      this.emitFile({ type: 'asset', fileName: 'instagram-feed.js', source: source.join('') });
    },
  };
}
