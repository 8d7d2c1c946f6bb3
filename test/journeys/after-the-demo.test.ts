/** The real page at a URL where the in-browser demo was, and pages whose scripts are missing. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { buildSite } from '../support/build-site.ts';
import { serveFolder, type StaticHost } from '../support/static-host.ts';
import { browser, test as base } from './browser.ts';
import { logInAt } from './core.ts';

const folder = mkdtempSync(join(tmpdir(), 'latchkey-after-'));
const builds = { demo: join(folder, 'demo'), real: join(folder, 'real') };
const served = join(folder, 'served');
let host: StaticHost;

beforeAll(async () => {
  await buildSite(builds.demo, { VITE_DEMO: '1' });
  await buildSite(builds.real, { VITE_INSTAGRAM_CLIENT_ID: '178' });
  host = await serveFolder(served, '/');
});
afterAll(() => {
  host.close();
  rmSync(folder, { recursive: true });
});

/** Replaces the served build with another. */
function deploy(build: string): void {
  rmSync(served, { recursive: true, force: true });
  cpSync(build, served, { recursive: true });
}

const test = base.extend('context', async ({ task: _task }, { onCleanup }) => {
  const context = await browser.newContext({ locale: 'en-GB' });
  onCleanup(() => context.close());
  return context;
});

const CALLBACK = '?code=C0DE-of-the-real-site&state=state-of-the-real-site';

/** A tab in which the demo has logged in. It records every message of the demo's worker. */
async function openDemo(context: BrowserContext): Promise<Page> {
  const tab = await context.newPage();
  await logInAt(tab, host.url);
  await tab.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    navigator.serviceWorker.addEventListener('message', ({ data }) => {
      heard.push(JSON.stringify(data));
    });
  });
  return tab;
}

const heardBy = (tab: Page) => tab.evaluate(() => Reflect.get(window, 'heard') as string[]);
const untilEnded = (page: Page) =>
  page.waitForFunction(async () => (await navigator.serviceWorker.getRegistrations()).length === 0);

test('the demo’s worker tells no tab which page is opened, even before the real page removes it', async ({
  context,
}) => {
  deploy(builds.demo);
  const tab = await openDemo(context);
  deploy(builds.real);
  const real = await context.newPage();
  await real.goto(host.url + CALLBACK);
  await real.getByRole('heading').first().waitFor();
  await untilEnded(real);
  expect((await heardBy(tab)).filter((text) => text.includes('of-the-real-site'))).toEqual([]);
});

test('the real page removes the worker of an earlier demo, so that no callback reaches it', async ({
  context,
}) => {
  deploy(builds.demo);
  const worker = join(served, 'mockServiceWorker.js');
  const source = readFileSync(worker, 'utf8');
  writeFileSync(worker, source.slice(source.indexOf('/* eslint-disable */')));
  const tab = await openDemo(context);
  deploy(builds.real);
  const real = await context.newPage();
  await real.goto(host.url);
  await untilEnded(real);
  await real.goto(host.url + CALLBACK);
  await real.getByRole('heading').first().waitFor();
  expect((await heardBy(tab)).filter((text) => text.includes('of-the-real-site'))).toEqual([]);
});

test('the worker in the real build removes itself, even when no script of the page runs', async ({
  context,
}) => {
  deploy(builds.demo);
  await openDemo(context);
  deploy(builds.real);
  for (const file of readdirSync(join(served, 'assets'))) {
    if (file.endsWith('.js')) rmSync(join(served, 'assets', file));
  }
  const real = await context.newPage();
  await real.goto(host.url);
  await real.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.update().catch(() => undefined);
  });
  await untilEnded(real);
});

test('the real page leaves another program’s worker in the same folder alone', async ({ page }) => {
  deploy(builds.real);
  writeFileSync(join(served, 'other.js'), '');
  await page.goto(`${host.url}examples/standalone/`);
  await page.evaluate(() => navigator.serviceWorker.register('/other.js').then(() => undefined));
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Log in with Instagram' }).waitFor();
  expect(
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length),
  ).toBe(1);
});

const STARTING = { name: 'Latchkey is starting' };

test.for([
  ['missing', '', 404],
  ['cut off', 'import {', 200],
  ['broken', 'throw new Error("broken");', 200],
] as const)(
  'a page whose first script is %s says what to do',
  async ([, body, status], { context }) => {
    for (const build of Object.values(builds)) {
      deploy(build);
      const page = await context.newPage();
      await page.route(/\/assets\/index-[^/]*\.js$/, (route) =>
        route.fulfill({ status, body, contentType: 'text/javascript' }),
      );
      await page.goto(host.url);
      await page.getByRole('heading', STARTING).waitFor();
      await page.getByText('load the page again').waitFor();
      await page.close();
    }
  },
);

test('a page that is only slow shows no such message once it has loaded', async ({ page }) => {
  deploy(builds.real);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/assets\/index-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(host.url, { waitUntil: 'commit' });
  const starting = page.locator('#starting');
  await starting.waitFor({ state: 'attached' });
  expect(await starting.isVisible()).toBe(false);
  release();
  await page.getByRole('button', { name: 'Log in with Instagram' }).waitFor();
  expect(await starting.count()).toBe(0);
});
