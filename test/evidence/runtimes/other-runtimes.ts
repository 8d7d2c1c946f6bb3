import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newProject, NODE, ROOT } from '../../package/project.ts';

/** What Deno and Bun run. */
const SERVE = `import { createProxy } from 'latchkey/proxy';
const { fetch } = createProxy(process.env);
const listening = (port) => console.log('The proxy is listening on http://127.0.0.1:' + port);
const where = { port: 0, hostname: '127.0.0.1' };
if (globalThis.Deno) Deno.serve({ ...where, onListen: ({ port }) => listening(port) }, fetch);
else listening(Bun.serve({ ...where, fetch }).port);
`;

const PARITY = ['run', '--project=unit', 'test/proxy/endpoint/parity.test.ts'];

/** Asks the package's proxy on Deno or Bun what it is asked on Node, and compares; rejects when an answer differs. */
export async function compareWithNode(
  tarball: string,
  runtime: 'deno' | 'bun',
  ...args: string[]
): Promise<void> {
  const project = await newProject(tarball, runtime);
  project.write({ 'serve.js': SERVE });
  const inProject = (file: string) => join(project.folder, file);
  const program = [inProject(`node_modules/.bin/${runtime}`), ...args, inProject('serve.js')];
  const env = { ...process.env, PARITY_NAME: runtime, PARITY_PROGRAM: JSON.stringify(program) };
  await promisify(execFile)(NODE, ['node_modules/vitest/vitest.mjs', ...PARITY], {
    cwd: ROOT,
    env,
  });
  project.remove();
}
