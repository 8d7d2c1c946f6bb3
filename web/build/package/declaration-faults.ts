import { globSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/**
 * What a strict compiler finds wrong with the declarations of the package, in a sentence each.
 *
 * Does not look into those of the dependencies.
 */
export function findFaults(folder: string): string[] {
  const files = globSync('*.d.ts', { cwd: folder }).map((name) => join(folder, name));
  const program = ts.createProgram(files, {
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
  });
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file === undefined || file.fileName.startsWith(folder))
    .map((found) => ts.formatDiagnostic(found, HOST).trim());
}

const HOST: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => process.cwd(),
  getNewLine: () => '\n',
};
