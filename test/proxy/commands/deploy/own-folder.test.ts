import { once } from 'node:events';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startDryRun } from '../../../support/deployment.ts';

/** Starts a dry run that keeps nothing, with a folder for what is temporary. */
function start() {
  const TMPDIR = mkdtempSync(join(tmpdir(), 'latchkey-'));
  const running = startDryRun({ TMPDIR });
  const output: string[] = [];
  for (const stream of [running.stdout, running.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => output.push(text));
  const left = () => readdirSync(TMPDIR).filter((name) => name.startsWith('latchkey-deploy-'));
  return { running, output, left };
}

test('a deployment without an app ID says that its page is not set up, and leaves no page behind', async () => {
  const { running, output, left } = start();
  await once(running, 'close');
  expect(running.exitCode, output.join('')).toBe(0);
  expect(output.join('')).toContain('the page will say that it is not set up');
  expect(left()).toEqual([]);
}, 120_000);

test('a deployment that is stopped while its page is built deploys nothing and leaves no page behind', async () => {
  const { running, output, left } = start();
  while (!output.join('').includes('vite')) await once(running.stdout, 'data');
  expect(left()).toHaveLength(1);
  running.kill('SIGTERM');
  await once(running, 'close');
  expect(running.exitCode).toBe(1);
  expect(output.join('')).not.toContain('Variables set on the Worker');
  expect(left()).toEqual([]);
}, 60_000);
