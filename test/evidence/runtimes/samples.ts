import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../package/project.ts';
import type { World } from './world.ts';

/** A sample of web/README.md, by the words behind its fence, with real values in the place of the ones to fill in. */
export function sample(fence: string, { clientId, proxy, simulator }: World): string {
  const readme = readFileSync(join(ROOT, 'web/README.md'), 'utf8');
  const [, after] = readme.split(`\`\`\`${fence}\n`);
  const [code] = after?.split('```') ?? [];
  if (code === undefined) throw new Error(`web/README.md has no sample in ${fence}.`);
  return code
    .replace('YOUR-APP-ID', clientId)
    .replace('"https://YOUR-PROXY/"', `"${proxy}/" simulator="${simulator}"`);
}
