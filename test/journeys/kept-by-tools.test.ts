/** Development tools may show, store or serve more than `npm start` and `npm run dev` need. */
import { randomBytes, randomUUID } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesWith } from '../support/files-with.ts';
import { hasIpv6 } from '../support/ipv6.ts';
import { postToken, send } from '../support/proxy.ts';
import { CHALLENGE, cookieOf, locationOf, query, VERIFIER } from '../support/relay.ts';
import { ROOT, startAll, type Started } from '../support/started.ts';
import { startUpstream, type Upstream } from '../support/upstream.ts';

const CLIENT_ID = '990602627938098';
const SECRET = `sentinel-${randomUUID()}`;
const META_SECRET = `sentinel-${randomUUID()}`;
const SEALING_KEY = randomBytes(32).toString('base64');
/** Each login has its own code, and the tokens of the fake Instagram end with it. */
const CODES = { code: `C0DE-${randomUUID()}`, relay: `C0DE-${randomUUID()}` };
const SECRETS = [SECRET, META_SECRET, SEALING_KEY, ...Object.values(CODES)];
const PAGE = 'https://app.example/cb';
const HEADERS = { Origin: 'https://app.example' };

let upstream: Upstream;
let started: Started;
/** Values that must not be kept anywhere. */
const secrets = [...SECRETS];

function appOf(upstreamUrl: string): Record<string, string> {
  return {
    INSTAGRAM_CLIENT_ID: CLIENT_ID,
    INSTAGRAM_CLIENT_SECRET: SECRET,
    FACEBOOK_CLIENT_ID: '123456789012345',
    FACEBOOK_CLIENT_SECRET: META_SECRET,
    REDIRECT_URIS: PAGE,
    ISSUER: 'https://login.example',
    SEALING_KEY,
    INSTAGRAM_AUTHORIZE_URL: 'https://instagram.example/oauth/authorize',
    INSTAGRAM_TOKEN_URL: `${upstreamUrl}/oauth/access_token`,
    INSTAGRAM_GRAPH_URL: upstreamUrl,
    FACEBOOK_GRAPH_URL: upstreamUrl,
  };
}

/** Both flows with a code. */
async function logInTwice(url: string): Promise<void> {
  const form = { grant_type: 'authorization_code', redirect_uri: PAGE };
  expect((await postToken(url, { ...form, code: CODES.code }, HEADERS)).status).toBe(200);
  const asked = await send(
    `${url}/authorize?${query({
      client_id: CLIENT_ID,
      redirect_uri: PAGE,
      response_type: 'code',
      state: 'any',
      code_challenge: CHALLENGE,
      code_challenge_method: 'S256',
    })}`,
  );
  const state = locationOf(asked).searchParams.get('state') ?? '';
  const back = await send(`${url}/callback?${query({ code: CODES.relay, state })}`, {
    headers: { Cookie: cookieOf(asked) },
  });
  const code = locationOf(back).searchParams.get('code') ?? '';
  const fields = { ...form, code, code_verifier: VERIFIER, client_id: CLIENT_ID };
  expect((await postToken(url, fields, HEADERS)).status).toBe(200);
  secrets.push(code, state);
}

/** Ports that a process and its descendants listen on. Only Linux tells; elsewhere it is the page's port alone. */
function portsOf(pid: number): number[] {
  try {
    const family = [pid, ...descendants(pid)];
    const sockets = new Set(
      family.flatMap((one) =>
        [
          ...execFileSync('ls', ['-l', `/proc/${one}/fd`], { encoding: 'utf8' }).matchAll(
            /socket:\[(\d+)\]/g,
          ),
        ].map(([, inode]) => inode),
      ),
    );
    const lines = ['tcp', 'tcp6'].flatMap((name) =>
      readFileSync(`/proc/net/${name}`, 'utf8').trim().split('\n').slice(1),
    );
    const listening = lines
      .map((line) => line.trim().split(/\s+/))
      .filter((row) => row[3] === '0A');
    const ours = listening.filter((row) => sockets.has(row[9]));
    return [...new Set(ours.map((row) => Number.parseInt(row[1]?.split(':').at(-1) ?? '', 16)))];
  } catch {
    return [];
  }
}

/** The processes that a process has started, and theirs; none where the system is not Linux. */
function descendants(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  const children = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  const pids = children === '' ? [] : children.split(' ').map(Number);
  return pids.flatMap((child) => [child, ...descendants(child)]);
}

