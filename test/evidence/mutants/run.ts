/**
 * `npm run mutants`: takes out one defence after the other in a copy of the sources, and runs the test that must
 * turn red. Ends with 1 when one stays green, or when a line to take out is no longer there.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { optionsOrExit } from '../../../proxy/commands/command-options.ts';
import { MUTANTS, type Mutant } from './mutants.ts';

optionsOrExit({
  name: 'npm run mutants',
  help: 'Takes out one defence after the other, and runs the test that must turn red. It has no options.',
  options: {},
});

const ROOT = join(import.meta.dirname, '../../..');
const COPIED = ['web', 'proxy', 'test', 'package.json', 'tsconfig.json', 'vite.config.ts'];

/** What Vitest's JSON says of each test. */
interface Report {
  testResults: { assertionResults: { fullName: string; status: string }[] }[];
}

function copyOfSources(): string {
  const copy = mkdtempSync(join(tmpdir(), 'latchkey-mutants-'));
  const isSource = (path: string) => !/[/\\](?:dist|\.wrangler)$/.test(path);
  for (const name of COPIED) {
    cpSync(join(ROOT, name), join(copy, name), { recursive: true, filter: isSource });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** The one file that has the line, or why there is none. */
function findFile(copy: string, { within, line }: Mutant): string | undefined {
  const files = globSync(within, { cwd: copy }).map((file) => join(copy, file));
  const [file, ...others] = files.filter((path) => readFileSync(path, 'utf8').includes(line));
  const occurrences = file === undefined ? 0 : readFileSync(file, 'utf8').split(line).length - 1;
  return occurrences === 1 && others.length === 0 ? file : undefined;
}

/** Runs tests of some files, all of them or one by name; says of each how it went. */
function runTests(copy: string, tests: ReadonlySet<string>, named = ''): Map<string, string> {
  const output = join(copy, 'report.json');
  rmSync(output, { force: true });
  const only = named === '' ? [] : ['-t', named.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')];
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const reporting = ['--reporter=json', `--outputFile=${output}`];
  const args = [vitest, 'run', '--project=unit', '--project=long', ...tests, ...only, ...reporting];
  const { stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  if (!existsSync(output)) throw new Error(`Vitest has no report: ${stderr}`);
  const { testResults } = JSON.parse(readFileSync(output, 'utf8')) as Report;
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  return new Map(results.map(({ fullName, status }) => [fullName, status]));
}

/** How the tests of a mutant went. */
function statuses(results: ReadonlyMap<string, string>, { named }: Mutant): string[] {
  return [...results].filter(([name]) => name.includes(named)).map(([, status]) => status);
}

/** What came of taking out a defence: red is what is wanted. */
function judge(copy: string, mutant: Mutant): 'red' | 'green' | 'no such line' | 'no such test' {
  const file = findFile(copy, mutant);
  if (file === undefined) return 'no such line';
  const source = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    source.replace(mutant.line, () => mutant.instead),
  );
  const named = mutant.needsOthers ? '' : mutant.named;
  const found = statuses(runTests(copy, new Set([mutant.test]), named), mutant);
  writeFileSync(file, source);
  if (found.includes('failed')) return 'red';
  return found.includes('passed') ? 'green' : 'no such test';
}

const copy = copyOfSources();
const whole = runTests(copy, new Set(MUTANTS.map(({ test }) => test)));
const broken = MUTANTS.filter((mutant) => statuses(whole, mutant).includes('failed'));
if (broken.length > 0) {
  // A test that is red by itself shows nothing.
  const names = broken.map(({ named }) => named).join(', ');
  throw new Error(`These tests fail with every defence in place: ${names}`);
}
let survivors = 0;
for (const mutant of MUTANTS) {
  const outcome = judge(copy, mutant);
  if (outcome !== 'red') survivors += 1;
  console.log(
    `${outcome === 'red' ? 'ok  ' : 'FAIL'} ${outcome}: ${mutant.defence} (${mutant.test})`,
  );
}
rmSync(copy, { recursive: true });
console.log(
  `${MUTANTS.length - survivors} of ${MUTANTS.length} defences make a test fail when they are removed`,
);
process.exitCode = survivors === 0 ? 0 : 1;
