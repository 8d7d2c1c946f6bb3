import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What `npm start` starts, running on free ports. */
export interface Started {
  /** Where the page and its proxy are, with a trailing slash. */
  pageUrl: string;
  /** Where the simulated Instagram is, with a trailing slash. */
  simulatorUrl: string;
  /** The file that holds everything that was printed so far. */
  log: string;
  stop: () => Promise<void>;
}

/** Starts what `npm start` starts, on free ports and against the simulated Instagram. */
export async function startAll(): Promise<Started> {
  const running = spawn(process.execPath, ['web/demo/start.ts'], {
    env: {
      ...process.env,
      PORT: '0',
      SIMULATOR_PORT: '0',
      // Empty counts as unset, and wins over a developer's .env: nothing here reaches the real Instagram.
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
  const stop = async () => {
    running.kill('SIGTERM');
    await once(running, 'exit');
  };
  return { pageUrl, simulatorUrl, log, stop };
}
