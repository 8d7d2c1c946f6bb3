import { fileURLToPath } from 'node:url';

const source = (file: string) => fileURLToPath(new URL(`../${file}`, import.meta.url));

/** Where the sources of the package's entries for browsers are, by the names that others import. */
export const packageSources = [
  { find: /^latchkey$/, replacement: source('login/create-login.ts') },
  { find: /^latchkey\/element$/, replacement: source('element/instagram-login.ts') },
];
