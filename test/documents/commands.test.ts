import { execFile } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ROOMS } from '../rooms.ts';
import { commandsOf, DOCUMENTS, read, ROOT } from './documents.ts';

const { scripts, devDependencies } = JSON.parse(read('package.json')) as {
  scripts: Record<string, string>;
  devDependencies: Record<string, string>;
};

/** The file that runs a command, and words in it that show that it does. */
const RUN_BY: readonly (readonly [command: RegExp, test: string, words: string])[] = [
  [/^npm ci && npm start$/, 'test/support/started.ts', 'web/demo/start/start.ts'],
  [/^npm ci && npm test$/, '.ci/run', 'for script in test slow'],
  [/^npm run slow$/, '.ci/run', 'for script in test slow'],
  [/^npm start -- --https$/, 'test/journeys/https.test.ts', "'--https'"],
  [
    /^npm run doctor$/,
    'test/proxy/commands/doctor/command.test.ts',
    'proxy/commands/doctor/doctor.ts',
  ],
  [/^npm run deploy -- --dry-run$/, 'test/support/deployment.ts', "'--dry-run'"],
  [/^npm run deploy -- --proxy-only$/, 'test/proxy/commands/deploy/deploy.test.ts', '--proxy-only'],
  // Sending needs an account. The dry run does everything else.
  [/^npm run deploy$/, 'test/support/deployment.ts', 'proxy/commands/deploy/deploy.ts'],
  [/^npx wrangler secret put /, 'test/documents/commands.test.ts', "'secret', 'put'"],
  [/^npm i latchkey$/, 'test/package/installed.test.ts', 'npm i latchkey'],
  [/^npm run keep -- /, 'test/proxy/commands/keep.test.ts', 'proxy/commands/keep.ts'],
  [/^npx vitest run /, 'test/documents/commands.test.ts', 'names files and tests that are there'],
  [/^npm run bench\b/, 'test/evidence/bench/run.ts', 'bench'],
  [/^npm run simulator -- /, 'test/web/demo/simulator/command-line.test.ts', "'--redirect-uri'"],
  [
    /^curl .*https:\/\/(api|graph)\.instagram\.com\//,
    'test/documents/simulator-samples.test.ts',
    'CODE_TO_TOKEN',
  ],
  [/^curl -F /, 'test/journeys/classic-tutorial.test.ts', 'grant_type'],
  [/^(curl|echo|[A-Z]+=|\w+\(\) \{)/, 'test/documents/proxy-samples.test.ts', '```sh'],
];

const COMMANDS = DOCUMENTS.flatMap(commandsOf);

test('the documents are found, and commands in them', () => {
  expect(DOCUMENTS).toEqual(
    expect.arrayContaining(['README.md', '.github/CONTRIBUTING.md', '.github/SECURITY.md']),
  );
  expect(COMMANDS.length).toBeGreaterThan(15);
});

test.each(COMMANDS.map(({ document, command }) => [command, document]))(
  'a test runs `%s` of %s',
  (command) => {
    const [, file = '', words = ''] = RUN_BY.find(([pattern]) => pattern.test(command)) ?? [];
    expect(file, 'no test is known to run it').not.toBe('');
    expect(read(file)).toContain(words);
  },
);

test.each(DOCUMENTS)('every `npm run` in %s names a script', (document) => {
  for (const [, name = ''] of read(document).matchAll(/npm run (?:--silent )?([a-z]+)/g))
    expect(Object.keys(scripts)).toContain(name);
});

test.each(DOCUMENTS)('every path that %s names exists', (document) => {
  const paths = [
    ...read(document).matchAll(/`((?:web|proxy|test|\.github|\.ci)\/[\w./*-]+|\.env\.example)`/g),
  ].map(([, path = '']) => path);
  const made = /^web\/dist/;
  const missing = paths.filter(
    (path) => !made.test(path) && globSync(path, { cwd: ROOT }).length === 0,
  );
  expect(missing).toEqual([]);
});

test.each(DOCUMENTS)('every link inside %s leads to a heading', (document) => {
  const text = read(document);
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
  for (const [, anchor = ''] of text.matchAll(/\]\(#([^)]+)\)/g))
    expect(headings).toContain(anchor);
});

test('the files and tests in CONTRIBUTING’s commands exist', () => {
  const runs = COMMANDS.filter(({ command }) => command.startsWith('npx vitest run'));
  expect(runs.length).toBeGreaterThan(2);
  for (const { command } of runs) {
    const [, project = '', file = '', name] =
      /--project (\w+) (\S+)(?: -t '([^']+)')?$/.exec(command) ?? [];
    expect(read('vite.config.ts')).toMatch(
      new RegExp(`(?:name: |units\\(|journeys\\()'${project}'`),
    );
    expect(existsSync(join(ROOT, file)), file).toBe(true);
    expect(read(file)).toContain(name ?? 'test(');
  }
});

test('README.md is at most 10,000 bytes, so that it is read', () => {
  expect(Buffer.byteLength(read('README.md'))).toBeLessThanOrEqual(10_000);
});

test('wrangler accepts a secret for a named configuration', async () => {
  const wrangler = join(ROOT, 'node_modules/wrangler/bin/wrangler.js');
  const node = join(ROOT, 'node_modules/.bin/node');
  const args = [wrangler, 'secret', 'put', '--help'];
  const { stdout } = await promisify(execFile)(node, args, { cwd: ROOT });
  expect(stdout).toMatch(/wrangler secret put <key>/);
  expect(stdout).toMatch(/-c, --config/);
}, 30_000);

test('DECISIONS.md names the versions that the tests run', () => {
  const compared = /## Alternatives\n(?<section>.*)/s.exec(read('.github/DECISIONS.md'));
  const rows = [
    ...(compared?.groups?.['section'] ?? '').matchAll(/`?([@\w/.-]+)`? (\d+\.\d+\.\d+) /g),
  ];
  expect(rows.length).toBeGreaterThan(5);
  for (const [, name = '', version] of rows)
    if (name in devDependencies)
      expect(`${name} ${devDependencies[name]}`).toBe(`${name} ${version}`);
});

describe('.env.example', () => {
  const names = [...read('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm)];

  test('.env.example names variables that the documents explain, without values', () => {
    expect(names.length).toBeGreaterThan(2);
    for (const [, name = '', value] of names) {
      expect(DOCUMENTS.map(read).join('\n')).toContain(`\`${name}\``);
      expect(value).toBe('');
    }
  });
});

test('the code map of CONTRIBUTING is the list of rooms', () => {
  const rows = [
    ...read('.github/CONTRIBUTING.md').matchAll(/^\| `((?:web|proxy)[^`]*)` +\| (.*?) +\|$/gm),
  ];
  expect(rows.map(([, room, holds]) => ({ room, holds }))).toEqual(ROOMS);
});
