import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COVERED } from '../../support/covered.ts';

const ROOT = join(import.meta.dirname, '../../..');
const NODE = join(ROOT, 'node_modules/.bin/node');

/** Runs what `npx latchkey` runs, out of the sources. */
function latchkey(...args: string[]) {
  const options = { env: { PATH: process.env['PATH'], ...COVERED } };
  const all = [join(ROOT, 'proxy/commands/latchkey.ts'), ...args];
  return new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(NODE, all, options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

test.each([{ args: [] }, { args: ['--help'] }, { args: ['-h'] }])(
  'npx latchkey with $args lists its programs',
  async ({ args }) => {
    const { code, stdout, stderr } = await latchkey(...args);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Usage: npx latchkey <program>[^]*\n {2}doctor {5}checks/);
  },
);

test('npx latchkey refuses a program that it does not have, and names those that it has', async () => {
  const { code, stdout, stderr } = await latchkey('toString');
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^toString is not a program of latchkey\.\n\nUsage:/);
});
