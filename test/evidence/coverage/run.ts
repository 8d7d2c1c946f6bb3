/**
 * `npm run coverage`: which lines of the login, of the proxy and of the package's entries no test runs. Vitest
 * measures what runs in its own workers and in the browser, V8 what runs in the programs that the tests start on Node;
 * what either has run counts.
 *
 * Ends with 1 when there is a line that `explained.ts` does not know, or a row of it that explains no line or names
 * a test that is not there. Names of test files look at those alone, and then no row is too many.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { optionsOrExit } from '../../../proxy/commands/command-options.ts';
import { EXPLAINED } from './explained.ts';

const { positionals } = optionsOrExit({
  name: 'npm run coverage',
  help: `Which lines of the login, of the proxy and of the package's entries no test runs.

Names of test files look at those alone.`,
  options: {},
  allowPositionals: true,
});

const ROOT = join(import.meta.dirname, '../../..');
/** The login, the proxy, and the rooms that hold the entries of the package. */
const MEASURED = [
  'proxy/**/*.ts',
  'web/{auth,login,keeper,element,feed}/**/*.ts',
  'web/demo/simulator/**/*.ts',
];
const FILES = globSync(MEASURED, { cwd: ROOT, exclude: ['**/*.d.ts'] }).sort();

interface V8Coverage {
  result: V8Script[];
}
interface V8Script {
  url: string;
  functions: { ranges: V8Range[] }[];
}
interface V8Range {
  startOffset: number;
  endOffset: number;
  count: number;
}
type Istanbul = Record<
  string,
  {
    statementMap: Record<string, { start: { line: number }; end: { line: number } }>;
    s: Record<string, number>;
  }
>;

const folder = mkdtempSync(join(tmpdir(), 'latchkey-coverage-'));
const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
const options = [
  '--coverage.enabled',
  '--coverage.reporter=json',
  `--coverage.reportsDirectory=${join(folder, 'vitest')}`,
  ...MEASURED.map((files) => `--coverage.include=${files}`),
  '--coverage.exclude=**/*.d.ts',
  '--coverage.reportOnFailure',
];
const tests = ['--project=unit', '--project=long', '--project=browser', ...positionals];
spawnSync(process.execPath, [vitest, 'run', ...tests, ...options], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, COVERAGE_OF_CHILDREN: join(folder, 'node') },
});

const inVitest = JSON.parse(
  readFileSync(join(folder, 'vitest/coverage-final.json'), 'utf8'),
) as Istanbul;
const addressOf = (file: string) => pathToFileURL(join(ROOT, file)).href;
const measured = new Set(FILES.map(addressOf));
/** What else a program has run, Vite for example, is many times as much. */
const inChildren = globSync(join(folder, 'node/*.json')).flatMap((file) => {
  const { result } = JSON.parse(readFileSync(file, 'utf8')) as V8Coverage;
  return result.filter(({ url }) => measured.has(url));
});
rmSync(folder, { recursive: true });

/** The lines that V8 has seen run: the text is as it was written, since types are only blanked out. */
function linesRun(lines: readonly string[], ranges: readonly V8Range[]): number[] {
  const counts = new Int32Array(lines.join('\n').length + 1);
  // Inner ranges come after the outer ones.
  for (const { startOffset, endOffset, count } of ranges)
    counts.fill(count, startOffset, endOffset);
  let offset = 0;
  return lines.flatMap((line, index) => {
    const first = offset + line.search(/\S|$/);
    offset += line.length + 1;
    return (counts[first] ?? 0) > 0 ? [index + 1] : [];
  });
}

/** The lines of a file with a statement that nothing has run. */
function uncovered(file: string): string[] {
  const path = join(ROOT, file);
  const lines = readFileSync(path, 'utf8').split('\n');
  const { statementMap = {}, s = {} } = inVitest[path] ?? {};
  const statements = Object.entries(statementMap);
  const run = new Set(statements.filter(([id]) => (s[id] ?? 0) > 0).map(([, at]) => at.start.line));
  for (const script of inChildren.filter(({ url }) => url === addressOf(file))) {
    const ranges = script.functions.flatMap((one) => one.ranges);
    for (const line of linesRun(lines, ranges)) run.add(line);
  }
  const missed = statements.map(([, at]) => at.start.line).filter((line) => !run.has(line));
  return [...new Set(missed)].map((line) => `${file}: ${lines[line - 1]?.trim() ?? ''}`);
}

const missed = FILES.flatMap(uncovered);
const unknown = missed.filter((line) => !EXPLAINED.some(({ at }) => line.includes(at)));
const isWhole = positionals.length === 0;
const stale = EXPLAINED.filter(
  ({ at, test }) =>
    (isWhole && !missed.some((line) => line.includes(at))) ||
    (test !== undefined && !existsSync(join(ROOT, test))),
);
for (const line of missed) console.log(unknown.includes(line) ? `FAIL ${line}` : `known ${line}`);
for (const { at } of stale) console.log(`FAIL explained.ts: the row of "${at}" is out of date`);
console.log(`${missed.length} lines never run, ${unknown.length} of them unexplained`);
process.exitCode = unknown.length + stale.length === 0 ? 0 : 1;
