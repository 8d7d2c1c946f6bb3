import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';

/** All of the login that is not user interface. */
const CLIENT = `
export { arrive, takeAddress } from '/auth/arrival.ts';
export { beginLogin } from '/auth/begin-login.ts';
export { outcomeOf } from '/auth/outcome.ts';
export { holdClaims } from '/session/claims.ts';
export { watchExpiry } from '/session/expiry-watch.ts';
export { forget } from '/session/forget.ts';
export { keepToken, keptToken } from '/session/kept-token.ts';
export { takePasted } from '/auth/rescue/pasted.ts';
export { findRelay } from '/auth/relay.ts';
export { renew } from '/auth/renewal.ts';
export { recognise } from '/auth/rescue/rescue.ts';`;

test('the login client is at most 11 kB gzipped in all its parts', async () => {
  const built = (await build({
    root: 'web',
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'entry',
        enforce: 'pre',
        resolveId: (id) => (id === 'entry' ? id : null),
        load: (id) => {
          if (id === 'entry') return CLIENT;
          // Vite's loader of style sheets is not part of the client.
          const isLoader = id === '\0vite/preload-helper.js';
          return isLoader ? 'export const __vitePreload = (load) => load();' : null;
        },
      },
    ],
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: 'entry', preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput;
  const chunks = built.output.filter((file) => file.type === 'chunk');
  const bytes = chunks.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).byteLength, 0);
  expect(bytes).toBeGreaterThan(4_000);
  expect(bytes).toBeLessThanOrEqual(11_000);
});
