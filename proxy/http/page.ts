import type { Reply } from './route.ts';

/** Nothing else may be applied to a page: the policy names it by its hash, which changes with every byte of it. */
const STYLE =
  'body{font:1em/1.5 system-ui;max-width:38em;margin:auto;padding:1em}h1{line-height:1.2;text-wrap:balance}';
const STYLE_HASH = 'sha256-RP5ds1KCiRj896OGsgyJzYLwnoiRh4z2rjvZYmQUemY=';

/**
 * Answers with a page that a person reads: constants only, which run, load and lead to nothing.
 *
 * Escapes nothing, so `text` may be of several paragraphs: what came with a request does not belong here.
 */
export function pageReply(status: number, title: string, text: string): Reply {
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
</main>
</body>
</html>
`;
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    'X-Frame-Options': 'DENY',
  };
  return { status, headers, body };
}
