import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';

const WEB = fileURLToPath(new URL('../', import.meta.url));

/** Files of the sources, and what each is without what other people's pages never use; a bundler cannot tell. */
type Trims = Readonly<Record<string, (code: string) => string>>;

const FOR_ALL: Trims = {
  'auth/legacy-user.ts': () => 'export const legacyUser = () => undefined;',
  'element/style.ts': (code) => code.replace(/(?<=[`{};:,])\s+|\s+(?=[{}])|;\s*(?=\})/g, ''),
  'feed/style.ts': (code) => code.replace(/\n\s*/g, ' '),
  'config/providers.ts': (code) =>
    code.replace(/(?<=const LEGACY(?:: Provider)? = \{)[^]*?(?=\n\};)/, ''),
};

/** The element reads no profile and no posts, so it is without what those need of a provider. */
const FOR_ELEMENT: Trims = {
  // Its permissions are always named, and it never asks for them a second time.
  'auth/authorize-url.ts': (code) =>
    code
      .replace(/,\s*\.\.\.request\.more/, '')
      .replace(/\.\.\.\(?provider\.scopes\[0\] && \{ (scope: [^}]*) \}\)?/, '$1'),
  'auth/begin-login.ts': (code) => code.replace(/,\s*more: flow\.more/, ''),
  // Nor does it ask for Facebook's onboarding, which alone gives two tokens, or tell of the end of data access.
  'auth/implicit-token.ts': (code) =>
    code
      .replace(/const longLived = [^]*?\};/, '')
      .replace(/const issued = (\{[^}]*\});[^}]*\};/, 'return $1;'),
  'config/providers.ts': (code) =>
    code.replace(
      /\b(graphUrl|scopeForm|tokenForm|clientIdForm): .*|\b(responseTypes|profileFields): \[[^\]]*\],/g,
      '',
    ),
};

/** Imports at once what a page imports later: in one file there is no later, and waiting would cost bytes. */
function staticImport(): Plugin {
  const lazy = /const (\{[^}]+\}) = await import\(("[^"]+"|'[^']+')\);/g;
  return {
    name: 'static-import',
    transform(code) {
      const imports = [...code.matchAll(lazy)].map(
        ([, names, module]) => `import ${names} from ${module};`,
      );
      return imports.length === 0
        ? null
        : { code: [...imports, code.replaceAll(lazy, '')].join('\n'), map: null };
    },
  };
}

/** Throws where a file has changed so that there is nothing left to trim. */
function trimmed(trims: Trims): Plugin {
  return {
    name: 'trimmed',
    transform(code, id) {
      const trim = id.startsWith(WEB) ? trims[id.slice(WEB.length)] : undefined;
      if (trim === undefined) return null;
      const short = trim(code);
      if (short === code) throw new Error(`${id} has nothing to trim: see web/build/for-pages.ts.`);
      return { code: short, map: null };
    },
  };
}

/** How an entry is built: as one file, or as what a login needs until the token is there and files for the rest. */
export interface ForPages {
  /** The name of each file that is built, and its source below `web`. */
  entries: Readonly<Record<string, string>>;
  oneFile: boolean;
  sourcemap?: boolean;
}

/**
 * Builds what other people's pages load: small, without a framework, and whatever this page shares with it.
 *
 * Writes nothing.
 */
export async function buildForPages({
  entries,
  oneFile,
  sourcemap = false,
}: ForPages): Promise<(Rolldown.OutputChunk | Rolldown.OutputAsset)[]> {
  const entry = Object.fromEntries(
    Object.entries(entries).map(([name, file]) => [name, WEB + file]),
  );
  const built = await build({
    configFile: false,
    root: WEB,
    logLevel: 'warn',
    publicDir: false,
    plugins: [trimmed(FOR_ALL), ...(oneFile ? [staticImport(), trimmed(FOR_ELEMENT)] : [])],
    build: {
      target: 'es2022',
      write: false,
      sourcemap,
      // A library gets no loader of style sheets. Its white space and comments stay unless they are declined.
      lib: { entry, formats: ['es'] },
      rolldownOptions: {
        // What the later files share is in the first one, which then exports it under short names.
        preserveEntrySignatures: 'allow-extension',
        optimization: { inlineConst: { mode: 'all', pass: 2 } },
        output: {
          minify: true,
          comments: false,
          chunkFileNames: '[name]-[hash].js',
          codeSplitting: oneFile
            ? false
            : {
                groups: Object.entries(entry).map(([name, file]) => ({
                  name,
                  test: (id: string) => id === file,
                })),
              },
        },
      },
    },
  });
  return [built].flat().flatMap((one) => ('output' in one ? one.output : []));
}
