import { readFileSync } from 'node:fs';
import { Marked } from 'marked';
import type { Plugin } from 'vite';
import { styleSheetOf } from './style-sheet.ts';

const README = new URL('../README.md', import.meta.url);
/** Where the help begins in the README of the page; it goes on to the end of the file. */
const BEGINNING = '## When it does not work\n';

/**
 * Adds the help page to the site, in a folder of its own: what the README says of failures, where they link to.
 *
 * It is English only, has no script, and looks like the page because it has the page's style sheet.
 */
export function helpPage(): Plugin {
  return {
    name: 'help-page',
    configureServer({ middlewares }) {
      middlewares.use('/help/', (_, response) => {
        response.setHeader('content-type', 'text/html; charset=utf-8').end(helpHtml('../app.css'));
      });
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        this.emitFile({
          type: 'asset',
          fileName: 'help/index.html',
          source: helpHtml(`../${styleSheetOf(bundle)}`),
        });
      },
    },
  };
}

function helpHtml(style: string): string {
  const readme = readFileSync(README, 'utf8');
  const help = readme.slice(readme.indexOf(BEGINNING) + BEGINNING.length);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'" />
    <meta name="referrer" content="no-referrer" />
    <title>Help: Latchkey</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" href="../key.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="${style}" />
  </head>
  <body>
    <main class="page">
      <p><a href="../">Back to the login</a></p>
      <article class="card">
        <h1>When it does not work</h1>
${markdown.parse(help, { async: false })}
      </article>
    </main>
  </body>
</html>
`;
}

/** Headings get GitHub's anchors, so that one link works in both places. */
const markdown = new Marked({
  renderer: {
    heading({ tokens, depth, text }) {
      return `<h${depth - 1} id="${anchor(text)}">${this.parser.parseInline(tokens)}</h${depth - 1}>\n`;
    },
  },
});

function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');
}
