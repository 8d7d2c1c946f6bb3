import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COVERED } from '../../support/covered.ts';
import { ADMIN_KEY, keeperEnv, newKeeperFile, operatorOf } from '../../support/keeper.ts';
import { startOnNode, type RunningProxy } from '../../support/proxy.ts';
import { startUpstream, type Upstream } from '../../support/upstream.ts';

const ROOT = join(import.meta.dirname, '../../..');

let upstream: Upstream;
let proxy: RunningProxy;
beforeAll(async () => {
  upstream = await startUpstream();
  proxy = await startOnNode(keeperEnv(upstream.url, { KEEPER_FILE: newKeeperFile() }));
}, 60_000);
afterAll(async () => {
  await proxy.close();
  await upstream.close();
});

async function keep(...args: string[]): Promise<[code: number | null, output: string]> {
  return await keepAt(proxy.url, ...args);
}

async function keepAt(
  url: string,
  ...args: string[]
): Promise<[code: number | null, output: string]> {
  const child = spawn(
    join(ROOT, 'node_modules/.bin/node'),
    [join(ROOT, 'proxy/commands/keep.ts'), ...args],
    {
      env: {
        PATH: process.env['PATH'],
        ...COVERED,
        ISSUER: url,
        KEEPER_ADMIN_KEY: ADMIN_KEY,
      },
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await once(child, 'close');
  return [child.exitCode, output];
}

test('npm run keep -- claim prints a link, and list, refresh and forget follow the account', async () => {
  const [, link] = await keep('claim', '--label', 'studio');
  const claim = /#claim=(\S+)/.exec(link)?.[1] ?? '';
  expect((await operatorOf(proxy.url).keepCode('C0DEkeep', claim)).status).toBe(201);
  expect((await keep('list'))[1]).toMatch(/^studio {2}@latch {2}healthy {2}ends 20/);
  expect(await keep('refresh', 'studio')).toEqual([1, expect.stringMatching(/^409: /)]);
  expect((await keep('forget', 'studio'))[0]).toBe(0);
  expect((await keep('list'))[1]).toContain('No feeds yet');
}, 30_000);

test('npm run keep without a command explains itself, and prints no key', async () => {
  const [code, output] = await keep();
  expect([code, output.includes('Usage: npm run keep')]).toEqual([1, true]);
  expect(output).not.toContain(ADMIN_KEY);
});

test('npm run keep says in one sentence that no proxy answers', async () => {
  expect(await keepAt('http://127.0.0.1:9', 'list')).toEqual([
    1,
    'The proxy cannot be reached. Is it running, and is ISSUER its URL?\n',
  ]);
});
