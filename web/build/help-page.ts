import { readFileSync } from 'node:fs';
import { Marked } from 'marked';
import type { Plugin } from 'vite';
import { styleSheetOf } from './style-sheet.ts';

const README = new URL('../README.md', import.meta.url);
/** What a page of text has beside the page's own styles; in a file, because the policy allows nothing inline. */
const STYLES = new URL('./help.css', import.meta.url);
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
      middlewares.use('/help/help.css', (_, response) => {
        response.setHeader('content-type', 'text/css').end(readFileSync(STYLES));
      });
      middlewares.use('/help/', (_, response) => {
        response.setHeader('content-type', 'text/html; charset=utf-8').end(helpHtml('../app.css'));
      });
    },
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const styles = readFileSync(STYLES);
        this.emitFile({ type: 'asset', fileName: 'help/help.css', source: styles });
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
    <link rel="stylesheet" href="./help.css" />
  </head>
  <body>
    <div class="page">
      <header>
        <a href="../"><img src="../key.svg" alt="" />Latchkey</a>
      </header>
      <main>
        <article class="card">
          <h1>When it does not work</h1>
${typographic(markdown.parse(help, { async: false }))}
        </article>
      </main>
      <footer class="soft">
        <a href="../">Back to the login</a>
        <a href="#privacy">Privacy</a>
        <a href="#report-a-problem">Report a problem</a>
      </footer>
    </div>
  </body>
</html>
`;
}

/** Headings get GitHub's anchors, so that one link works in both places; a list is one of errors and what they mean. */
const markdown = new Marked({
  renderer: {
    list({ items }) {
      return `<dl>\n${items.map(({ tokens }) => meaning(this.parser.parse(tokens))).join('')}</dl>\n`;
    },
    heading({ tokens, depth, text }) {
      return `<h${depth - 1} id="${anchor(text)}">${this.parser.parseInline(tokens)}</h${depth - 1}>\n`;
    },
  },
});

/** The words of an error end where its code does. */
function meaning(item: string): string {
  const end = item.indexOf('</code>: ') + '</code>'.length;
  return `<div><dt>${item.slice(0, end)}</dt><dd>${item.slice(end + ': '.length)}</dd></div>\n`;
}

function typographic(html: string): string {
  return html.replaceAll('&#39;', '’');
}

function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');
}