/** Every path of miniflare and Vite that their sources name. */
const TOOL_PATHS = [
  ...new Set([
    ...['core/entry', 'local-explorer/explorer'].flatMap((worker) =>
      [
        ...readFileSync(
          join(ROOT, `node_modules/miniflare/dist/src/workers/${worker}.worker.js`),
          'utf8',
        ).matchAll(/"(\/(?:cdn-cgi|__cf_local|core)\/[\w/-]*)/g),
      ].map(([, path = '']) => path),
    ),
    ...[
      '',
      '/api',
      '/api/local/workers',
      '/api/local/observability/query',
      '/api/d1/database',
    ].flatMap((path) => [`/cdn-cgi/explorer${path}`, `/cdn-cgi/local/explorer${path}`]),
    '/cdn-cgi/mf/scheduled',
    '/cdn-cgi/handler/scheduled',
    '/cdn-cgi/handler/email',
    '/.env',
    '/.dev.vars',
    '/wrangler.jsonc',
    '/json/list',
    '/@vite/client',
    '/__open-in-editor?file=package.json',
    '/@fs/etc/hosts',
  ]),
];

beforeAll(async () => {
  upstream = await startUpstream();
  started = await startAll({ env: appOf(upstream.url) });
  await logInTwice(new URL(started.pageUrl).origin);
});
afterAll(async () => {
  await started.stop();
  await upstream.close();
});

describe('after a login against npm start', () => {
  test('after logins against npm start each code was exchanged once, so that there is something to find', () => {
    for (const code of Object.values(CODES)) expect(upstream.count(code)).toBe(1);
    expect(TOOL_PATHS.length).toBeGreaterThan(20);
  });

  test('after logins against npm start no path of a tool shows a secret, code or token on any port', async () => {
    const pagePort = Number(new URL(started.pageUrl).port);
    const ports = new Set([pagePort, ...portsOf(started.pid)]);
    for (const port of ports) {
      for (const path of TOOL_PATHS) {
        const asked = await Promise.all([
          send(`http://127.0.0.1:${port}${path}`),
          send(`http://127.0.0.1:${port}${path}`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ sql: 'select json(attributes) from spans' }),
          }),
        ]);
        for (const { status, text } of asked) {
          expect(status, `${port}${path}`).not.toBe(200);
          expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
        }
      }
    }
  });

  test('after logins against npm start no temporary, home or project file holds a secret, code or token', () => {
    expect(filesWith(secrets, [started.folder, ROOT])).toEqual([]);
  });

  test('after npm start was killed no file holds a secret, code or token', async () => {
    const killed = await startAll({ env: appOf(upstream.url) });
    const again = `C0DE-${randomUUID()}`;
    const form = { grant_type: 'authorization_code', redirect_uri: PAGE, code: again };
    const reply = await postToken(new URL(killed.pageUrl).origin, form, HEADERS);
    expect(reply.status).toBe(200);
    const children = descendants(killed.pid);
    await killed.stop('SIGKILL');
    // What is killed ends no process that it has started.
    for (const pid of children) if (existsSync(`/proc/${pid}`)) process.kill(pid, 'SIGKILL');
    expect(filesWith([...secrets, again], [killed.folder, ROOT])).toEqual([]);
  }, 90_000);
});

test('npm run dev serves no file with a secret and opens no editor', async () => {
  const canaries = ['proxy/.dev.vars.canary', 'proxy/.env.canary', 'proxy/canary.key'];
  for (const file of canaries) writeFileSync(join(ROOT, file), 'export default "canary"');
  const dev = await startAll({ env: appOf(upstream.url), args: ['--watch'] });
  const { origin } = new URL(dev.pageUrl);
  expect((await send(`${origin}/main.ts`)).status).toBe(200);
  const files = [...canaries, 'package.json', 'README.md', '.env.example', 'test/support/proxy.ts'];
  const paths = files.flatMap((file) =>
    ['', '?raw', '?import&raw', '?url'].map((suffix) => `/@fs${encodeURI(ROOT)}/${file}${suffix}`),
  );
  for (const path of [...paths, '/../package.json', '/__open-in-editor?file=package.json']) {
    const { status, text } = await send(origin + path);
    expect(text, path).not.toMatch(/default "canary"|"name": "latchkey"/);
    expect(status, path).not.toBe(200);
  }
  await dev.stop();
  for (const file of canaries) rmSync(join(ROOT, file));
  expect(filesWith(secrets, [dev.folder, ROOT])).toEqual([]);
}, 90_000);

describe.each([
  { title: 'npm start', args: [] },
  { title: 'npm run dev', args: ['--watch'] },
])('$title', ({ args }) => {
  test('localhost reaches the page on IPv4 and IPv6, so that no other program gets a code', async (context) => {
    if (!(await hasIpv6())) context.skip();
    const running = await startAll({ args });
    const { port } = new URL(running.pageUrl);
    for (const host of ['127.0.0.1', '[::1]', 'localhost']) {
      const page = await send(`http://${host}:${port}/`);
      expect([page.status, page.text.includes('<title>Latchkey')]).toEqual([200, true]);
      expect((await send(`http://${host}:${port}/healthz`)).json).toMatchObject({ status: 'ok' });
    }
    for (const host of ['127.0.0.1', '::1']) {
      const other = createServer().listen(Number(port), host);
      const [error] = (await once(other, 'error')) as [NodeJS.ErrnoException];
      expect(error.code).toBe('EADDRINUSE');
    }
    await running.stop();
  }, 90_000);
});
