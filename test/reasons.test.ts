import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { OF_THE_PROXY } from '../web/failures/of-the-proxy.ts';

const REASONS = Object.keys(OF_THE_PROXY);

/** The reasons that a file does not name. */
function missingIn(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  return REASONS.filter((reason) => !new RegExp(`\\b${reason}\\b`).test(source));
}

/** The files that name three reasons of four: by then it is a list to keep, not a place where reasons are given. */
const LISTS = globSync('{web,proxy}/**/*.{ts,svelte}')
  .filter((file) => !/(^|\/)(dist|\.wrangler)\//.test(file))
  .filter((file) => missingIn(file).length < REASONS.length / 4);

test('a new reason costs five edits: its name, its reply, its remedy and its two texts', () => {
  expect([...LISTS].sort()).toEqual([
    'proxy/contract.ts',
    'proxy/http/failure-reply.ts',
    'web/failures/of-the-proxy.ts',
    'web/text/en/proxy-failures.ts',
    'web/text/es/proxy-failures.ts',
  ]);
});

test('each of the five lists has every reason', () => {
  expect(LISTS.flatMap(missingIn)).toEqual([]);
});
