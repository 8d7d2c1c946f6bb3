import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { equalInConstantTime } from '../../../proxy/crypto/constant-time.ts';

const ROOT = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** Names of values that an attacker would guess by character, and comparisons that stop at the first wrong one. */
const GUESSED = '(?:signature|mac|hmac|digest|tag|verifier|challenge|secret|browser|cookie|sealed)';
const EARLY_EXIT = [
  new RegExp(`\\b${GUESSED}\\b(?:\\.reveal\\(\\))?\\s*[!=]==?(?!=|\\s*(?:undefined|null|''))`, 'i'),
  new RegExp(`[!=]==?\\s*(?:\\w+\\.)*${GUESSED}\\b(?!\\.(?!reveal))`, 'i'),
  new RegExp(`\\b${GUESSED}\\.(?:startsWith|endsWith|includes|indexOf|localeCompare)\\(`, 'i'),
];
/** Compares the operator's own variables with each other, before there is any caller. */
const AT_START = ['proxy/config/relay.ts', 'proxy/config/faults.ts', 'proxy/config/checks.ts'];

test('P-54: no source compares a secret with an operator or a method that stops early', () => {
  const found = globSync('proxy/*.ts', { cwd: ROOT })
    .filter((path) => !AT_START.includes(path))
    .flatMap((path) =>
      read(path)
        .split('\n')
        .filter((line) => EARLY_EXIT.some((pattern) => pattern.test(line)))
        .map((line) => `${path}: ${line.trim()}`),
    );
  expect(found).toEqual([]);
});

test.each([
  'if (signature === expected) {',
  'given !== login.browser',
  'given === secret.reveal()',
  'secret.startsWith(guess)',
])('P-54: the check for early stops finds %j', (line) => {
  expect(EARLY_EXIT.some((pattern) => pattern.test(line))).toBe(true);
});

test.each([
  { path: 'proxy/crypto/pkce.ts', call: 'equalInConstantTime(' },
  { path: 'proxy/relay/cookie.ts', call: 'equalInConstantTime(' },
  { path: 'proxy/meta/signed-request.ts', call: 'subtle.verify(' },
  { path: 'proxy/crypto/jwe.ts', call: 'subtle.decrypt(' },
])('P-54: $path compares in constant time with $call', ({ path, call }) => {
  expect(read(path)).toContain(call);
});

test('P-54: equal texts are equal, and one difference is found at any place', () => {
  const text = 'a'.repeat(43);
  expect(equalInConstantTime(text, 'a'.repeat(43))).toBe(true);
  expect(equalInConstantTime('', '')).toBe(true);
  for (let at = 0; at < text.length; at += 1) {
    const other = `${text.slice(0, at)}b${text.slice(at + 1)}`;
    expect(equalInConstantTime(text, other)).toBe(false);
  }
  expect([equalInConstantTime(text, `${text}a`), equalInConstantTime('', 'a')]).toEqual([
    false,
    false,
  ]);
});

/**
 * Texts are a thousand times as long as real ones: stopping at the first character would then be a thousand times
 * as fast, which no noise hides. Over a network, on real ones, nothing at all could be measured.
 */
test('P-54: a wrong first character takes as long as a wrong last one', () => {
  const LENGTH = 50_000;
  const text = 'a'.repeat(LENGTH);
  const wrong = { first: `b${text.slice(1)}`, last: `${text.slice(1)}b` };
  const samples: Record<keyof typeof wrong, number[]> = { first: [], last: [] };
  for (let i = 0; i < 400; i += 1) {
    for (const place of ['first', 'last'] as const) {
      const startedAt = performance.now();
      equalInConstantTime(text, wrong[place]);
      samples[place].push(performance.now() - startedAt);
    }
  }
  const fastest = (values: readonly number[]) => Math.min(...values);
  expect(fastest(samples.first)).toBeGreaterThan(fastest(samples.last) / 4);
});
