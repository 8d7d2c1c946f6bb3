import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { serveFolder, type StaticHost } from '../support/static-host.ts';
import { browser, exchanges, pageUrl, test } from './browser.ts';
import { paste } from './screens.ts';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-blocked-'));
/** A server at the proxy's URL, and the requests that it received. */
let answer: RequestListener;
const posted: string[] = [];
const elsewhere = createServer((request, response) => {
  if (request.method === 'POST') posted.push(request.url ?? '');
  answer(request, response);
});
let host: StaticHost;

beforeAll(async () => {
  elsewhere.listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  const vite = join(import.meta.dirname, '../../node_modules/vite/bin/vite.js');
  const building = spawn(process.execPath, [vite, 'build', '--outDir', folder, '--emptyOutDir'], {
    env: {
      ...process.env,
      VITEST: '',
      NODE_ENV: 'production',
      VITE_DEMO: '',
      VITE_INSTAGRAM_CLIENT_ID: '1784140500000001',
      VITE_PROXY_URL: `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(building, 'exit');
  host = await serveFolder(folder, '/');
});

afterAll(() => {
  host.close();
  elsewhere.closeAllConnections();
  elsewhere.close();
  rmSync(folder, { recursive: true });
});

/** Pastes a code and exchanges it. Returns the heading of the failure. */
async function exchange(page: Page, url: string): Promise<string> {
  await page.goto(url);
  await paste(page, 'a-code-that-was-pasted-0123456789');
  await page.getByRole('button', { name: 'Exchange this code' }).click();
  const heading = page.getByRole('alert').getByRole('heading', { level: 1 });
  await heading.waitFor();
  return await heading.innerText();
}

/** A page on which the policy of the site is in force. */
async function underPolicy(policy: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB' });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  await page.route(pageUrl, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), 'content-security-policy': policy };
    await route.fulfill({ response, headers });
  });
  return page;
}

test('a site policy that blocks the proxy is named, and the code is not sent', async () => {
  const page = await underPolicy("connect-src 'none'");
  let sent = 0;
  await page.route('**/token', (route) => {
    sent += 1;
    return route.abort();
  });
  expect(await exchange(page, pageUrl)).toBe('This site’s policy blocks the proxy');
  await page.getByText('connect-src').waitFor();
  expect(sent).toBe(0);
});

test('a report-only policy is not blamed for a lost connection', async () => {
  const page = await underPolicy('img-src *');
  await page.route(pageUrl, async (route) => {
    const response = await route.fetch();
    const name = 'content-security-policy-report-only';
    await route.fulfill({
      response,
      headers: { ...response.headers(), [name]: "connect-src 'none'" },
    });
  });
  await page.route('**/token', (route) => route.abort('connectionreset'));
  expect(await exchange(page, pageUrl)).toBe('The proxy cannot be reached');
});

test('a same-site proxy that redirects is named, and the code goes no further', async ({
  page,
  sent,
}) => {
  await page.route('**/token', (route) =>
    route.fulfill({ status: 308, headers: { location: `${pageUrl}login/token` } }),
  );
  expect(await exchange(page, pageUrl)).toBe('The proxy’s URL redirects');
  expect(exchanges(sent)).toHaveLength(1);
  expect(sent.filter(({ url }) => url.includes('login/token'))).toEqual([]);
});

const UNREADABLE = 'The proxy’s answer cannot be read';

test.for<[string, RequestListener, string]>([
  [
    'redirects to https without CORS headers',
    (_request, response) =>
      void response.writeHead(308, { location: 'https://proxy.invalid/' }).end(),
    'The proxy’s URL redirects',
  ],
  [
    'does not list this page',
    (_request, response) => void response.writeHead(403).end('{}'),
    UNREADABLE,
  ],
  [
    'is a login wall',
    (_request, response) => void response.writeHead(200).end('<h1>Log in</h1>'),
    UNREADABLE,
  ],
])(
  'a proxy on another site that %s is not reported as an unknown outcome',
  async ([, act, title]) => {
    answer = act;
    posted.length = 0;
    const context = await browser.newContext({ locale: 'en-GB' });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    expect(await exchange(page, host.url)).toBe(title);
    await page.getByText('VITE_PROXY_URL').first().waitFor();
    expect(posted).toEqual(['/token']);
  },
);

test('a proxy on another site that does not answer is an unknown outcome', async () => {
  answer = (request) => void request.socket.destroy();
  const context = await browser.newContext({ locale: 'en-GB' });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  expect(await exchange(page, host.url)).toBe('The proxy cannot be reached');
});
