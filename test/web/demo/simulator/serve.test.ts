import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveInstagram, type ServedInstagram } from '../../../../web/demo/simulator/serve.ts';
import { COVERED } from '../../../support/covered.ts';
import { hasIpv6 } from '../../../support/ipv6.ts';
import {
  AUTHORIZE_CLASSIC,
  AUTHORIZE_TODAY,
  CLASSIC,
  exchangeFields,
  PAGE,
  TODAY,
} from './login.ts';

const run = promisify(execFile);
/** A bare machine may lack it. The same bytes can be sent without it. */
const HAS_CURL = spawnSync('curl', ['--version']).status === 0;
let served: ServedInstagram;

beforeAll(async () => {
  served = await serveInstagram({ port: 0, redirectUris: [PAGE] });
});
afterAll(() => served.close());

/** Opens the authorize URL and presses Allow, like a browser without JavaScript. */
async function allow(query: Record<string, string>): Promise<string> {
  const address = `${served.url}/oauth/authorize/?${new URLSearchParams(query).toString()}`;
  const body = new URLSearchParams({
    decision: 'allow',
    account: 'ada.paints',
    scope: query['scope'] ?? '',
  });
  const response = await fetch(address, { method: 'POST', body, redirect: 'manual' });
  const location = new URL(response.headers.get('location') ?? '');
  return location.searchParams.get('code') ?? '';
}

/** The tutorial's command as written; `option` is `-F` or `--data-urlencode`. */
async function curl(option: string, fields: Record<string, string>): Promise<string> {
  const address = `${served.url}/oauth/access_token`;
  if (!HAS_CURL) {
    const body = option === '-F' ? new FormData() : new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    return (await fetch(address, { method: 'POST', body })).text();
  }
  const options = Object.entries(fields).flatMap(([name, value]) => [option, `${name}=${value}`]);
  const { stdout } = await run('curl', ['-sS', ...options, address]);
  return stdout;
}

it.each(['-F', '--data-urlencode'])(
  'the classic tutorial works with curl %s, once',
  async (option) => {
    const fields = exchangeFields(await allow(AUTHORIZE_CLASSIC), CLASSIC);
    expect(await curl(option, fields)).toMatch(
      /^\{"access_token":"17841401313574613\.[0-9a-f]{7}\.[0-9a-f]{32}","user":\{.*"id":"17841401313574613"/,
    );
    expect(await curl(option, fields)).toBe(
      '{"error_type":"OAuthException","code":400,"error_message":"Matching code was not found or was already used."}',
    );
  },
);

it.each(['-F', '--data-urlencode'])('Instagram Login works with curl %s, once', async (option) => {
  const fields = exchangeFields(await allow(AUTHORIZE_TODAY), TODAY);
  expect(await curl(option, fields)).toMatch(
    /^\{"access_token":"IGAA\w+","user_id":36220564007528767,"permissions":\["instagram_business_basic"\]\}$/,
  );
  expect(await curl(option, fields)).toBe(
    '{"error_type":"OAuthException","code":400,"error_message":"This authorization code has been used"}',
  );
});

it('the simulator is reached as localhost and as 127.0.0.1', async () => {
  for (const address of [served.url, served.url.replace('localhost', '127.0.0.1')]) {
    expect((await fetch(address)).status).toBe(200);
  }
});

it('a reset fault breaks the connection', async () => {
  served.instagram.fail({ kind: 'reset' });
  await expect(fetch(`${served.url}/me`)).rejects.toThrow(TypeError);
  expect((await fetch(`${served.url}/me`)).status).toBe(400);
});

it('the simulator closes although a request still waits for an answer', async () => {
  const other = await serveInstagram({ port: 0, redirectUris: [] });
  other.instagram.fail({ kind: 'stall' });
  const waiting = fetch(`${other.url}/me`).catch(() => 'cut');
  // A second answer shows that the first request has arrived.
  await fetch(`${other.url}/`);
  await other.close();
  expect(await waiting).toBe('cut');
});

/** Runs the command line and waits for its end or its first line. */
function simulator(args: string[], env: Record<string, string> = {}) {
  return spawn(process.execPath, ['web/demo/simulator/serve.ts', ...args], {
    env: { PATH: process.env['PATH'], ...COVERED, ...env },
  });
}

function output(stream: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve) =>
    stream.once('data', (chunk: Buffer) => resolve(chunk.toString())),
  );
}

function exitOf(child: ReturnType<typeof simulator>): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', resolve));
}

it('npm run simulator prints one line with its URL and ends on SIGTERM', async () => {
  const child = simulator([], {
    SIMULATOR_PORT: '0',
    REDIRECT_URIS: 'https://a.test/,https://b.test/',
  });
  const line = await output(child.stdout);
  expect(line).toMatch(/^Simulated Instagram on http:\/\/localhost:\d+\/ .*\n$/);
  const page = await (await fetch(/http:\S+/.exec(line)?.[0] ?? '')).text();
  expect(page).toContain('https://b.test/');
  child.kill('SIGTERM');
  expect(await exitOf(child)).toBe(0);
});

it.runIf(await hasIpv6())('the simulator takes no port whose other address is in use', async () => {
  // A port that is free on both.
  const before = await serveInstagram({ port: 0, redirectUris: [] });
  const port = Number(new URL(before.url).port);
  await before.close();
  const other = createServer().listen(port, '::1');
  await once(other, 'listening');
  const taken = serveInstagram({ port, redirectUris: [] });
  await expect(taken).rejects.toMatchObject({ code: 'EADDRINUSE' });
  // The address that it had taken already is free again.
  const there = createServer().listen(port, '127.0.0.1');
  await once(there, 'listening');
  there.close();
  other.close();
});

it('npm run simulator says in one sentence that its port is in use', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const child = simulator(['--port', String(port)]);
  const [said, code] = await Promise.all([output(child.stderr), exitOf(child)]);
  other.close();
  expect(said).toBe(
    `Port ${port} is in use. Stop the program that uses it, or choose another port with --port.\n`,
  );
  expect(code).toBe(1);
});

it.each([
  {
    args: ['--port', 'eight'],
    sentence: '--port and SIMULATOR_PORT must be a number from 0 to 65535.\n',
  },
  {
    args: ['--prot', '1'],
    sentence: "Unknown option '--prot'. See npm run simulator -- --help.\n",
  },
])('npm run simulator refuses $args in one sentence', async ({ args, sentence }) => {
  const child = simulator(args);
  const [said, code] = await Promise.all([output(child.stderr), exitOf(child)]);
  expect(said).toBe(sentence);
  expect(code).toBe(1);
});

it('npm run simulator -- --help explains its options', async () => {
  const child = simulator(['--help']);
  const [said, code] = await Promise.all([output(child.stdout), exitOf(child)]);
  expect(said).toMatch(/^A simulated Instagram/);
  expect(code).toBe(0);
});
