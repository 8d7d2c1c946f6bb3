import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COVERED } from '../../support/covered.ts';
import { proxyEnv } from '../../support/proxy.ts';

const ROOT = join(import.meta.dirname, '../../..');
const PROXY = [join(ROOT, 'node_modules/.bin/node'), join(ROOT, 'proxy/node.ts')];

test.skipIf(process.platform === 'win32')(
  'a proxy that npm started ends when the shell between them is gone',
  async () => {
    const shell = spawn('sh', ['-c', '"$@" & echo "pid $!"; wait', 'sh', ...PROXY], {
      env: {
        PATH: process.env['PATH'],
        ...COVERED,
        ...proxyEnv('http://127.0.0.1:9'),
        PORT: '0',
        npm_lifecycle_event: 'proxy',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    shell.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    while (!/http:\S+/.test(output)) await once(shell.stdout, 'data');
    try {
      shell.kill('SIGKILL');
      // The proxy has the pipe too, so this waits for its end.
      await once(shell, 'close', { signal: AbortSignal.timeout(10_000) });
    } catch (error) {
      process.kill(Number(/pid (\d+)/.exec(output)?.[1]));
      throw error;
    }
    await expect(fetch(/http:\S+/.exec(output)?.[0] ?? '')).rejects.toThrow();
  },
);
