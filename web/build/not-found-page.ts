import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { styleSheetOf } from './style-sheet.ts';

/**
 * Adds `404.html`, which static hosts answer with wherever there is no file.
 *
 * Its address may be of any depth below a folder that no build knows, so it looks for that folder. Where the site's own
 * policy stops its script, the links lead to the root of the host: hosts that read `_headers` serve sites there.
 */
export function notFoundPage(): Plugin {
  return {
    name: 'not-found-page',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const source = notFoundHtml(styleSheetOf(bundle));
        this.emitFile({ type: 'asset', fileName: '404.html', source });
      },
    },
  };
}

/** Finds the nearest folder above that has the site's icon. A folder that is another host's is not asked: see the policy. */
const FIND_FOLDER = `const folders = location.pathname.split('/');
while (folders.pop() !== undefined && folders.length > 0) {
  const folder = folders.join('/') + '/';
  const icon = await fetch(folder + 'key.svg', { method: 'HEAD' }).catch(() => undefined);
  if (!icon?.ok) continue;
  for (const link of document.querySelectorAll('[href^="/"]'))
    link.setAttribute('href', folder + link.getAttribute('href').slice(1));
  break;
}`;

function notFoundHtml(style: string): string {
  const hash = createHash('sha256').update(FIND_FOLDER).digest('base64');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-${hash}'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'" />
    <meta name="referrer" content="no-referrer" />
    <title>Page not found: Latchkey</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" href="/key.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/${style}" />
  </head>
  <body>
    <main class="page">
      <section class="card">
        <h1>There is no page here</h1>
        <p>The link may be old, or the URL may have been mistyped.</p>
        <p><a href="/">Go to the login</a></p>
      </section>
      <section class="card" lang="es">
        <h2>Aquí no hay ninguna página</h2>
        <p>Puede que el enlace sea antiguo o que la URL tenga una errata.</p>
        <p><a href="/">Ir al inicio de sesión</a></p>
      </section>
    </main>
    <script type="module">${FIND_FOLDER}</script>
  </body>
</html>
`;
}
