import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const SOURCES = globSync('proxy/**/*.ts', { cwd: ROOT });

/** Commands of the operator, which are not part of the running proxy. */
const COMMANDS = SOURCES.filter((path) => path.startsWith('proxy/commands/'));
/** The Node entry and what only Node needs. */
const NODE = SOURCES.filter((path) => /^proxy\/node(\.ts|\/)/.test(path));

/** Patterns that only some files may have. */
const ALLOWED: { pattern: RegExp; where: string[] }[] = [
  { pattern: /console\./, where: ['proxy/http/log.ts', 'proxy/node.ts', ...COMMANDS] },
  {
    pattern: /\.reveal\(/,
    where: [
      'proxy/instagram/providers.ts',
      'proxy/crypto/seal.ts',
      // Keys that sign or are compared, and are never sent.
      ...['gone', 'send-alerts', 'routes/operator'].map((file) => `proxy/keeper/${file}.ts`),
    ],
  },
  { pattern: /from 'node:|from 'undici'/, where: [...NODE, ...COMMANDS] },
  { pattern: /process\.(?:env|exit)/, where: ['proxy/node.ts', ...COMMANDS] },
  {
    pattern: /Math\.random|(?<![\w/])crypto\.|performance\.now/,
    where: ['proxy/node.ts', 'proxy/worker.ts'],
  },
  { pattern: /hono\/logger|JSON\.stringify\(env/, where: [] },
];

test.each(ALLOWED)('P-52: only $where may contain $pattern', ({ pattern, where }) => {
  const found = SOURCES.filter((path) => pattern.test(read(path)));
  expect(found.filter((path) => !where.includes(path))).toEqual([]);
});

test('P-52: the platform writes no traces, because their URLs would hold tokens', () => {
  const config = read('proxy/wrangler.jsonc');
  expect(config).toMatch(/"traces": \{ "enabled": false \}/);
  expect(config).toMatch(/"invocation_logs": false/);
});

test.each([
  { name: 'hono', least: [4, 12, 34] },
  { name: '@hono/node-server', least: [1, 19, 13] },
  { name: 'jose', least: [5, 0, 0] },
])('P-59: the version of $name is at least $least', ({ name, least }) => {
  const { version } = JSON.parse(read(`node_modules/${name}/package.json`)) as { version: string };
  const order = (numbers: number[]) => numbers.reduce((sum, it) => sum * 1000 + it, 0);
  expect(order(version.split('.').map(Number))).toBeGreaterThanOrEqual(order(least));
});
