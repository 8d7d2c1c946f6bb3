import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** The worker's name: the one that MSW gives it, so that a browser finds the next one at the same address. */
const FILE_NAME = 'mockServiceWorker.js';

/** Before all that MSW does: a page that is opened, a callback with its code for one, is no other tab's business. */
const LEAVES_NAVIGATIONS = `addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.stopImmediatePropagation();
});
`;

/**
 * MSW hands on to the network what no page answers, and that is how a request ends whose page is left while it is
 * under way. The static host gets files to serve, and no code or token to write into its log.
 */
const KEEPS_TOKENS_IN = `const ask = self.fetch;
self.fetch = (request, init) =>
  request.method !== 'GET' || /[?&]\\w*token=/.test(request.url)
    ? Promise.resolve(Response.error())
    : ask(request, init);
`;

/** In the place of the demo's worker: browsers ask for it by themselves whenever a page below it is opened. */
const ENDS_ITSELF = `addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(end()));

async function end() {
  for (const name of await caches.keys()) {
    if (name === \`msw:active-clients:\${registration.scope}\`) await caches.delete(name);
  }
  await registration.unregister();
}
`;

/**
 * Adds to `VITE_DEMO=1` what only the in-browser demo has: MSW's worker beside the page, whose folder is then
 * its scope.
 *
 * @see [MSW in the browser](https://mswjs.io/docs/integrations/browser)
 */
export function inBrowserDemo(): Plugin {
  const msw = readFileSync(fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js')), 'utf8');
  return {
    ...withWorker(LEAVES_NAVIGATIONS + KEEPS_TOKENS_IN + msw),
    transformIndexHtml: {
      order: 'post',
      // The consent page is the simulation's, and has its own look.
      handler: (html, { path }) =>
        path === '/index.html' ? html : html.replace(/<link rel="stylesheet"[^>]*>/, ''),
    },
  };
}

/**
 * Adds to every other build a worker that only ends itself, under the name of the demo's: where a demo was served
 * before, its worker would stay, and pass on to an old tab what the real page loads.
 */
export function endOfDemo(): Plugin {
  return withWorker(ENDS_ITSELF);
}

function withWorker(source: string): Plugin {
  return {
    name: 'in-browser-demo',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: FILE_NAME, source });
    },
  };
}
