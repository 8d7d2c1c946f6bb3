import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../package/project.ts';

/** The page that every project serves, and that may log in. */
export const PAGE = 'http://localhost:4173/';

/** Where the login of a project goes. */
export interface World {
  clientId: string;
  proxy: string;
  simulator: string;
}

/** A sample of web/README.md in this language, with real values in the place of the ones to fill in. */
export function sample(language: string, { clientId, proxy, simulator }: World): string {
  const readme = readFileSync(join(ROOT, 'web/README.md'), 'utf8');
  const [, after] = readme.split(`\`\`\`${language}\n`);
  const [code] = after?.split('```') ?? [];
  if (code === undefined) throw new Error(`web/README.md has no sample in ${language}.`);
  return code
    .replace('YOUR-APP-ID', clientId)
    .replace('"https://YOUR-PROXY/"', `"${proxy}/" simulator="${simulator}"`);
}
