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

type HtmlValue = string | number | Html | readonly Html[];

function render(value: HtmlValue): string {
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (found) => ENTITIES[found] ?? '');
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map((part) => part.markup).join('');
}

/** What a page is made of. */
export interface Page {
  title: string;
  body: Html;
  /** For the one inline stylesheet; the page has no script at all. */
  nonce: string;
  /** Default `en`. */
  language?: string;
  status?: number;
}

/**
 * A whole page that runs no script, loads nothing from elsewhere and cannot be framed by others.
 *
 * @see [Content Security Policy](https://www.w3.org/TR/CSP3/)
 */
export function htmlPage({ title, body, nonce, language = 'en', status = 200 }: Page) {
  const document = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style nonce="${nonce}">
          ${{ markup: STYLE }}
        </style>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;
  return new Response(document.markup, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(nonce),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
    },
  });
}

function policy(nonce: string): string {
  // No `form-action`: browsers hold it against every redirect after the form, and an app that is itself
  // a login server (relay mode) sends the person on to a page that nobody here knows.
  return [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}

/** Says on every page what it is, so that nobody takes it for the real one. */
export const SIMULATION_NOTE: Html = html`<p class="note">
  <strong>This is a simulation, not Instagram.</strong> The people are made up, and no real account
  or password is involved.
</p>`;
