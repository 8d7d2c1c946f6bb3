import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { beforeAll, expect, vi } from 'vitest';
import { packageSources } from '../../web/build/package-sources.ts';
import { DEMO_CREDENTIALS } from '../../web/demo/simulator/state/apps.ts';
import { exchanges, pageUrl, simulatorUrl, test } from './browser.ts';

const EXAMPLE = 'web/examples/vite';
const folder = mkdtempSync(join(tmpdir(), 'latchkey-vite-'));

beforeAll(async () => {
  vi.stubEnv('NODE_ENV', 'production');
  vi.stubEnv('VITE_INSTAGRAM_CLIENT_ID', DEMO_CREDENTIALS.instagram.clientId);
  vi.stubEnv('VITE_SIMULATOR_URL', simulatorUrl);
  await build({
    root: EXAMPLE,
    configFile: false,
    resolve: { alias: packageSources },
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true, target: 'es2022' },
  });
  vi.unstubAllEnvs();
});

test('the example without a framework requests the token before anything else and shows it', async ({
  page,
  context,
  sent,
}) => {
  await context.route(`${pageUrl}**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/token') await route.continue();
    else await route.fulfill({ path: join(folder, pathname === '/' ? 'index.html' : pathname) });
  });
  // A redirect passes by every route, so it would lead to the built page.
  await context.route(`${simulatorUrl}**`, async (route) => {
    const response = await route.fetch({ maxRedirects: 0 });
    const { location } = response.headers();
    const body = `<meta http-equiv="refresh" content="0;url=${(location ?? '').replaceAll('&', '&amp;')}">`;
    if (location === undefined) await route.fulfill({ response });
    else await route.fulfill({ contentType: 'text/html', body });
  });
  await page.goto(pageUrl);
  await page.getByRole('button', { name: 'Log in with Instagram' }).click();
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.getByRole('status').filter({ hasText: /^IGAA/ }).waitFor();
  expect(page.url()).toBe(pageUrl);
  expect(exchanges(sent)).toHaveLength(1);
});

test('the README shows the example as it is, with its number of lines', () => {
  const source = readFileSync(`${EXAMPLE}/login.ts`, 'utf8');
  expect(readFileSync('web/README.md', 'utf8')).toContain(source);
  expect(source.trim().split('\n').length).toBeLessThanOrEqual(40);
});
