import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COVERED } from '../../../support/covered.ts';
import { DEMO_CREDENTIALS } from '../../../../web/demo/simulator/state/apps.ts';
import { serveInstagram, type ServedInstagram } from '../../../../web/demo/simulator/serve.ts';

const ROOT = join(import.meta.dirname, '../../../..');
let simulator: ServedInstagram;
let env: Record<string, string>;

beforeAll(async () => {
  simulator = await serveInstagram({ port: 0, redirectUris: ['http://localhost:8787/'] });
  env = {
    INSTAGRAM_CLIENT_ID: DEMO_CREDENTIALS.instagram.clientId,
    INSTAGRAM_CLIENT_SECRET: DEMO_CREDENTIALS.instagram.clientSecret,
    REDIRECT_URIS: 'http://localhost:8787/',
    INSTAGRAM_TOKEN_URL: `${simulator.url}/oauth/access_token`,
    FACEBOOK_GRAPH_URL: simulator.url,
  };
});
afterAll(() => simulator.close());

/** Runs what `npm run doctor` runs. */
async function doctor(more: Record<string, string>, ...args: string[]) {
  const running = spawn(
    join(ROOT, 'node_modules/.bin/node'),
    [join(ROOT, 'proxy/commands/doctor/doctor.ts'), ...args],
    {
      env: { PATH: process.env['PATH'], ...COVERED, ...env, ...more },
    },
  );
  const output = { stdout: '', stderr: '' };
  running.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  running.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  await once(running, 'close');
  return { code: running.exitCode, ...output };
}

test('the doctor exits with 0 for a correct configuration', async () => {
  const { code, stdout, stderr } = await doctor({}, '--registered', 'http://localhost:8787/');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/\n\nEverything is correct\.\n$/);
});

test('the doctor exits with 1 for a wrong configuration and prints no secret', async () => {
  const { code, stdout } = await doctor({
    INSTAGRAM_CLIENT_ID: DEMO_CREDENTIALS.facebook.clientId,
    SEALING_KEY: 'sentinel-sealing-key',
  });
  expect(code).toBe(1);
  expect(stdout).toContain('is the ID of a Meta (Facebook) app');
  expect(stdout).not.toContain('sentinel');
  expect(stdout).not.toContain(DEMO_CREDENTIALS.instagram.clientSecret);
});

test('the doctor exits with 2 when Instagram cannot be reached, also with --json', async () => {
  const unreachable = {
    INSTAGRAM_TOKEN_URL: 'http://127.0.0.1:9/token',
    FACEBOOK_GRAPH_URL: 'http://127.0.0.1:9',
  };
  const { code, stdout } = await doctor(unreachable, '--json');
  expect(code).toBe(2);
  const { exit, findings } = JSON.parse(stdout) as {
    exit: number;
    findings: { verdict: string }[];
  };
  expect(exit).toBe(2);
  expect(findings.map(({ verdict }) => verdict)).toEqual([
    'right',
    'right',
    'unknown',
    'unknown',
    'unknown',
  ]);
});

test('D5: with NODE_USE_ENV_PROXY=1 every request of the doctor goes through HTTPS_PROXY', async () => {
  const asked: string[] = [];
  const network = createServer((_request, response) => response.writeHead(502).end());
  network.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  network.listen(0, '127.0.0.1');
  await once(network, 'listening');
  const url = `http://127.0.0.1:${String((network.address() as AddressInfo).port)}`;
  const { code, stdout } = await doctor(
    {
      NODE_USE_ENV_PROXY: '1',
      HTTPS_PROXY: url,
      REDIRECT_URIS: 'https://page.example/',
      INSTAGRAM_TOKEN_URL: 'https://api.instagram.example/oauth/access_token',
      FACEBOOK_GRAPH_URL: 'https://graph.facebook.example',
    },
    '--proxy',
    'https://login.example',
  );
  network.closeAllConnections();
  network.close();
  expect(new Set(asked)).toEqual(
    new Set([
      'api.instagram.example:443',
      'graph.facebook.example:443',
      'page.example:443',
      'login.example:443',
    ]),
  );
  expect([code, stdout.includes('cannot be reached from this machine')]).toEqual([2, true]);
});

test.each([{ args: ['--nonsense'] }, { args: ['--proxy', 'not an address'] }, { args: ['stray'] }])(
  'the doctor exits with 2 and lists its options for the command line $args',
  async ({ args }) => {
    const { code, stdout, stderr } = await doctor({}, ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/--registered URI/);
  },
);
