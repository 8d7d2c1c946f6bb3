import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { build, loadEnv, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { findChromium } from './test/support/chromium.ts';
import { parseBuild } from './web/config.ts';

const root = import.meta.dirname;
// Tests ask for a browser, a build does not: the look-up may unpack one from the registry.
const chromium = process.env.VITEST ? await findChromium() : undefined;
const env = loadEnv('production', root);
const isDemo = env['VITE_DEMO'] === '1';

/**
 * Puts the page's Content-Security-Policy into the built HTML, for hosts that send no headers of their own, and
 * into `_headers` for those that do.
 *
 * `frame-ancestors` works as a header only: `public/_headers` has it, and is read by the hosts that know the file.
 *
 * @see [Content Security Policy Level 3](https://www.w3.org/TR/CSP3/#meta-element)
 */
function contentSecurityPolicy(): Plugin {
  const simulator = env['VITE_SIMULATOR_URL'];
  const instagram = simulator
    ? [simulator]
    : ['https://graph.instagram.com', 'https://graph.facebook.com'];
  const proxy = env['VITE_PROXY_URL'] ? [new URL(env['VITE_PROXY_URL']).origin] : [];
  // The demo asks nobody but itself, and its service worker answers.
  const sources = isDemo
    ? ["img-src 'self' data:", "connect-src 'self'", "worker-src 'self'"]
    : [
        // Profile pictures come from hosts that Instagram does not name.
        ["img-src 'self' data: https:", ...(simulator ? [simulator] : [])].join(' '),
        ["connect-src 'self'", ...proxy, ...instagram].join(' '),
      ];
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    ...sources,
    "base-uri 'none'",
    "form-action 'none'",
    // No script can be made of a string: the framework's templates are constants of the build.
    "require-trusted-types-for 'script'",
    `trusted-types svelte-trusted-html${isDemo ? ' latchkey-demo' : ''}`,
  ].join('; ');
  return {
    name: 'content-security-policy',
    apply: 'build',
    writeBundle({ dir = '' }) {
      const file = join(dir, '_headers');
      const headers = readFileSync(file, 'utf8');
      writeFileSync(file, headers.replace("frame-ancestors 'none'", `$&; ${policy}`));
    },
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/**
 * Leaves `import()` as it is written: Vite would wrap each in a loader that preloads style sheets, and this page
 * has but one, in its HTML.
 */
function plainDynamicImport(): Plugin {
  return {
    name: 'plain-dynamic-import',
    apply: 'build',
    configResolved({ plugins }) {
      const at = plugins.findIndex(({ name }) => name === 'native:import-analysis-build');
      if (at >= 0) (plugins as Plugin[]).splice(at, 1);
    },
  };
}

/**
 * Tells the bundler what Svelte's authors rely on: what nobody switches on is constant, and falls away.
 *
 * Rolldown does not see by itself that a variable is only ever assigned in code that it guards.
 */
function withoutHydration(): Plugin {
  const flags = /\/svelte\/src\/internal\/(?:client\/dom\/hydration|flags\/index)\.js$/;
  return {
    name: 'without-hydration',
    apply: 'build',
    transform: (code, id) =>
      flags.test(id)
        ? code
            .replace(/export let (\w+) = false;/g, 'export const $1 = false;')
            .replace(/^\t(?:hydrating|\w+_mode_flag) = .*;$/gm, '')
        : null,
  };
}

/**
 * Adds to `VITE_DEMO=1` what only the in-browser demo has: MSW's worker beside the page, whose folder is then
 * its scope, and words that stay where no script runs, as in a page that was opened as a file.
 *
 * @see [MSW in the browser](https://mswjs.io/docs/integrations/browser)
 */
function inBrowserDemo(): Plugin {
  const worker = fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js'));
  return {
    name: 'in-browser-demo',
    apply: () => isDemo,
    generateBundle() {
      const source = readFileSync(worker);
      this.emitFile({ type: 'asset', fileName: 'mockServiceWorker.js', source });
    },
    transformIndexHtml: {
      order: 'post',
      // The consent page is the simulation's, and has its own look.
      handler: (html, { path }) =>
        path === '/index.html'
          ? html.replace('<body>', `<body>${STARTING}`)
          : html.replace(/<link rel="stylesheet"[^>]*>/, ''),
    },
  };
}

/**
 * Adds the examples to the built site, each in a folder of its own, with this build's addresses in place of
 * their placeholders.
 */
function examples(): Plugin {
  const proxyUrl = env['VITE_PROXY_URL'] ?? '';
  const simulator = env['VITE_SIMULATOR_URL'];
  const values = {
    INSTAGRAM_CLIENT_ID: env['VITE_INSTAGRAM_CLIENT_ID'] ?? 'INSTAGRAM_CLIENT_ID',
    'connect-src https://PROXY': `connect-src ${proxyUrl === '' ? "'self'" : new URL(proxyUrl).origin}`,
    'https://PROXY/': proxyUrl === '' ? '../../' : proxyUrl,
    ...(simulator && {
      'https://www.instagram.com/': `${simulator}/`,
      '<instagram-login': `<instagram-login simulator="${simulator}"`,
    }),
  };
  const fill = (text: string) =>
    Object.entries(values).reduce((filled, [name, value]) => filled.replaceAll(name, value), text);
  return {
    name: 'examples',
    apply: () => !isDemo,
    generateBundle() {
      for (const file of globSync('{element,standalone}/*', { cwd: `${root}/web/examples` })) {
        const source = fill(readFileSync(`${root}/web/examples/${file}`, 'utf8'));
        this.emitFile({ type: 'asset', fileName: `examples/${file}`, source });
      }
    },
  };
}

/** Imports at once what the page imports later: in one file there is no later, and waiting would cost bytes. */
function staticImport(): Plugin {
  return {
    name: 'static-import',
    transform(code) {
      const lazy = /await import\(("[^"]+"|'[^']+')\)/g;
      const modules = [...code.matchAll(lazy)].map(([, module]) => module);
      const imports = modules.map((module, index) => `import * as later${index} from ${module};`);
      let index = 0;
      const transformed = code.replaceAll(lazy, () => `later${index++}`);
      return modules.length === 0
        ? null
        : { code: [...imports, transformed].join('\n'), map: null };
    },
  };
}

/**
 * Adds the custom element to the built site: one file, whatever the page itself shares with it, for other
 * sites to copy.
 */
function instagramLogin(): Plugin {
  return {
    name: 'instagram-login',
    apply: () => !isDemo,
    async generateBundle() {
      const built = await build({
        configFile: false,
        root: `${root}/web`,
        logLevel: 'warn',
        publicDir: false,
        plugins: [plainDynamicImport(), staticImport()],
        build: {
          target: 'es2022',
          write: false,
          modulePreload: false,
          rolldownOptions: {
            input: `${root}/web/element/instagram-login.ts`,
            output: { codeSplitting: false },
          },
        },
      });
      const source = [built].flat().flatMap((one) => ('output' in one ? one.output[0].code : []));
      this.emitFile({ type: 'asset', fileName: 'instagram-login.js', source: source.join('') });
    },
  };
}

const STARTING = `
    <main id="starting" class="page">
      <section class="card">
        <h1>The demo is starting</h1>
        <p>
          If nothing follows, its scripts could not run. Browsers do not run them from a file: let any web server
          serve this folder, say <code>npx serve</code>, and open it there.
        </p>
      </section>
    </main>`;

export default defineConfig({
  root: 'web',
  cacheDir: `${root}/node_modules/.vite`,
  // Relative, so that the same folder works under any path of any host.
  base: './',
  // Settings of the page are read from the project's root, where the README puts .env.
  envDir: root,
  // Parsed here, so that what reads and checks the variables is not shipped.
  define: { BUILT_CONFIG: JSON.stringify(parseBuild(env)) },
  plugins: [
    svelte({ configFile: false }),
    contentSecurityPolicy(),
    plainDynamicImport(),
    withoutHydration(),
    inBrowserDemo(),
    instagramLogin(),
    examples(),
  ],
  build: {
    target: 'es2022',
    // The first module sends the token request; what it does not need shall not delay it, and one style
    // sheet and no preloading spare it Vite's loader.
    cssCodeSplit: false,
    modulePreload: false,
    emptyOutDir: true,
    rolldownOptions: {
      ...(isDemo && { input: [`${root}/web/index.html`, `${root}/web/demo/consent.html`] }),
      // Svelte's runtime is one barrel; without this word for it, what only a later part uses comes first.
      optimization: { inlineConst: { mode: 'all', pass: 2 } },
      // Each with all that it imports: two files until the token is on screen, and what is shared lies in them.
      output: {
        codeSplitting: {
          groups: [
            { name: 'index', test: /web\/main\.ts$/, priority: 2 },
            { name: 'mount', test: /web\/mount\.ts$/, priority: 1 },
          ],
        },
      },
      treeshake: {
        moduleSideEffects: (id) => !id.includes('/svelte/src/internal/client/'),
        // Nothing here has a getter that does more than get. Writes stay: without those of Svelte's runtime to
        // its own effects, no effect ever runs.
        propertyReadSideEffects: false,
      },
    },
  },
  test: {
    // Each project extends this file: what is above holds for the tests too.
    projects: [
      {
        root,
        test: {
          name: 'unit',
          setupFiles: `${root}/test/support/quiet.ts`,
          include: ['test/**/*.test.ts'],
          exclude: ['test/journeys/**', '**/*.browser.test.ts'],
          testTimeout: 15_000,
          // Many of them wait for a deadline of the proxy's: on two cores, one worker would be idle half the time.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          maxConcurrency: 20,
        },
      },
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
      {
        root,
        test: {
          name: 'journeys',
          setupFiles: `${root}/test/support/quiet.ts`,
          include: ['test/journeys/**/*.test.ts'],
          sequence: { groupOrder: 1 },
          globalSetup: `${root}/test/journeys/setup.ts`,
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
