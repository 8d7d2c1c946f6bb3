import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../package/project.ts';
import type { World } from './world.ts';

/** The first sample of a document with these words behind its fence, and real values in the place of those to fill in. */
export function sample(
  fence: string,
  { clientId, proxy, simulator }: World,
  document = 'web/README.md',
): string {
  const readme = readFileSync(join(ROOT, document), 'utf8');
  const [, after] = readme.split(`\`\`\`${fence}\n`);
  const [code] = after?.split('```') ?? [];
  if (code === undefined) throw new Error(`${document} has no sample in ${fence}.`);
  return code
    .replace('YOUR-APP-ID', clientId)
    .replace('"https://YOUR-PROXY/"', `"${proxy}/" simulator="${simulator}"`)
    .replace("'https://YOUR-PROXY/'", `'${proxy}/', simulator: '${simulator}'`);
}
