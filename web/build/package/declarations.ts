import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/** A file of declarations, by its name in the package. */
export interface Declarations {
  name: string;
  text: string;
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: ['node', 'vite/client'],
  declaration: true,
  emitDeclarationOnly: true,
  stripInternal: true,
  skipLibCheck: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  allowImportingTsExtensions: true,
};

/** Before an import of what only some have installed: without it, the import alone is no error of theirs. */
const OPTIONAL = /^import (?:type )?\{[^}]*\} from 'msw';$/m;

/**
 * The declarations of entries and of all that they lead to, below `types`; each entry has one file that names its own.
 *
 * Does not check the sources: `npm run types` does.
 */
export function declarationsOf(
  root: string,
  entries: Readonly<Record<string, string>>,
): Declarations[] {
  const emitted = emit(
    root,
    Object.values(entries).map((file) => join(root, file)),
  );
  const needed = reachedFrom(Object.values(entries).map(toDeclaration), emitted);
  return [
    ...[...needed].map((name) => ({
      name: `types/${name}`,
      text: (emitted.get(name) ?? '').replace(OPTIONAL, '// @ts-ignore Optional.\n$&'),
    })),
    ...Object.entries(entries).map(([name, file]) => ({
      name: `${name}.d.ts`,
      text: entryText(`./types/${file.replace(/\.ts$/, '.js')}`, emitted.get(toDeclaration(file))),
    })),
  ];
}

const toDeclaration = (file: string) => file.replace(/\.ts$/, '.d.ts');

function entryText(from: string, text = ''): string {
  const hasDefault = /^export default|^declare const _default/m.test(text);
  return `export * from '${from}';\n${hasDefault ? `export { default } from '${from}';\n` : ''}`;
}

/** What the compiler writes for these files and all that they import, by its path from the root. */
function emit(root: string, files: readonly string[]): Map<string, string> {
  const written = new Map<string, string>();
  const program = ts.createProgram([...files], { ...OPTIONS, rootDir: root, outDir: root });
  program.emit(undefined, (path, text) => {
    // In declarations, a module is named as the package has it.
    const named = text.replace(/(from '|import\(["'])(\.[^'"]+)\.ts(['"])/g, '$1$2.js$3');
    written.set(relative(root, path), named.replace(/(import ')(\.[^']+)\.ts(')/g, '$1$2.js$3'));
  });
  return written;
}

function reachedFrom(entries: readonly string[], files: ReadonlyMap<string, string>): Set<string> {
  const reached = new Set(entries);
  for (const name of reached)
    for (const [, to = ''] of (files.get(name) ?? '').matchAll(/['"](\.[^'"]+)\.js['"]/g)) {
      const file = `${join(dirname(name), to)}.d.ts`;
      if (files.has(file)) reached.add(file);
    }
  return reached;
}
