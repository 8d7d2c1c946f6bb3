import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';

/** The exports that a page without a framework needs, as `web/examples/vite` does. */
const ENTRY = `
export { arrive, takeAddress } from '/auth/arrival.ts';
export { beginLogin } from '/auth/begin-login.ts';
export { outcomeOf } from '/auth/outcome.ts';`;
/** Everything else that is not user interface. */
const REST = `
export { holdClaims } from '/session/claims.ts';
export { watchExpiry } from '/session/expiry-watch.ts';
export { forget } from '/session/forget.ts';
export { keepToken, keptToken } from '/session/kept-token.ts';
export { takePasted } from '/auth/rescue/pasted.ts';
export { findRelay } from '/auth/relay.ts';
export { renew } from '/auth/renewal.ts';
export { recognise } from '/auth/rescue/rescue.ts';`;

/** Builds a page of these exports and measures it: gzipped bytes of what it loads at once, and of all it may load. */
async function sizes(entry: string): Promise<{ first: number; all: number }> {
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
          if (id === 'entry') return entry;
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
  const bytes = (of: typeof chunks) =>
    of.reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).byteLength, 0);
  const [main] = chunks.filter(({ isEntry }) => isEntry);
  const first = chunks.filter((one) => one === main || main?.imports.includes(one.fileName));
  return { first: bytes(first), all: bytes(chunks) };
}

test('the login client is at most 4 kB gzipped from the click to the token', async () => {
  const { first } = await sizes(ENTRY);
  expect(first).toBeGreaterThan(2_000);
  expect(first).toBeLessThanOrEqual(4_000);
});

test('the login client is at most 11 kB gzipped in all its parts', async () => {
  const { all } = await sizes(ENTRY + REST);
  expect(all).toBeLessThanOrEqual(11_000);
});
