import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The repository's root. */
export const ROOT = join(import.meta.dirname, '../..');

/** Reads a file of the repository. */
export const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** All documents that a person reads. */
export const DOCUMENTS = globSync(['README.md', '{web,proxy,test}/**/README.md', '.github/*.md'], {
  cwd: ROOT,
  exclude: ['**/node_modules', 'web/dist'],
});

/** One command of a document, on one line, without its comment. */
export interface Command {
  document: string;
  command: string;
}

/** The commands of all `sh` blocks of a document, in order. Assignments count as commands. */
export function commandsOf(document: string): Command[] {
  const blocks = [...read(document).matchAll(/^```sh\n(?<block>.*?)^```$/gms)];
  return blocks
    .flatMap(({ groups }) => (groups?.['block'] ?? '').replaceAll('\\\n', ' ').split('\n'))
    .map((line) => line.replace(/(^|\s+)# .*$/, '').replace(/\s+/g, ' '))
    .filter((command) => command.trim() !== '')
    .map((command) => ({ document, command: command.trim() }));
}
