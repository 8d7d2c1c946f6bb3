import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MUTANTS } from './mutants.ts';

const ROOT = `${import.meta.dirname}/../../..`;
const read = (file: string) => readFileSync(`${ROOT}/${file}`, 'utf8');

test.each(MUTANTS)('the test that notices when "$defence" is missing is in $test', (mutant) => {
  expect(read(mutant.test)).toContain(mutant.named);
});

test.each(MUTANTS)('the line of "$defence" is once in the sources', ({ within, line }) => {
  const sources = globSync(within, { cwd: ROOT }).map(read);
  expect(sources.join('\n').split(line)).toHaveLength(2);
});
