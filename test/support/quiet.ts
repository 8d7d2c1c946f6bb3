/** Runs before every test file: an unexpected line on the console fails the test that caused it. */
import { afterAll, afterEach, expect } from 'vitest';

const heard: string[] = [];

for (const level of ['error', 'warn'] as const) {
  const print = console[level].bind(console);
  console[level] = (...words: unknown[]) => {
    heard.push(words.map(String).join(' '));
    print(...words);
  };
}

function expectQuiet(): void {
  expect(heard.splice(0), 'unexpected output on the console').toEqual([]);
}

afterEach(expectQuiet);
// What comes between the tests, or after the last of them.
afterAll(expectQuiet);
