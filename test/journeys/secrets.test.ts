import { globSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, inject } from 'vitest';
import { DEMO_CREDENTIALS } from '../../web/demo/simulator/state/apps.ts';
import { filesWith } from '../support/files-with.ts';
import { exchanges, logIn, shownToken, test } from './browser.ts';

const PAGE = inject('builtPage');
const BUILT = globSync(`${PAGE}/**/*`).filter((file) => /\.\w+$/.test(file));
const SECRETS = Object.values(DEMO_CREDENTIALS).map(({ clientSecret }) => clientSecret);

test('no file of the built page has the app secret, its name or the proxy’s code', () => {
  expect(BUILT.length).toBeGreaterThan(3);
  for (const file of BUILT) {
    const text = readFileSync(file, 'utf8');
    for (const word of [...SECRETS, 'client_secret', 'hono']) {
      expect(text.includes(word), `${word} in ${file}`).toBe(false);
    }
    // The help with the setup says once which variable of the proxy takes it, and leaves it empty.
    const named = /\/Setup-/.test(file) ? text.replace(/INSTAGRAM_CLIENT_SECRET=(?=\W)/, '') : text;
    expect(named.includes('CLIENT_SECRET'), file).toBe(false);
  }
});

test('npm start prints and writes no code, token or secret', async ({ page, sent }) => {
  await logIn(page);
  const token = await shownToken(page);
  const code = new URLSearchParams(exchanges(sent)[0]?.body).get('code') ?? '';
  const printed = readFileSync(inject('log'), 'utf8');
  expect(printed).toContain('Open http://localhost:');
  for (const secret of [code, token, ...SECRETS]) {
    expect(secret).not.toBe('');
    expect(printed.includes(secret)).toBe(false);
    expect(filesWith([secret], [inject('written')])).toEqual([]);
  }
});

test('what is loaded before the token keeps to its budget: 3 kB until the request, 22 kB until the token', async ({
  page,
  sent,
}) => {
  await logIn(page);
  const back = sent.findIndex(({ url }) => url.includes('?code='));
  const paths = sent.slice(back).map(({ url }) => new URL(url).pathname);
  const first = paths.filter((path) => path.endsWith('.js')).slice(0, 1);
  const screen = closure(first[0] ?? '');
  expect(bytes(first)).toBeLessThanOrEqual(3_000);
  expect(bytes([...first, ...screen])).toBeLessThanOrEqual(22_000);
});

/** The first lazy module of a script, with everything that it imports: the screen with the token on it. */
function closure(script: string): Set<string> {
  const found = new Set<string>();
  const visit = (name: string) => {
    if (name === script || found.has(name)) return;
    found.add(name);
    for (const [, next = ''] of source(name).matchAll(/from"\.\/([^"]+)"/g))
      visit(`/assets/${next}`);
  };
  visit(`/assets/${/import\(`\.\/([^`]+)`\)/.exec(source(script))?.[1] ?? ''}`);
  return found;
}

function source(path: string): string {
  return readFileSync(PAGE + path, 'utf8');
}

function bytes(paths: Iterable<string>): number {
  return [...paths].reduce((sum, path) => sum + gzipSync(source(path), { level: 9 }).byteLength, 0);
}
