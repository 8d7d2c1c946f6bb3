import type { Call } from '../call.ts';
import type { Simulation } from '../state/simulation.ts';
import { LANGUAGES, sameIn, type Language } from '../text/language.ts';
import { wordsOf, type Words } from '../text/words.ts';
import { STYLE } from './style.ts';

/** Markup that is safe to send: made by {@link html} alone. */
export interface Html {
  readonly markup: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Makes markup of a template; every value in it is escaped unless it is markup itself. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return { markup: String.raw({ raw: parts }, ...values.map(render)) };
}

/** What a template takes; text is escaped. */
export type HtmlValue = string | number | Html | readonly Html[];

/** Makes markup of a text with `{name}` in it; text and values are escaped unless they are markup. */
export function filled(text: string, values: Readonly<Record<string, HtmlValue>>): Html {
  const parts = text.split(/\{(\w+)\}/);
  const rendered = parts.map((part, index) =>
    render(index % 2 === 1 ? (values[part] ?? '') : part),
  );
  return { markup: rendered.join('') };
}

function render(value: HtmlValue): string {
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (found) => ENTITIES[found] ?? '');
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map((part) => part.markup).join('');
}

/** What a page is made of. */
export interface Page {
  title: HtmlValue;
  body: Html;
  status?: number;
  /** By default one narrow column. */
  layout?: 'narrow' | 'wide' | 'consent';
  /** Run by this page; without one its policy allows no script at all. */
  script?: string;
}

/**
 * A whole page in the caller's language that says what it is, loads nothing from elsewhere and cannot be framed by
 * others.
 *
 * @see [Content Security Policy](https://www.w3.org/TR/CSP3/)
 */
export function htmlPage(call: Call, { random }: Simulation, page: Page): Response {
  const { title, body, status = 200, layout = 'narrow', script } = page;
  const words = wordsOf(call);
  const nonce = random.hex(32);
  const document = html`<!doctype html>
    <html lang="${words.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${filled(words.pages.simulated, { title })}</title>
        <link rel="icon" href="data:," />
        <style nonce="${nonce}">
          ${{ markup: STYLE }}
        </style>
      </head>
      <body>
        ${banner(call, words, status)}
        <main class="${layout}">${body}</main>
        ${
          script === undefined
            ? ''
            : html`<script nonce="${nonce}">
                ${{ markup: script }};
              </script>`
        }
      </body>
    </html>`;
  return new Response(document.markup, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(nonce, script !== undefined),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
    },
  });
}

function policy(nonce: string, hasScript: boolean): string {
  // No `form-action`: browsers hold it against every redirect after the form, and an app that is itself
  // a login server (relay mode) sends the person on to a page that is not known here.
  return [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    ...(hasScript ? [`script-src 'nonce-${nonce}'`] : []),
    "img-src 'self' data:",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}

/** Says on every page what it is, so that it is not taken for the real one, and offers the other language. */
function banner(call: Call, { language, pages }: Words, status: number): Html {
  const others = (Object.keys(LANGUAGES) as Language[]).filter((tag) => tag !== language);
  // What a form or a mistake led to cannot be asked for again in another language.
  const switchable = call.method === 'GET' && status === 200;
  const links = others.map(
    (tag) =>
      html`<a href="${sameIn(tag, call)}" lang="${tag}" hreflang="${tag}">${LANGUAGES[tag]}</a>`,
  );
  return html`<header>
    <p><strong>${pages.note}</strong> ${pages.noteMore}</p>
    ${switchable ? html`<nav aria-label="${pages.language}">${links}</nav>` : ''}
  </header>`;
}
