import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The repository's root. */
export const ROOT = join(import.meta.dirname, '../..');

/** Reads a file of the repository. */
export const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** All documents that a person reads. */
export const DOCUMENTS = ['README.md', ...globSync('.github/*.md', { cwd: ROOT })];

/** One command of a document, on one line, and the comment that follows it. */
export interface Command {
  document: string;
  command: string;
  says: string;
}

/** The commands of all `sh` blocks of a document, in order. Assignments count as commands. */
export function commandsOf(document: string): Command[] {
  const blocks = [...read(document).matchAll(/^```sh\n(?<block>.*?)^```$/gms)];
  return blocks.flatMap(({ groups }) => parse(document, groups?.['block'] ?? ''));
}

function parse(document: string, block: string): Command[] {
  const commands: Command[] = [];
  for (const line of block.replaceAll('\\\n', ' ').split('\n')) {
    const last = commands.at(-1);
    if (line.trim() === '') commands.push({ document, command: '', says: '' });
    else if (line.startsWith('#')) {
      if (last !== undefined) last.says += line.replace(/^# ?/, '').trim();
    } else {
      const command = line.replace(/\s+# .*$/, '').replace(/\s+/g, ' ');
      commands.push({ document, command: command.trim(), says: '' });
    }
  }
  return commands.filter(({ command }) => command !== '');
}
