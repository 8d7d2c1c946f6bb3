import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';
import { ELEMENTS } from '../elements.ts';
import { buildForPages } from '../for-pages.ts';
import { declarationsOf } from './declarations.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FOLDER = join(ROOT, 'dist/package');

/** The entries that run beside a server, and their sources. */
const FOR_SERVERS = {
  proxy: 'proxy/create-proxy.ts',
  worker: 'proxy/worker.ts',
  simulator: 'web/demo/simulator/for-other-projects.ts',
};
/** The programs of `npx latchkey`. */
const PROGRAMS = {
  cli: 'proxy/commands/latchkey.ts',
  'programs/proxy': 'proxy/node.ts',
  'programs/simulator': 'web/demo/simulator/serve.ts',
  'programs/doctor': 'proxy/commands/doctor/doctor.ts',
  'programs/keep': 'proxy/commands/keep.ts',
};
/** Of each entry with types, the source that has them. */
const TYPED = {
  latchkey: 'web/login/create-login.ts',
  'instagram-login': 'web/element/instagram-login.ts',
  'instagram-feed': 'web/feed/instagram-feed.ts',
  ...FOR_SERVERS,
};

/** The login at once; the feed after it, because few pages have both. On a server there are no elements. */
const BOTH_ELEMENTS = `import './instagram-login.js';
if (globalThis.customElements) import('./instagram-feed.js');
`;
const BOTH_TYPES = [
  "import './instagram-feed.js';",
  "import './frameworks.js';",
  "export * from './instagram-login.js';\n",
].join('\n');

/** The compiler writes no declarations of what is declarations already. A framework may be missing where they are read. */
function frameworkTypes(): string {
  const text = readFileSync(join(ROOT, 'web/element/frameworks.d.ts'), 'utf8');
  return text
    .replace(/^\/\* eslint.*\n/, '')
    .replace('./instagram-login.ts', './instagram-login.js')
    .replace(
      /^(?=import type .* from '(?:react|svelte)|declare module)/gm,
      '// @ts-ignore Optional.\n',
    );
}

/** Says what a person types here, where the sources say what one types in the repository. */
function named(): Plugin {
  return {
    name: 'named',
    transform: (code) => ({
      code: code
        .replace(
          /npm run (?:--silent )?(proxy|simulator|doctor|keep)\b(?: --(?= ))?/g,
          'npx latchkey $1',
        )
        .replaceAll('${name} -- --', '${name} --'),
      map: null,
    }),
  };
}

/** Builds for servers: dependencies stay imports, and nothing is made short. */
async function buildForServers(entries: Readonly<Record<string, string>>, isProgram: boolean) {
  const built = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    publicDir: false,
    plugins: isProgram ? [named()] : [],
    // A program is always what Node was started with.
    ...(isProgram && { define: { 'import.meta.main': 'true' } }),
    build: {
      target: 'node22',
      ssr: true,
      write: false,
      minify: false,
      sourcemap: !isProgram,
      rolldownOptions: {
        input: Object.fromEntries(
          Object.entries(entries).map(([name, file]) => [name, join(ROOT, file)]),
        ),
        output: { chunkFileNames: isProgram ? 'programs/[name]-[hash].js' : '[name]-[hash].js' },
      },
    },
  });
  return [built].flat().flatMap((one) => ('output' in one ? one.output : []));
}

/** A source map whose sources are named from the root of the repository, wherever that was. */
function withoutPaths(map: string): string {
  const { sources, ...rest } = JSON.parse(map) as { sources: string[] };
  const named = sources.map((source) => {
    const name = source.replace(/^(\.\.\/)+/, '');
    return /^(web|proxy)\//.test(name) ? name : `web/${name}`;
  });
  return JSON.stringify({ ...rest, sources: named });
}

function writeAll(files: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[]): void {
  for (const file of files) {
    const text = file.type === 'chunk' ? file.code : String(file.source);
    write(file.fileName, file.fileName.endsWith('.map') ? withoutPaths(text) : text);
  }
}

function write(name: string, text: string): void {
  const path = join(FOLDER, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Writes all that the package holds, apart from README and LICENSE, into `dist/package`; what was there is gone. */
export async function writePackage(): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  const latchkey = { latchkey: 'login/create-login.ts' };
  writeAll(await buildForPages({ entries: latchkey, oneFile: false, sourcemap: true }));
  for (const [name, file] of Object.entries(ELEMENTS))
    writeAll(await buildForPages({ entries: { [name]: file }, oneFile: true, sourcemap: true }));
  write('element.js', BOTH_ELEMENTS);
  write('element.d.ts', BOTH_TYPES);
  write('frameworks.d.ts', frameworkTypes());
  writeAll(await buildForServers(FOR_SERVERS, false));
  writeAll(await buildForServers(PROGRAMS, true));
  for (const { name, text } of declarationsOf(ROOT, TYPED)) write(name, text);
}
