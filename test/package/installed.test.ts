import { execFile } from 'node:child_process';
import { globSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { DEMO_CREDENTIALS } from '../../web/demo/simulator/state/apps.ts';
import { findChromium } from '../support/chromium.ts';
import { newProject, NODE, ROOT, type Project, type Started } from './project.ts';

const INSTALLED = 'node_modules/latchkey';
const CLI = `${INSTALLED}/dist/package/cli.js`;
const VITE = join(ROOT, 'node_modules/vite/bin/vite.js');
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');

let project: Project;
let checked: string;

beforeAll(async () => {
  // It builds, type-checks the declarations, and asks publint and attw: one complaint, and it fails.
  const program = join(ROOT, 'web/build/package/package.ts');
  const PATH = `${join(ROOT, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`;
  const env = { ...process.env, PATH, NODE_ENV: 'production' };
  checked = (await promisify(execFile)(NODE, [program], { cwd: ROOT, env })).stdout;
  project = await newProject(join(ROOT, 'dist/latchkey-0.1.0.tgz')); // npm i latchkey
  return () => project.remove();
}, 300_000);

const packed = (pattern: string) => globSync(pattern, { cwd: join(project.folder, INSTALLED) });
const text = (name: string) => readFileSync(join(project.folder, INSTALLED, name), 'utf8');

test('publint and attw find nothing, and one tarball is in dist', () => {
  expect(checked).toMatch(/All good!/);
  expect(checked).not.toMatch(/Resolution failed(?! *\n.*ignored)|❌|Masquerading|FalseESM/);
  expect(globSync('dist/*.tgz', { cwd: ROOT })).toEqual([join('dist', 'latchkey-0.1.0.tgz')]);
});

test('the package holds README, LICENSE and what was built, and no path of the machine that built it', () => {
  expect(packed('*').sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json']);
  const files = packed('dist/package/**/*.{js,ts,map}');
  expect(files.length).toBeGreaterThan(30);
  expect(files.filter((file) => text(file).includes(ROOT))).toEqual([]);
  const sources = files
    .filter((file) => file.endsWith('.map'))
    .flatMap((file) => (JSON.parse(text(file)) as { sources: string[] }).sources);
  expect(sources.filter((source) => !/^(web|proxy|node_modules)\//.test(source))).toEqual([]);
});

test('three packages and what they need come along, and Svelte and MSW are not among them', () => {
  const names = globSync('node_modules/{*,@*/*}', { cwd: project.folder })
    .map((path) => path.replaceAll('\\', '/').replace('node_modules/', ''))
    .filter((name) => !/^(\.bin|\.package-lock\.json|@\w+)$/.test(name));
  expect(names.sort()).toEqual([
    '@hono/node-server',
    'hono',
    'latchkey',
    'tldts',
    'tldts-core',
    'undici',
  ]);
});

test('every entry can be imported on a server, where nothing happens', async () => {
  project.write({
    'import.js': `
      import { createLogin } from 'latchkey';
      import 'latchkey/element';
      import 'latchkey/element.js';
      import { createProxy } from 'latchkey/proxy';
      import worker, { Keeper } from 'latchkey/worker';
      import { createInstagram, instagramHandlers, serveInstagram } from 'latchkey/simulator';
      const { failure } = await createLogin({ clientId: '178', proxy: './' }).start();
      console.log(failure.reason, typeof worker.fetch, Keeper.name, createInstagram().ledger.size);
      try { instagramHandlers(); } catch ({ message }) { console.log(message); }
      console.log(typeof createProxy, typeof serveInstagram);`,
  });
  expect(await project.run('node', 'import.js')).toBe(
    'no_browser function Keeper 0\ninstagramHandlers needs MSW. Install it: npm i -D msw\nfunction function\n',
  );
});

test('an app of Hono mounts the proxy below a path: routes in the log, one count for each caller', async () => {
  project.write({ 'mounted.js': MOUNTED });
  const lines = (await project.run('node', 'mounted.js')).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { token: 'IGAA', user_id: '36220564007528767' },
    { statuses: [429, 400], mine: 'mine', health: 200, unknown: 404, wrong: 405 },
    {
      routes: ['/token', '/token', '/token', '/healthz', 'other', '/token'],
    },
  ]);
});

const MOUNTED = `
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createProxy } from 'latchkey/proxy';
import { DEMO_CREDENTIALS, serveInstagram } from 'latchkey/simulator';

const page = 'http://localhost:5173/';
const instagram = await serveInstagram({ redirectUris: [page] });
const { clientId, clientSecret } = DEMO_CREDENTIALS.instagram;
const env = {
  INSTAGRAM_CLIENT_ID: clientId,
  INSTAGRAM_CLIENT_SECRET: clientSecret,
  REDIRECT_URIS: page,
  INSTAGRAM_TOKEN_URL: instagram.url + '/oauth/access_token',
  INSTAGRAM_GRAPH_URL: instagram.url,
  RATE_LIMIT_PER_MINUTE: '1',
};
const log = [];
const clientAddress = (request) => request.headers.get('x-caller') ?? undefined;
const app = new Hono();
app.get('/', (c) => c.text('mine'));
app.route('/instagram', createProxy(env, { log: (line) => log.push(line), clientAddress }));
const { promise, resolve } = Promise.withResolvers();
const server = serve({ fetch: app.fetch, port: 0 }, resolve);
const url = 'http://localhost:' + (await promise).port;

const asked = new URLSearchParams({
  client_id: clientId, redirect_uri: page, response_type: 'code', scope: 'instagram_business_basic', state: 's',
});
const consent = await fetch(instagram.url + '/oauth/authorize?' + asked, {
  method: 'POST', body: new URLSearchParams({ decision: 'allow' }), redirect: 'manual',
});
const code = new URL(consent.headers.get('location')).searchParams.get('code');
const post = (caller) => fetch(url + '/instagram/token', {
  method: 'POST',
  headers: { origin: 'http://localhost:5173', 'x-caller': caller },
  body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: page }),
});
const { access_token, user_id } = await (await post('192.0.2.1')).json();
const status = async (path) => (await fetch(url + path)).status;
console.log(JSON.stringify({ token: access_token.slice(0, 4), user_id }));
const statuses = [(await post('192.0.2.1')).status, (await post('192.0.2.2')).status];
const mine = await (await fetch(url)).text();
const [health, unknown, wrong] = [
  await status('/instagram/healthz'), await status('/instagram/nope'), await status('/instagram/token'),
];
console.log(JSON.stringify({ statuses, mine, health, unknown, wrong }));
console.log(JSON.stringify({ routes: log.map(({ route }) => route) }));
server.close();
await instagram.close();
`;

describe('a page of Vite', () => {
  const login = readFileSync(join(ROOT, 'web/examples/vite/login.ts'), 'utf8');
  const html = readFileSync(join(ROOT, 'web/examples/vite/index.html'), 'utf8');

  beforeAll(() => {
    // As if it was installed there; the repository's own is of the version that is tested.
    symlinkSync(join(ROOT, 'node_modules/vite'), join(project.folder, 'node_modules/vite'), 'dir');
    project.write({
      'index.html': html,
      'login.ts': login,
      'vite-env.d.ts': readFileSync(join(ROOT, 'web/examples/vite/vite-env.d.ts'), 'utf8'),
      'typed.ts': TYPED,
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          ...{ target: 'es2022', module: 'esnext', moduleResolution: 'bundler', strict: true },
          ...{
            exactOptionalPropertyTypes: true,
            noEmit: true,
            types: ['vite/client'],
            skipLibCheck: true,
          },
          lib: ['es2023', 'dom', 'dom.iterable'],
        },
        include: ['*.ts'],
      }),
    });
  });

  test('the sample and the types of every entry pass a strict compiler', async () => {
    expect(await project.run('node', TSC, '-p', '.')).toBe('');
  }, 60_000);

  test('the sample logs in against npx latchkey simulator and npx latchkey proxy', async () => {
    const page = 'http://localhost:4173/';
    const { clientId, clientSecret } = DEMO_CREDENTIALS.instagram;
    const redirects = ['--redirect-uri', page];
    const started: Started[] = [];
    try {
      const simulator = await project.start([
        'node',
        CLI,
        'simulator',
        '--port',
        '0',
        ...redirects,
      ]);
      started.push(simulator);
      const proxy = await project.start(['node', CLI, 'proxy'], {
        INSTAGRAM_CLIENT_ID: clientId,
        INSTAGRAM_CLIENT_SECRET: clientSecret,
        REDIRECT_URIS: page,
        INSTAGRAM_TOKEN_URL: `${simulator.url}/oauth/access_token`,
        INSTAGRAM_GRAPH_URL: simulator.url,
        PORT: '0',
      });
      started.push(proxy);
      project.write({
        '.env': `VITE_INSTAGRAM_CLIENT_ID=${clientId}\nVITE_PROXY_URL=${proxy.url}/\nVITE_SIMULATOR_URL=${simulator.url}\n`,
      });
      await project.run('node', VITE, 'build', '--logLevel', 'warn');
      started.push(
        await project.start(['node', VITE, 'preview', '--port', '4173', '--strictPort']),
      );
      expect(await tokenOf(page)).toMatch(/^IGAA/);
    } finally {
      for (const each of started) await each.close();
    }
  }, 120_000);

  test('until the token, the page holds at most 4 kB of the login, and nothing of Svelte or Node', () => {
    const files = globSync('dist/assets/*.js', { cwd: project.folder }).map((file) =>
      readFileSync(join(project.folder, file), 'utf8'),
    );
    expect(files.join('')).not.toMatch(/svelte|node:|process\.|client_secret/i);
    const [login = ''] = files.filter((code) => code.includes('VITE_') || /index/.test(code));
    // With the example's own lines and what Vite adds to load the other files.
    expect(gzipSync(login, { level: 9 }).byteLength).toBeLessThan(5_500);
  });
});

