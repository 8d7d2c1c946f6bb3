import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const SOURCE = new URL('../first.css', import.meta.url);
const FIRST = 'first.css';
const LINK = /<link rel="stylesheet"[^>]*>/;

/**
 * Gives the page the first screen's styles at once, and leaves its style sheet for the first module to ask for: it is
 * twice as large as that module, and would take half of a slow network from it.
 *
 * A browser does not load a style sheet that is disabled. Without scripts it loads the one in `noscript`.
 *
 * @see [The disabled attribute](https://html.spec.whatwg.org/multipage/semantics.html#attr-link-disabled)
 */
export function lateStyleSheet(): Plugin {
  return {
    name: 'late-style-sheet',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: FIRST, source: readFileSync(SOURCE, 'utf8') });
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path }) => (path === '/index.html' ? html.replace(LINK, late) : html),
    },
  };
}

const late = (link: string): string =>
  `<link rel="stylesheet" href="./${FIRST}">${link.replace('>', ' disabled>')}<noscript>${link}</noscript>`;
