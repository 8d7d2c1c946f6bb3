import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { beginLogin, browser, test as base } from './browser.ts';

const running = spawn(process.execPath, ['web/demo/start/start.ts', '--https'], {
  env: {
    ...process.env,
    PORT: '0',
    SIMULATOR_PORT: '0',
    INSTAGRAM_CLIENT_ID: '',
    INSTAGRAM_CLIENT_SECRET: '',
  },
});
let printed = '';
let pageUrl = '';

beforeAll(async () => {
  running.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  await vi.waitUntil(() => printed.includes('Instagram is simulated'), { timeout: 60_000 });
  [pageUrl = ''] = /https:\/\/localhost:\d+\//.exec(printed) ?? [];
});
afterAll(async () => {
  running.kill('SIGTERM');
  await once(running, 'exit');
});

/** A profile whose person accepted the warning. */
const test = base.extend('context', async ({ task: _task }, { onCleanup }) => {
  const context = await browser.newContext({ locale: 'en-GB', ignoreHTTPSErrors: true });
  onCleanup(() => context.close());
  return context;
});

test('npm start -- --https logs in over https and announces the browser’s warning', async ({
  page,
}) => {
  expect(printed).toMatch(/self-signed.*Your connection is not private/);
  await page.goto(pageUrl);
  await beginLogin(page);
  expect(new URL(page.url()).searchParams.get('redirect_uri')).toBe(pageUrl);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('heading', { name: 'Signed in as @ada.paints' }).waitFor();
  expect(page.url()).toBe(pageUrl);
});

test('a browser warns about the certificate of --https', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await expect(page.goto(pageUrl)).rejects.toThrow(/ERR_CERT_/);
  await context.close();
});
