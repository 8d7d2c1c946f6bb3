import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** One package of the lockfile, by its folder. */
interface Locked {
  version: string;
  integrity?: string;
  license?: string;
  dev?: boolean;
  devOptional?: boolean;
  hasInstallScript?: boolean;
}

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
}

const read = (path: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', path), 'utf8'));
const manifest = read('package.json') as Manifest;
const { packages } = read('package-lock.json') as { packages: Record<string, Locked> };
const LOCKED = Object.entries(packages).filter(([folder]) => folder !== '');
const AT_RUN_TIME = LOCKED.filter(([, { dev, devOptional }]) => !dev && !devOptional);
const nameOf = (folder: string) => folder.replace(/^.*node_modules\//, '');

/** Licences that ask for no more than their own text. */
const PERMISSIVE =
  /^\(?(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0)\b[^&]*$/;
/** Licences of tools that are run here and never distributed. */
const FOR_TOOLS = /(?:^|AND )(?:MPL-2\.0|LGPL-3\.0-or-later)/;
/** Packages of 2012 that name their licence, MIT, only in a file. */
const MIT_BY_FILE = ['passport-instagram', 'passport-strategy', 'pause'];

test('there are five run-time dependencies, and at most two dozen packages in all', () => {
  expect(Object.keys(manifest.dependencies)).toEqual([
    '@hono/node-server',
    'hono',
    'tldts',
    'undici',
  ]);
  expect(AT_RUN_TIME.length).toBeLessThanOrEqual(24);
});

test('every version is exact, and every package has a checksum in the lockfile', () => {
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies };
  expect(Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual(
    [],
  );
  expect(LOCKED.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
});

test('only allowed packages run a script when they are installed', () => {
  const scripted = LOCKED.filter(([, { hasInstallScript }]) => hasInstallScript);
  const allowed = Object.keys(manifest.allowScripts);
  expect([...new Set(scripted.map(([folder]) => nameOf(folder)))].sort()).toEqual(allowed.sort());
  expect(AT_RUN_TIME.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
});

test('npm does not warn about the machine’s Node, because the project brings its own', () => {
  const npmrc = readFileSync(join(import.meta.dirname, '../.npmrc'), 'utf8');
  expect(npmrc).toMatch(/^loglevel=error$/m);
  expect(LOCKED.map(([folder]) => folder)).toContain('node_modules/node');
});

test('every package that reaches a user has a permissive licence, and every tool a known one', () => {
  const atRunTime = AT_RUN_TIME.map(([folder, { license = '' }]) => [nameOf(folder), license]);
  expect(atRunTime.filter(([, license = '']) => !PERMISSIVE.test(license))).toEqual([]);
  const unknown = LOCKED.filter(
    ([folder, { license = '' }]) =>
      !PERMISSIVE.test(license) &&
      !FOR_TOOLS.test(license) &&
      !MIT_BY_FILE.includes(nameOf(folder)),
  );
  expect(unknown.map(([folder, { license }]) => [folder, license])).toEqual([]);
});
