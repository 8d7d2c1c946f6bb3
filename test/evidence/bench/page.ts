import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { findChromium } from '../../support/chromium.ts';
import { writeClientPage } from './client-page.ts';
import { median } from './rounds.ts';
import { serveSite, type Site } from './site.ts';
import { sizeOf, type Size } from './sizes.ts';

/** What a page does from the moment that Instagram sends the person back; milliseconds, medians. */
export interface PageRow {
  page: string;
  tokenRequestMs: number;
  tokenShownMs: number;
  /** Requests until the token is on the screen, the document among them. */
  requests: number;
  preflights: number;
  proxyRequests: number;
  /** Scripts, in the order in which they came. */
  scripts: string[];
}

/** What of the page comes before the token, and how fast it is beside a plain one. */
export interface PageFigures {
  pages: PageRow[];
  bytes: Size[];
}

/** A phone of some years ago on a slow 4G network. */
const CPU_SLOWDOWN = 4;
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
};

interface Timed {
  tokenRequestMs: number;
  tokenShownMs: number;
  /** What had come by then, but for the document: paths. */
  loaded: string[];
}

declare global {
  interface Window {
    /** When the token came into the document, in milliseconds since the navigation. */
    tokenShownAt?: number;
  }
}

/** Notes when a token is in the document, masked or not. */
function watchForToken(): void {
  const look = () => {
    const field = document.querySelector<HTMLTextAreaElement>('#access-token');
    const text = field?.value ?? field?.textContent ?? '';
    if (text.startsWith('IGAA')) window.tokenShownAt ??= performance.now();
  };
  new MutationObserver(look).observe(document, {
    childList: true,
    subtree: true,
    characterData: true,
  });
}

async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  await page.addInitScript(watchForToken);
  return page;
}

/** One login in a fresh profile; what was asked of the site from the callback on is left with it. */
async function logIn(browser: Browser, site: Site, name: string): Promise<Timed> {
  const page = await openPage(browser);
  await page.goto(`${site.url}/${name}/`);
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  await page.waitForFunction(() => window.tokenShownAt !== undefined);
  const timed = await page.evaluate(() => {
    const entries = performance.getEntriesByType('resource');
    const shownAt = window.tokenShownAt ?? NaN;
    const token = entries.find(({ name }) => name.endsWith('/token'));
    const before = entries.filter((entry) => entry.startTime + entry.duration <= shownAt);
    return {
      tokenRequestMs: token?.startTime ?? NaN,
      tokenShownMs: shownAt,
      loaded: before.map(({ name }) => new URL(name).pathname),
    };
  });
  await page.context().close();
  return timed;
}

function toRow(name: string, runs: readonly Timed[], requests: readonly string[]): PageRow {
  const sent = requests.slice(requests.indexOf('GET /oauth/authorize') + 1);
  const loaded = runs.at(-1)?.loaded ?? [];
  return {
    page: name,
    tokenRequestMs: median(runs.map(({ tokenRequestMs }) => tokenRequestMs)),
    tokenShownMs: median(runs.map(({ tokenShownMs }) => tokenShownMs)),
    requests: loaded.length + 1,
    preflights: sent.filter((line) => line.startsWith('OPTIONS')).length,
    proxyRequests: sent.filter((line) => line.endsWith('/token')).length,
    scripts: loaded.filter((path) => path.endsWith('.js')),
  };
}

/** Measures the pages by turns, each login in a profile that has nothing cached. */
async function measure(browser: Browser, site: Site, runs: number): Promise<PageRow[]> {
  const names = ['page', 'client', 'plain'];
  const timed = names.map((): Timed[] => []);
  const requests: string[][] = [];
  for (let run = 0; run < runs; run += 1) {
    for (const [index, name] of names.entries()) {
      timed[index]?.push(await logIn(browser, site, name));
      requests[index] = site.takeRequests();
    }
  }
  return names.map((name, index) => toRow(name, timed[index] ?? [], requests[index] ?? []));
}

/** The page's scripts that came before the token, one by one and together. */
function scriptSizes(root: string, row: PageRow | undefined): Size[] {
  const paths = (row?.scripts ?? []).map((path) => path.replace('/page/', ''));
  const files = paths.map((path) => readFileSync(join(root, path)));
  // The file's name without the hash that the build gives it.
  const nameOf = (path: string) => /([^/]+)-[\w-]{8}\.js$/.exec(path)?.[1] ?? path;
  const each = files.map((file, index) => sizeOf(`page: ${nameOf(paths[index] ?? '')}`, [file]));
  return [...each, sizeOf('page: all scripts before the token', files)];
}

/** Builds the page as it is deployed, and logs in with it, with `createLogin` and with a plain page in a slowed-down Chromium. */
export async function measurePage(runs: number): Promise<PageFigures> {
  const root = mkdtempSync(join(tmpdir(), 'latchkey-page-'));
  const client = await writeClientPage();
  const plain = join(import.meta.dirname, 'plain');
  const site = await serveSite({ page: root, client, plain });
  Object.assign(process.env, {
    NODE_ENV: 'production',
    VITE_SIMULATOR_URL: site.url,
    VITE_PROXY_URL: `${site.url}/`,
    VITE_INSTAGRAM_CLIENT_ID: '990602627938098',
  });
  const configFile = join(import.meta.dirname, '../../../vite.config.ts');
  await build({ configFile, logLevel: 'error', build: { outDir: root } });
  const browser = await chromium.launch(await findChromium());
  const pages = await measure(browser, site, runs);
  await browser.close();
  await site.close();
  const bytes = scriptSizes(root, pages[0]);
  for (const folder of [root, dirname(client)]) rmSync(folder, { recursive: true });
  return { pages, bytes };
}
