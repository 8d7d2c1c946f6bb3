/** The project in an unusual folder, with the `.env` that the README describes. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { send } from '../support/proxy.ts';
import { ROOT, startAll } from '../support/started.ts';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-'));
const copy = join(folder, 'çafé déjà 100%');

beforeAll(() => {
  mkdirSync(copy);
  for (const name of ['web', 'proxy', 'test', 'package.json', 'tsconfig.json', 'vite.config.ts'])
    cpSync(join(ROOT, name), join(copy, name), {
      recursive: true,
      filter: (path) => !/[/\\](?:dist|\.wrangler)$/.test(path),
    });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('npm start works in a folder whose name has a space, an accent and a per cent sign', async () => {
  const started = await startAll({ root: copy });
  const page = await send(started.pageUrl);
  expect([page.status, page.text.includes('<title>Latchkey')]).toEqual([200, true]);
  expect((await send(`${started.pageUrl}healthz`)).json).toMatchObject({ status: 'ok' });
  await started.stop();
});

test('.env.example with only the id and the secret filled in starts with the real Instagram', async () => {
  const example = readFileSync(join(ROOT, '.env.example'), 'utf8');
  const filled = example
    .replace('INSTAGRAM_CLIENT_ID=', 'INSTAGRAM_CLIENT_ID=990602627938098')
    .replace(
      'INSTAGRAM_CLIENT_SECRET=',
      'INSTAGRAM_CLIENT_SECRET="0123456789abcdef0123456789abcdef"',
    )
    .replaceAll('\n', '\r\n');
  writeFileSync(join(copy, '.env'), `\uFEFF${filled}`);
  // Absent, because an empty one would hide the file's value.
  const blank = { INSTAGRAM_CLIENT_ID: undefined, INSTAGRAM_CLIENT_SECRET: undefined };
  const started = await startAll({ root: copy, env: blank });
  expect(readFileSync(started.log, 'utf8')).toContain(`\n    ${started.pageUrl}\n`);
  expect((await send(`${started.pageUrl}healthz`)).status).toBe(200);
  await started.stop();
});
