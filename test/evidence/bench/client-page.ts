import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { buildForPages } from '../../../web/build/for-pages.ts';

const HTML = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="referrer" content="no-referrer" />
    <title>A page with createLogin</title>
    <script type="module" src="./login.js"></script>
  </head>
  <body>
    <button id="login">Log in with Instagram</button>
    <output id="access-token"></output>
  </body>
</html>
`;

const LOGIN = `import { createLogin } from './latchkey.js';

const { origin } = location;
const login = createLogin({ clientId: '990602627938098', proxy: origin + '/', simulator: origin });
document.querySelector('#login').addEventListener('click', () => void login.start());
const { token } = (await login.result) ?? {};
document.querySelector('#access-token').textContent = token?.accessToken;
`;

/** Builds a page with our package's `createLogin`, as Vite does it for any project, in a folder of its own, and gives what was built there. */
export async function writeClientPage(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-client-'));
  const entries = { latchkey: 'login/create-login.ts' };
  for (const file of await buildForPages({ entries, oneFile: false })) {
    if (file.type === 'chunk') writeFileSync(join(folder, file.fileName), file.code);
  }
  writeFileSync(join(folder, 'index.html'), HTML);
  writeFileSync(join(folder, 'login.js'), LOGIN);
  await build({ root: folder, base: './', configFile: false, logLevel: 'error' });
  return join(folder, 'dist');
}
