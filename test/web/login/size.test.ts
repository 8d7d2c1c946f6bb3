import { gzipSync } from 'node:zlib';
import type { Rolldown } from 'vite';
import { expect, test } from 'vitest';
import { buildForPages, type ForPages } from '../../../web/build/for-pages.ts';

const CREATE_LOGIN: ForPages = {
  entries: { latchkey: 'login/create-login.ts' },
  oneFile: false,
};
const ELEMENT: ForPages = {
  entries: { element: 'element/instagram-login.ts' },
  oneFile: true,
};

/** What a page loads at once: the entry, and whatever that imports, directly or not. */
function loadedAtOnce(files: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[]) {
  const chunks = files.filter((file) => file.type === 'chunk');
  const loaded = new Set(chunks.filter(({ isEntry }) => isEntry));
  for (const { imports } of loaded)
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) loaded.add(chunk);
  return [...loaded].map(({ code }) => code);
}

const bytes = (files: readonly string[]) =>
  files.reduce((sum, code) => sum + gzipSync(code, { level: 9 }).byteLength, 0);

test('until the token is there createLogin is at most 4,000 bytes of gzip, in one file', async () => {
  const files = loadedAtOnce(await buildForPages(CREATE_LOGIN));
  expect(files).toHaveLength(1);
  expect(bytes(files)).toBeGreaterThan(2_000);
  expect(bytes(files)).toBeLessThanOrEqual(4_000);
});

test('the element is one file of at most 8,000 bytes of gzip', async () => {
  const files = await buildForPages(ELEMENT);
  expect(files).toHaveLength(1);
  expect(bytes(loadedAtOnce(files))).toBeLessThanOrEqual(8_000);
});

test.each([CREATE_LOGIN, ELEMENT])(
  'what is built of %o holds no code of Svelte, Node, the proxy or the classic API',
  async (entry) => {
    const code = (await buildForPages(entry))
      .map((file) => ('code' in file ? file.code : ''))
      .join();
    expect(code).not.toMatch(/svelte|node:|\bprocess\b|client_secret|api\.instagram\.com/);
  },
);
