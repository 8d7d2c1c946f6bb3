import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the page and its proxy are, with a trailing slash. */
    pageUrl: string;
    /** Where the simulated Instagram is, with a trailing slash. */
    simulatorUrl: string;
    /** The file that holds everything that `npm start` has printed so far. */
    log: string;
  }
}

/**
 * Starts what `npm start` starts, on free ports, and hands its two addresses to the journeys.
 *
 * Everything that it prints is kept: at the end no code, token or secret may be in it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = spawn(process.execPath, ['web/demo/start.ts'], {
    env: {
      ...process.env,
      PORT: '0',
      SIMULATOR_PORT: '0',
      // Empty counts as unset, and wins over a developer's .env: journeys never reach the real Instagram.
      INSTAGRAM_CLIENT_ID: '',
      INSTAGRAM_CLIENT_SECRET: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = join(mkdtempSync(join(tmpdir(), 'latchkey-')), 'start.log');
  const { promise: started, resolve, reject } = Promise.withResolvers<string[]>();
  const keep = (chunk: Buffer) => {
    appendFileSync(log, chunk);
    const urls = readFileSync(log, 'utf8').match(/http:\/\/localhost:\d+\//g) ?? [];
    if (urls.length >= 2) resolve(urls);
  };
  running.stdout.on('data', keep);
  running.stderr.on('data', keep);
  running.once('exit', () => reject(new Error(`npm start ended: ${readFileSync(log, 'utf8')}`)));
  const [pageUrl = '', simulatorUrl = ''] = await started;
  project.provide('pageUrl', pageUrl);
  project.provide('simulatorUrl', simulatorUrl);
  project.provide('log', log);
  return async () => {
    running.kill('SIGTERM');
    await once(running, 'exit');
  };
}
