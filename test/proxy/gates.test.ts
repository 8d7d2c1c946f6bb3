import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const SOURCES = globSync('proxy/**/*.ts', { cwd: ROOT });

/** What the operator runs; it is not part of the proxy while that serves. */
const COMMANDS = SOURCES.filter((path) => path.startsWith('proxy/commands/'));
/** The Node entry and what only Node needs. */
const NODE = SOURCES.filter((path) => /^proxy\/node(\.ts|\/)/.test(path));

/** Files that may do what all others may not. */
const ALLOWED: [pattern: RegExp, where: string[]][] = [
  [/console\./, ['proxy/http/log.ts', 'proxy/node.ts', ...COMMANDS]],
  [/\.reveal\(/, ['proxy/instagram/providers.ts', 'proxy/crypto/seal.ts']],
  [/from 'node:|from 'undici'/, [...NODE, ...COMMANDS]],
  [/process\.(?:env|exit)/, ['proxy/node.ts', ...COMMANDS]],
  [/Math\.random|(?<![\w/])crypto\.|performance\.now/, ['proxy/node.ts', 'proxy/worker.ts']],
  [/hono\/logger|JSON\.stringify\(env/, []],
];

test.each(ALLOWED)('P-52: %s is nowhere but in %j', (pattern, where) => {
  const found = SOURCES.filter((path) => pattern.test(read(path)));
  expect(found.filter((path) => !where.includes(path))).toEqual([]);
});

test('P-52: the platform writes no traces, whose addresses would hold tokens', () => {
  const config = read('proxy/wrangler.jsonc');
  expect(config).toMatch(/"traces": \{ "enabled": false \}/);
  expect(config).toMatch(/"invocation_logs": false/);
});

test.each([
  ['hono', [4, 12, 34]],
  ['@hono/node-server', [1, 19, 13]],
  ['jose', [5, 0, 0]],
])('P-59: %s is at least %j', (name, least) => {
  const { version } = JSON.parse(read(`node_modules/${name}/package.json`)) as { version: string };
  const order = (numbers: number[]) => numbers.reduce((sum, it) => sum * 1000 + it, 0);
  expect(order(version.split('.').map(Number))).toBeGreaterThanOrEqual(order(least));
});
