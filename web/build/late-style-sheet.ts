import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { FIRST_STYLES, firstStylesOf, laterStylesOf } from './style-sheet.ts';

const SOURCE = new URL('../first.css', import.meta.url);
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
    buildStart() {
      this.emitFile({ type: 'asset', name: FIRST_STYLES, source: readFileSync(SOURCE, 'utf8') });
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { path, bundle = {} }) =>
        path === '/index.html'
          ? html.replace(LINK, (link) => late(link, firstStylesOf(bundle), laterStylesOf(bundle)))
          : html,
    },
  };
}

const late = (link: string, first: string, later: string): string =>
  [
    `<link rel="stylesheet" href="./${first}">`,
    link.replace('>', ' disabled>'),
    `<noscript>${link}</noscript>`,
    `<link rel="stylesheet" href="./${later}" disabled>`,
  ].join('');
