import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { beginLogin, browser, test as base, type Sent } from './browser.ts';
import { coreJourneys, expectAccessible, logInAt } from './core.ts';

/** The folder does not know where it will be served. */
const PATH = '/some/path/';
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

const folder = mkdtempSync(join(tmpdir(), 'latchkey-demo-'));
/** Every request to the static server. */
const served: string[] = [];
/** A plain file server with no header but the type, and an index for the folder only. */
const server = createServer((request, response) => {
  served.push(request.url ?? '');
  const { pathname } = new URL(request.url ?? '', 'http://localhost');
  const file = pathname === PATH ? `${PATH}index.html` : pathname;
  const read = file.startsWith(PATH) ? readFile(join(folder, file.slice(PATH.length))) : undefined;
  Promise.resolve(read ?? Promise.reject(new Error())).then(
    (bytes) => response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? '' }).end(bytes),
    () => response.writeHead(404).end(),
  );
});
let demoUrl = '';

beforeAll(async () => {
  const vite = join(import.meta.dirname, '../../node_modules/vite/bin/vite.js');
  const building = spawn(process.execPath, [vite, 'build', '--outDir', folder, '--emptyOutDir'], {
    // A build must not see the environment of the tests.
    env: { ...process.env, VITE_DEMO: '1', NODE_ENV: 'production', VITEST: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  server.listen(0, '127.0.0.1');
  await Promise.all([once(building, 'exit'), once(server, 'listening')]);
  expect(building.exitCode).toBe(0);
  demoUrl = `http://localhost:${(server.address() as AddressInfo).port}${PATH}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** A profile in which the page's policy is in force and only the static server can be reached. */
const test = base.extend('context', async ({ task: _task }, { onCleanup }) => {
  const context = await browser.newContext({ locale: 'en-GB' });
  const strays: string[] = [];
  await context.route(
    (url) => !url.href.startsWith(demoUrl),
    (route) => {
      strays.push(route.request().url());
      return route.abort();
    },
  );
  onCleanup(async () => {
    await context.close();
    expect(strays, 'requests beyond the folder').toEqual([]);
  });
  return context;
});

coreJourneys(test, () => demoUrl);

test('a login in the demo needs no server, only files of the host', async ({ page }) => {
  await logInAt(page, demoUrl);
  expect(served.filter((url) => !/\.(html|js|css|svg)(\?|$)|\/(\?|$)/.test(url))).toEqual([]);
});

function callbackOf(sent: readonly Sent[]): string {
  return sent.find(({ url }) => /[?&]code=/.test(url))?.url ?? 'no callback';
}

test('a code in the demo works once, for the page and for Instagram', async ({ page, sent }) => {
  await logInAt(page, demoUrl);
  const callback = callbackOf(sent);
  await page.goto(callback);
  await page.getByRole('heading', { name: 'This login was already used' }).waitFor();
  const form = {
    grant_type: 'authorization_code',
    code: new URL(callback).searchParams.get('code') ?? '',
    redirect_uri: demoUrl,
  };
  const reply = await page.evaluate(async (fields) => {
    const response = await fetch('token', { method: 'POST', body: new URLSearchParams(fields) });
    return { status: response.status, body: await response.text() };
  }, form);
  expect(reply.status).toBe(400);
  expect(JSON.parse(reply.body)).toMatchObject({ error: 'invalid_grant', reason: 'code_spent' });
});

test('W-41: the demo’s service worker leaves callbacks to the network and caches nothing', async ({
  page,
}) => {
  await logInAt(page, demoUrl);
  const { controlled, cached } = await page.evaluate(async () => {
    const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const kept = await Promise.all(stores.map((store) => store.keys()));
    return {
      controlled: navigator.serviceWorker.controller !== null,
      // The worker's own list of pages that it answers for.
      cached: kept.flat().filter(({ url }) => !url.endsWith('/__msw__/active-clients')),
    };
  });
  expect([controlled, cached]).toEqual([true, []]);
  expect(served.filter((url) => url.includes('?code=')).length).toBeGreaterThan(0);
});

test('the static host gets no request with a code or token from a page that nothing answers for', async ({
  page,
}) => {
  await logInAt(page, demoUrl);
  // A file below the folder: the worker passes on what it asks, and no Instagram is in it.
  await page.goto(`${demoUrl}key.svg`);
  const reached = await page.evaluate(async () => {
    const asked = (url: string, init?: RequestInit) =>
      fetch(url, init).then(
        ({ status }) => status,
        () => 'stopped',
      );
    return [
      navigator.serviceWorker.controller !== null,
      await asked('/v25.0/me/media?fields=id&access_token=IGAAinvented'),
      await asked('token', { method: 'POST', body: 'code=invented' }),
      await asked('index.html'),
    ];
  });
  expect(reached).toEqual([true, 'stopped', 'stopped', 200]);
});

test('a chosen problem happens in the demo after the consent page too', async ({ page }) => {
  await page.goto(demoUrl);
  await beginLogin(page);
  await page.getByLabel('Simulate a problem').selectOption('server_error');
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('alert').getByRole('heading').waitFor();
  await logInAt(page, demoUrl);
});

test('two tabs of the demo log in at once, and each keeps its own login', async ({
  page,
  context,
}) => {
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.bringToFront();
    await tab.goto(demoUrl);
    await beginLogin(tab);
  }
  for (const tab of [other, page]) {
    await tab.bringToFront();
    await tab.getByRole('button', { name: 'Allow' }).click();
    await tab.getByRole('heading', { name: 'Signed in as @ada.paints' }).waitFor();
  }
});

test('axe finds nothing in the demo after the login, and it fits in 320 pixels', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await logInAt(page, demoUrl);
  await expectAccessible(page);
});

test('both pages of the demo allow scripts, workers and requests of their own origin only', async () => {
  for (const file of ['index.html', 'demo/consent.html']) {
    const html = (await readFile(join(folder, file), 'utf8')).replaceAll('&#39;', "'");
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.split('; ') ?? [];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("worker-src 'self'");
  }
});

test('the build of the real page contains nothing of the demo', () => {
  const built = inject('builtPage');
  const files = readdirSync(built, { recursive: true }).map(String);
  expect(files).toContain('index.html');
  const ofDemo = files.filter((file) => /demo|consent/.test(file));
  expect(ofDemo.filter((file) => !file.includes('end-demo-worker'))).toEqual([]);
  // The worker that ends the demo's, and the one name of it in the page.
  for (const file of files.filter((name) => /\.(js|html)$/.test(name))) {
    const text = readFileSync(join(built, file), 'utf8');
    expect(/latchkey-demo|consent\.html|worker-src|INTEGRITY_CHECK/.test(text), file).toBe(false);
  }
});

/** URLs without service workers, and what the page says there. */
const NO_WORKERS: Record<string, { url: () => string; says: RegExp; blocked?: true }> = {
  'over http': { url: () => 'http://plain.example/', says: /Open the page over https/ },
  'where workers are blocked': {
    url: () => demoUrl,
    says: /in a window that allows both/,
    blocked: true,
  },
  'from a file': {
    url: () => pathToFileURL(join(folder, 'index.html')).href,
    says: /let any web server/,
  },
};

for (const [where, { url, says, blocked }] of Object.entries(NO_WORKERS)) {
  test(`without service workers the demo says what to do: ${where}`, async () => {
    const context = await browser.newContext();
    // Like a browser whose settings block the storage of a site.
    const block = () => {
      navigator.serviceWorker.register = () =>
        Promise.reject(new DOMException('', 'SecurityError'));
    };
    if (blocked) await context.addInitScript(block);
    await context.route('http://plain.example/**', async (route) => {
      const path = new URL(route.request().url()).pathname.slice(1);
      await route.fulfill({ path: join(folder, path === '' ? 'index.html' : path) });
    });
    const page = await context.newPage();
    await page.goto(url());
    await page.getByText(says).waitFor({ timeout: 10_000 });
    expect(await page.getByRole('button', { name: 'Log in with Instagram' }).count()).toBe(0);
    await context.close();
  });
}

test('a browser that cannot run the demo says so, on a page with its looks', async ({
  onTestFinished,
}) => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.goto(demoUrl);
  const heading = page.getByRole('heading', { name: 'The demo can’t run here' });
  await heading.waitFor();
  // A heading that has the focus is framed, but for the page's own rule.
  const outline = () => heading.evaluate((element) => getComputedStyle(element).outlineStyle);
  await expect.poll(outline).toBe('none');
});
