import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const ROOT = join(import.meta.dirname, '../../..');

/** Writes a table of Markdown; prettier lines it up. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(head),
    line(head.map((_, index) => (index === 0 ? '---' : '--:'))),
    ...rows.map(line),
  ].join('\n');
}

/** A number as a table has it: whole, its thousands apart. */
export function thousands(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** The machine, in as many words as a table needs. */
export function machine(): string {
  const [cpu] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${gigabytes} GiB, Node ${process.versions.node}, ${process.platform}`;
}

/** Puts text between the two marks of this name, which stay. */
export function between(document: string, name: string, text: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before, rest, ...more] = document.split(start);
  const after = rest?.split(end)[1];
  if (after === undefined || more.length > 0)
    throw new Error(`The README has no place for ${name}.`);
  return [before, start, '\n\n', text, '\n\n', end, after].join('');
}

/** Prints tables, keeps the figures in `.bench`, and with `--write` puts the tables into a README, the one beside this. */
export async function report(
  name: string,
  figures: object,
  tables: string,
  readme = join(import.meta.dirname, 'README.md'),
): Promise<void> {
  const json = JSON.stringify({ machine: machine(), ...figures }, null, 2);
  const folder = join(ROOT, '.bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), json);
  const text = `${tables}\n\nMachine: ${machine()}.`;
  const options = { ...(await resolveConfig(readme)), parser: 'markdown' };
  console.log(process.argv.includes('--json') ? json : await format(text, options));
  if (!process.argv.includes('--write')) return;
  writeFileSync(readme, await format(between(readFileSync(readme, 'utf8'), name, text), options));
}
