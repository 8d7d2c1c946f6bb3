import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { startAll } from '../support/started.ts';

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the program of `npm start` with additional variables until it ends by itself. */
async function start(env: Record<string, string>, ...args: string[]): Promise<Ended> {
  const running = spawn(process.execPath, ['web/demo/start/start.ts', ...args], {
    env: { ...process.env, PORT: '0', SIMULATOR_PORT: '0', ...env },
  });
  let stdout = '';
  let stderr = '';
  running.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  running.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  await once(running, 'close');
  return { code: running.exitCode, stdout, stderr };
}

describe('npm start', () => {
  test.each([
    ['PORT', 'the page'],
    ['SIMULATOR_PORT', 'the simulated Instagram'],
  ])('npm start says in one sentence that the port of %s is in use', async (variable) => {
    const busy = createServer().listen(0, '127.0.0.1');
    await once(busy, 'listening');
    const { port } = busy.address() as AddressInfo;
    const ended = await start({ [variable]: String(port) });
    busy.close();
    expect(ended).toEqual({
      code: 1,
      stdout: '',
      stderr: `Port ${port} is in use. Stop the program that uses it, or choose another port with ${variable}.\n`,
    });
  });

  test('npm start refuses one of two credentials in one sentence, without its value', async () => {
    const ended = await start({ INSTAGRAM_CLIENT_ID: '1234567', INSTAGRAM_CLIENT_SECRET: '' });
    expect(ended.code).toBe(1);
    expect(ended.stdout).toBe('');
    expect(ended.stderr).toMatch(
      /^INSTAGRAM_CLIENT_ID is set but INSTAGRAM_CLIENT_SECRET is not.*\n$/,
    );
    expect(ended.stderr).not.toContain('1234567');
  });

  test('npm start refuses https when the page has no certificate', async () => {
    const ended = await start({}, '--watch', '--https');
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(/^--https works with npm start only.*\n$/);
  });

  test('npm start refuses an invalid port', async () => {
    const ended = await start({ PORT: 'eight' });
    expect(ended).toMatchObject({
      code: 1,
      stderr: 'PORT is not a port. Set it to a number from 0 to 65535.\n',
    });
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'npm start that is ended with %s leaves no folder of its own behind',
    async (signal) => {
      const { folder, stop } = await startAll();
      const made = () => readdirSync(folder).filter((name) => /^(latchkey|miniflare)-/.test(name));
      expect(made()).not.toEqual([]);
      await stop(signal);
      expect(made()).toEqual([]);
    },
  );
});
