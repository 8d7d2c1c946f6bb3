import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MUTANTS } from './mutants.ts';

test.each(MUTANTS)('the test that notices when "$defence" is missing is in $test', (mutant) => {
  expect(readFileSync(mutant.test, 'utf8')).toContain(mutant.named);
});
