/** The page as it is built for other settings than those of `npm start`. */

import { chooseFlow } from '../../journeys/screens.ts';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { DEMO_CREDENTIALS } from '../../../web/demo/simulator/state/apps.ts';
import { paste } from '../../journeys/screens.ts';
import type { Open, Screen } from './screens.ts';
import { graph } from './graph.ts';

const VITE = join(import.meta.dirname, '../../../node_modules/vite/bin/vite.js');
/** Nothing listens there: the files are handed to the browser, and there is no proxy beside them. */
const ADDRESS = 'https://login.example/';

type Env = Readonly<Record<string, string>>;

/** A developer's `.env` shall not decide what is seen: empty counts as unset, and wins. */
const BLANK: Env = {
  VITEST: '',
  VITE_DEMO: '',
  VITE_DOCS_URL: '',
  VITE_FACEBOOK_CLIENT_ID: '',
  VITE_IMPLICIT: '',
  VITE_INSTAGRAM_CLIENT_ID: '',
  VITE_KEEP_TOKEN: '',
  VITE_LEGACY_CLIENT_ID: '',
  VITE_PROXY_URL: '',
  VITE_SIMULATOR_URL: '',
};
/** A site of somebody's own: the real Instagram, a token that outlives a reload, and links to the README. */
export const REAL: Env = {
  VITE_INSTAGRAM_CLIENT_ID: DEMO_CREDENTIALS.instagram.clientId,
  VITE_KEEP_TOKEN: '1',
  VITE_DOCS_URL: 'https://docs.example/latchkey/',
};
const WITH_FACEBOOK: Env = {
  ...REAL,
  VITE_IMPLICIT: '1',
  VITE_FACEBOOK_CLIENT_ID: DEMO_CREDENTIALS.facebook.clientId,
};
const DEMO: Env = { VITE_DEMO: '1' };
const NOT_SET_UP: Env = { VITE_PROXY_URL: 'ftp://proxy.example' };

/** Each is built once, and only for those who look at it. */
const folders = new Map<Env, Promise<string>>();

async function build(env: Env): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-screens-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const building = spawn(process.execPath, [VITE, 'build', '--outDir', folder, '--emptyOutDir'], {
    env: { ...process.env, NODE_ENV: 'production', ...BLANK, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(building, 'exit')) as [number | null];
  if (code !== 0) throw new Error('The page could not be built.');
  return folder;
}

/** Opens the page of a build at an address of its own. */
export async function openBuild(page: Page, env: Env, rest = ''): Promise<void> {
  const building = folders.get(env) ?? build(env);
  folders.set(env, building);
  const folder = await building;
  // Of the whole profile, so that a screen may have a say of its own before it.
  await page.context().route(`${ADDRESS}**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const path = join(folder, pathname === '/' ? 'index.html' : pathname);
    await route.fulfill(
      existsSync(path) ? { path } : { status: 404, path: join(folder, '404.html') },
    );
  });
  await page.goto(ADDRESS + rest);
}

const opened =
  (env: Env, rest = ''): Open =>
  (page) =>
    openBuild(page, env, rest);

const CONSENT = new URLSearchParams({
  client_id: DEMO_CREDENTIALS.instagram.clientId,
  redirect_uri: ADDRESS,
  response_type: 'code',
  scope: 'instagram_business_basic',
}).toString();

/** Screens that `npm start` never shows. */
export const OF_OTHER_BUILDS: Readonly<Record<string, Open | Screen>> = {
  'not-set-up': opened(NOT_SET_UP),
  'real-signed-out': opened(REAL),
  'not-found': async (page) => {
    await openBuild(page, REAL, 'nothing/here');
    await page.getByRole('heading', { name: 'There is no page here' }).waitFor();
  },
  'real-checklist': async (page) => {
    await openBuild(page, REAL);
    await page.locator('summary', { hasText: 'Set up your own app' }).click();
    await page.getByText('INSTAGRAM_CLIENT_ID').waitFor();
  },
  'real-implicit': async (page) => {
    await openBuild(page, WITH_FACEBOOK);
    await chooseFlow(page, /implicit/);
  },
  'real-settings-implicit': async (page) => {
    await openBuild(page, WITH_FACEBOOK);
    await chooseFlow(page, /implicit/);
    await page.locator('summary', { hasText: 'Settings' }).click();
    await page.getByText('Facebook’s consent page').waitFor();
  },
  'token-kept': async (page) => {
    await page.route(/\/me\?/, graph({ id: '36220564007528767', username: 'ada.paints' }));
    await page.route(/\/me\/media\?/, graph({ data: [] }));
    await openBuild(page, REAL);
    await paste(page, 'IGAA0123456789abcdefghij');
    await page.getByRole('button', { name: 'Use this token' }).click();
    await page.getByText('has no posts yet').waitFor();
    await page.reload();
    await page.getByText('has no posts yet').waitFor();
  },
  'demo-consent': opened(DEMO, `demo/consent.html#/oauth/authorize?${CONSENT}`),
  'demo-starting': async (page) => {
    await page.route(/\/assets\/index-[^/]*\.js/, (route) => route.abort());
    await openBuild(page, DEMO);
  },
  'demo-cannot-run': {
    open: async (page) => {
      await openBuild(page, DEMO);
      await page.getByRole('heading', { name: 'The demo can’t run here' }).waitFor();
    },
    context: { serviceWorkers: 'block' },
  },
};