const TYPED = `
import { createLogin, type Answer, type Token } from 'latchkey';
import type { InstagramLogin } from 'latchkey/element';
import { createProxy } from 'latchkey/proxy';
import worker, { Keeper } from 'latchkey/worker';
import { createInstagram, serveInstagram } from 'latchkey/simulator';

interface Env { INSTAGRAM_CLIENT_ID: string }
const login = createLogin({ clientId: '1', proxy: '/', flow: 'relay' });
export const answer: Promise<Answer | undefined> = login.result;
export const tokenOf = (element: InstagramLogin): Token | undefined => element.token;
export const tag: InstagramLogin = document.createElement('instagram-login');
export const answerOf = (request: Request, env: Env) =>
  createProxy(env, { clientAddress: ({ headers }) => headers.get('x-real-ip') ?? undefined }).fetch(request);
export const handlers: unknown[] = [worker.fetch, worker.scheduled, Keeper];
export const served: Promise<{ url: string; close: () => Promise<void> }> = serveInstagram({ port: 0 });
createInstagram({ redirectUris: ['http://localhost/'] }).fail({ kind: 'status', status: 503 });
// @ts-expect-error An ID that is a number may have been rounded.
createLogin({ clientId: 178, proxy: '/' });
`;

async function tokenOf(page: string): Promise<string> {
  const browser = await chromium.launch(await findChromium());
  try {
    const tab = await browser.newPage();
    await tab.goto(page);
    await tab.getByRole('button', { name: 'Log in with Instagram' }).click();
    await tab.getByRole('button', { name: 'Allow' }).click();
    const status = tab.getByRole('status').filter({ hasText: /^IGAA/ });
    await status.waitFor();
    expect(tab.url()).toBe(page);
    return (await status.textContent()) ?? '';
  } finally {
    await browser.close();
  }
}
