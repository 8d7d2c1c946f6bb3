import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

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

/**
 * Adds to `VITE_DEMO=1` what only the in-browser demo has: MSW's worker beside the page, whose folder is then
 * its scope, and words that stay where no script runs, as in a page that was opened as a file.
 *
 * @see [MSW in the browser](https://mswjs.io/docs/integrations/browser)
 */
export function inBrowserDemo(): Plugin {
  const worker = fileURLToPath(import.meta.resolve('msw/mockServiceWorker.js'));
  return {
    name: 'in-browser-demo',
    apply: 'build',
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
