import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** Which test runs the client of which package. */
const TESTS: Record<string, string> = {
  oauth4webapi: 'oauth4webapi.test.ts',
  'openid-client': 'openid-client.test.ts',
  '@badgateway/oauth2-client': 'badgateway.test.ts',
  'simple-oauth2': 'simple-oauth2.test.ts',
  'oidc-client-ts': 'oidc-client-ts.test.ts',
  'passport-oauth2': 'passport-oauth2.test.ts',
  '@auth/core': 'auth-js.test.ts',
  'better-auth': 'better-auth.test.ts',
};

/** The table of clients in proxy/README.md: name, version, login, refresh. */
const ROWS = [
  ...read('proxy/README.md').matchAll(
    /^\| (?<name>[@\w/-]+) +\| (?<version>\d+\.\d+\.\d+) +\| (?<login>[^|]+)\| (?<refresh>[^|]+)\|/gm,
  ),
].map(({ groups = {} }) => groups);

const { devDependencies } = JSON.parse(read('package.json')) as {
  devDependencies: Record<string, string>;
};

test('proxy/README.md names every client that a test runs, with its version', () => {
  const named = ROWS.map((row) => `${row['name']} ${row['version']}`);
  expect(named).toEqual(Object.keys(TESTS).map((name) => `${name} ${devDependencies[name]}`));
});

test.each(Object.entries(TESTS))(
  'the test of %s logs in, and refreshes if the table says so',
  (name, file) => {
    const row = ROWS.find((it) => it['name'] === name);
    const source = read(`test/clients/${file}`);
    expect(source).toContain(`from '${name}'`);
    expect(row?.['login']?.trim()).toBe('yes');
    expect(source.includes('world.waitADay()')).toBe(row?.['refresh']?.trim() === 'yes');
    // The client is unmodified, with nothing between it and the network.
    expect(source).not.toMatch(/customFetch|vi\.|msw|globalThis\.fetch|conform/);
  },
);
