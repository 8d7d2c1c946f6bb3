import { availableParallelism } from 'node:os';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { loadEnv } from 'vite';
import { defineConfig } from 'vitest/config';
import { findChromium } from './test/support/chromium.ts';
import { bothLoopbacks } from './web/demo/start/both-loopbacks.ts';
import { contentSecurityPolicy } from './web/build/content-security-policy.ts';
import { elements } from './web/build/elements.ts';
import { examples } from './web/build/examples.ts';
import { endOfDemo, inBrowserDemo } from './web/build/in-browser-demo.ts';
import { helpPage } from './web/build/help-page.ts';
import { lateStyleSheet } from './web/build/late-style-sheet.ts';
import { notFoundPage } from './web/build/not-found-page.ts';
import { ownFolder } from './web/build/own-folder.ts';
import { packageSources } from './web/build/package-sources.ts';
import { plainImports } from './web/build/plain-imports.ts';
import { twoStyleSheets } from './web/build/two-style-sheets.ts';
import { parseBuild } from './web/config/config.ts';

const root = import.meta.dirname;
// Tests ask for a browser, a build does not: the look-up may unpack one from the registry.
const chromium = process.env.VITEST ? await findChromium() : undefined;
// An empty variable is an absent one, as in .env.example.
const given = Object.entries(loadEnv('production', root)).filter(
  ([, value]) => value.trim() !== '',
);
const env: Record<string, string> = Object.fromEntries(given);
const isDemo = env['VITE_DEMO'] === '1';

/** The whole login as a person sees it, and what is never in the page, the log or a file. */
const CORE = ['core', 'login', 'secrets'].map((name) => `test/journeys/${name}.test.ts`);

/** What waits for a deadline of the proxy's, or runs whole commands: `npm run slow` has these and most journeys. */
const LONG = [
  'test/clients/**/*.test.ts',
  'test/package/**/*.test.ts',
  'test/evidence/soak/**/*.test.ts',
  'test/proxy/commands/{deploy/**/*,keep}.test.ts',
  'test/proxy/crypto/seal.test.ts',
  'test/proxy/endpoint/{limits,linear,node,relay/keys,sent-once,slow-upstream,unreachable}.test.ts',
];

interface Files {
  include: string[];
  exclude?: string[];
}

/** Tests on Node; those of the proxy start it on Node and in workerd. */
const units = (name: string, files: Files) => ({
  root,
  test: {
    name,
    ...files,
    setupFiles: `${root}/test/support/quiet.ts`,
    testTimeout: 30_000,
    // Many of them wait for a deadline of the proxy's: on two cores, one worker would be idle half the time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    maxConcurrency: 20,
    // A title tells which row failed, so no value in it is cut short.
    taskTitleValueFormatTruncate: 0,
  },
});

/** Journeys through what `npm start` starts, in Chromium. */
const journeys = (name: string, files: Files) => ({
  root,
  test: {
    name,
    ...files,
    setupFiles: `${root}/test/support/quiet.ts`,
    sequence: { groupOrder: 2 },
    globalSetup: `${root}/test/journeys/setup.ts`,
    // A journey waits for its browser half of the time.
    maxWorkers: Math.max(2, availableParallelism()),
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});

export default defineConfig({
  root: `${root}/web`,
  cacheDir: `${root}/node_modules/.vite`,
  // Relative, so that the same folder works under any path of any host.
  base: './',
  // Settings of the page are read from the project's root, where the README puts .env.
  envDir: root,
  // Parsed here, so that what reads and checks the variables is not shipped.
  define: { BUILT_CONFIG: JSON.stringify(parseBuild(env)) },
  // The examples import the package by its name, as they do elsewhere; here they get its sources.
  resolve: { alias: packageSources },
  preview: { host: '127.0.0.1', strictPort: true },
  plugins: [
    ownFolder(),
    bothLoopbacks(),
    svelte({ configFile: false }),
    contentSecurityPolicy(env, isDemo),
    helpPage(),
    notFoundPage(),
    lateStyleSheet(),
    plainImports(),
    twoStyleSheets(),
    ...(isDemo ? [inBrowserDemo()] : [endOfDemo(), elements(), examples(env)]),
  ],
  build: {
    target: 'es2022',
    // The first module sends the token request, so whatever it does not need loads after it.
    modulePreload: false,
    emptyOutDir: true,
    rolldownOptions: {
      ...(isDemo && { input: [`${root}/web/index.html`, `${root}/web/demo/consent.html`] }),
      optimization: { inlineConst: { mode: 'all', pass: 2 } },
      // Two files until the token is on screen, each with all that it imports. What two or more later files share is
      // one file: as thirty small ones it took four rounds of requests to show the button.
      output: {
        codeSplitting: {
          groups: [
            { name: 'index', test: /web\/main\.ts$/, priority: 2 },
            { name: 'mount', test: /web\/mount\.ts$/, priority: 1 },
            // In the demo its consent page would load the page's first module with it.
            ...(isDemo ? [] : [{ name: 'later', minShareCount: 2 }]),
          ],
        },
      },
      // Svelte's runtime is one barrel, so whatever only a later part uses would load before the token.
      treeshake: {
        moduleSideEffects: (id) => !id.includes('/svelte/src/internal/client/'),
      },
    },
  },
  test: {
    // Each project extends this file: what is above holds for the tests too.
    projects: [
      units('unit', {
        include: ['test/**/*.test.ts'],
        exclude: ['test/journeys/**', '**/*.browser.test.ts', ...LONG],
      }),
      units('long', { include: LONG }),
      {
        root,
        test: {
          name: 'browser',
          setupFiles: `${root}/test/support/quiet.ts`,
          include: ['test/**/*.test.svelte.ts', 'test/**/*.browser.test.ts'],
          sequence: { groupOrder: 1 },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromium ?? {} }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      // The journeys that no change goes without, then all others.
      journeys('core', { include: CORE }),
      journeys('journeys', { include: ['test/journeys/**/*.test.ts'], exclude: CORE }),
    ],
  },
});
