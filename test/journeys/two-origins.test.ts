import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { DEMO_CREDENTIALS } from '../../web/demo/simulator/state/apps.ts';
import { serveInstagram, type ServedInstagram } from '../../web/demo/simulator/serve.ts';
import { startOnNode, startOnWorkerd, type RunningProxy } from '../support/proxy.ts';
import { serveFolder, type StaticHost } from '../support/static-host.ts';
import { beginLogin, browser, exchanges, shownToken, test as base } from './browser.ts';

const { clientId, clientSecret } = DEMO_CREDENTIALS.instagram;
const folder = mkdtempSync(join(tmpdir(), 'latchkey-site-'));
let host: StaticHost;
let simulator: ServedInstagram;
let proxy: RunningProxy;
/** The proxy's URL as the page knows it, in front of one proxy or another. */
let front: Server;
let frontUrl: string;
let behind: RunningProxy;

/** Passes requests on unchanged to the proxy behind it. */
function createFront(): Server {
  return createServer((request, response) => {
    const { method, headers, url } = request;
    const passed = httpRequest(`${behind.url}${url ?? ''}`, { method, headers }, (reply) => {
      response.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(response);
    });
    request.pipe(passed);
  });
}

/** The page on a static host below a path, and the proxy on Node elsewhere. */
beforeAll(async () => {
  host = await serveFolder(folder, '/some/path/');
  const pages = ['', 'examples/standalone/'].map((path) => `${host.url}${path}`);
  simulator = await serveInstagram({ port: 0, redirectUris: pages });
  proxy = await startOnNode({
    INSTAGRAM_CLIENT_ID: clientId,
    INSTAGRAM_CLIENT_SECRET: clientSecret,
    REDIRECT_URIS: pages.join(','),
    INSTAGRAM_TOKEN_URL: `${simulator.url}/oauth/access_token`,
    INSTAGRAM_GRAPH_URL: simulator.url,
  });
  behind = proxy;
  front = createFront().listen(0, '127.0.0.1');
  await once(front, 'listening');
  frontUrl = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  const vite = join(import.meta.dirname, '../../node_modules/vite/bin/vite.js');
  const building = spawn(process.execPath, [vite, 'build', '--outDir', folder, '--emptyOutDir'], {
    env: {
      ...process.env,
      // A build must not see the environment of the tests.
      VITEST: '',
      NODE_ENV: 'production',
      VITE_DEMO: '',
      VITE_INSTAGRAM_CLIENT_ID: clientId,
      VITE_PROXY_URL: frontUrl,
      VITE_SIMULATOR_URL: simulator.url,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(building, 'exit');
  expect(building.exitCode).toBe(0);
});

afterAll(async () => {
  host.close();
  front.closeAllConnections();
  front.close();
  await Promise.all([proxy.close(), simulator.close()]);
  rmSync(folder, { recursive: true });
});

/** A profile in which the page's policy is in force. */
const test = base.extend('context', async ({ task: _task }, { onCleanup }) => {
  const context = await browser.newContext({ locale: 'en-GB' });
  onCleanup(() => context.close());
  return context;
});

/** The proxy's requests, by its own log. */
const methods = () =>
  [...proxy.output().matchAll(/"method":"(\w+)","route":"\/token"/g)].map(([, method]) => method);

test('a page on a static host logs in through a proxy elsewhere without a preflight', async ({
  page,
  sent,
}) => {
  await page.goto(host.url);
  await beginLogin(page);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('heading', { name: 'Signed in as @ada.paints' }).waitFor();
  expect(page.url()).toBe(host.url);
  expect(await shownToken(page)).toMatch(/^IGAA/);
  const [exchange, ...others] = exchanges(sent);
  expect(others).toEqual([]);
  expect(exchange?.url).toBe(`${frontUrl}/token`);
  expect(new URL(frontUrl).origin).not.toBe(new URL(host.url).origin);
  await expect.poll(methods).toEqual(['POST']);
  // The proxy's own times may be read across origins.
  await page.getByText(/\d.* for both calls$/).waitFor();
});

test('P9: an unconfigured proxy elsewhere is shown as such, not as Instagram’s refusal', async ({
  page,
}) => {
  behind = await startOnWorkerd({ INSTAGRAM_CLIENT_ID: clientId });
  try {
    await page.goto(host.url);
    await beginLogin(page);
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.getByRole('heading', { name: 'The proxy is not set up yet' }).waitFor();
    const alert = page.getByRole('alert');
    await alert.getByText('Open /healthz at the proxy’s address', { exact: false }).waitFor();
    expect(await alert.innerText()).not.toContain('Instagram does not accept');
  } finally {
    await behind.close();
    behind = proxy;
  }
});

test('the standalone example logs in and keeps code and token out of the URL and storage', async ({
  page,
  sent,
}) => {
  const address = `${host.url}examples/standalone/`;
  await page.goto(address);
  await beginLogin(page);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByText(/^Signed in as @ada\.paints, for (59|60) days\.$/).waitFor();
  expect(page.url()).toBe(address);
  expect(exchanges(sent)).toHaveLength(1);
  const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
  expect(kept).toBe('[{},{}]');
  await page.reload();
  expect(exchanges(sent)).toHaveLength(1);
});

test.for<[what: string, query: string]>([
  ['an answer that was not started here', '?code=stolen&state=forged'],
  ['an answer with an empty state', '?code=stolen&state='],
])('the standalone example refuses %s and sends nothing', async ([, query], { page, sent }) => {
  await page.goto(`${host.url}examples/standalone/${query}`);
  await page.getByRole('status').filter({ hasText: 'This login was not started here' }).waitFor();
  expect(page.url()).toBe(`${host.url}examples/standalone/`);
  expect(exchanges(sent)).toEqual([]);
});

test('the standalone example says that a login was cancelled', async ({ page, sent }) => {
  await page.goto(`${host.url}examples/standalone/`);
  await beginLogin(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('You cancelled the login.').waitFor();
  expect(exchanges(sent)).toEqual([]);
});

test('axe finds nothing on the standalone example', async ({ page }) => {
  await page.goto(`${host.url}examples/standalone/`);
  // Through the browser itself, which the page's policy does not restrict.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  expect(violations.map(({ id }) => id)).toEqual([]);
});
