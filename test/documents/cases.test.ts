import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { read, ROOT } from './documents.ts';

const ID = /\b[WPR]-\d\d\b/g;

function idsIn(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => text.match(ID) ?? []))].sort();
}

test('every case in test/CASES.md has a test, and every case that a test names is in test/CASES.md', () => {
  const tests = globSync('test/**/*.test{,.svelte}.ts', { cwd: ROOT });
  const rows = [...read('test/CASES.md').matchAll(/^\| ([WPR]-\d\d) /gm)].map(([, id]) => id ?? '');
  expect(new Set(rows).size).toBe(rows.length);
  expect(idsIn(tests.map((file) => readFileSync(`${ROOT}/${file}`, 'utf8')))).toEqual(rows.sort());
});
