/**
 * `npm run runtimes`: uses the package in the frameworks and on the runtimes that it is for, each as npm has it.
 *
 * Takes minutes and hundreds of megabytes. Exit status 1: one of them does not work.
 */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { optionsOrExit } from '../../../proxy/commands/command-options.ts';
import { DEMO_CREDENTIALS } from '../../../web/demo/simulator/state/apps.ts';
import { newProject, NODE, ROOT, type Project, type Started } from '../../package/project.ts';
import { findChromium } from '../../support/chromium.ts';
import { PROJECTS, SERVE, type FrameworkProject } from './projects.ts';
import { PAGE, type World } from './samples.ts';

const { values } = optionsOrExit({
  name: 'npm run runtimes',
  help: `Installs the package in projects of React, Vue, SvelteKit, Next.js, Astro, Vitest with MSW and a Worker, and runs the proxy on Deno and Bun.

  --only WORD  those alone whose name has this word`,
  options: { only: { type: 'string' } },
});

/** Runs a program here to its end; throws what it printed when it fails. */
function run(args: readonly string[], env: Record<string, string> = {}): void {
  const { status, stdout, stderr } = spawnSync(NODE, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stdout + stderr);
}

/** The simulated Instagram and the proxy, as the installed package has them. */
async function startWorld(): Promise<World & { close(): void }> {
  const project = await newProject(tarball());
  const cli = 'node_modules/latchkey/dist/package/cli.js';
  const { clientId, clientSecret } = DEMO_CREDENTIALS.instagram;
  const simulator = await project.start([cli, 'simulator', '--port=0', `--redirect-uri=${PAGE}`]);
  const proxy = await project.start([cli, 'proxy'], {
    ...{ INSTAGRAM_CLIENT_ID: clientId, INSTAGRAM_CLIENT_SECRET: clientSecret },
    ...{ REDIRECT_URIS: PAGE, PORT: '0', RATE_LIMIT_PER_MINUTE: '0' },
    INSTAGRAM_TOKEN_URL: `${simulator.url}/oauth/access_token`,
    INSTAGRAM_GRAPH_URL: simulator.url,
  });
  const close = () => {
    for (const each of [simulator, proxy]) each.close();
  };
  return { clientId, simulator: simulator.url, proxy: proxy.url, close };
}

function tarball(): string {
  const [name = 'no tarball'] = globSync('dist/*.tgz', { cwd: ROOT });
  return join(ROOT, name);
}

async function useIn(world: World, { packages, files, steps, serve }: FrameworkProject) {
  const project = await newProject(tarball(), ...packages);
  project.write(files(world));
  for (const [program, ...args] of steps) await project.node(program, ...args);
  if (serve) await logIn(project, serve);
}

async function logIn(project: Project, serve: readonly string[]): Promise<void> {
  const served: Started = await project.start(serve);
  const browser = await chromium.launch(await findChromium());
  try {
    const page = await browser.newPage();
    const token = page.waitForEvent('console', (message) => message.text().startsWith('IGAA'));
    await page.goto(PAGE);
    await page.getByRole('button', { name: 'Log in with Instagram' }).click();
    await page.getByRole('button', { name: 'Allow' }).click();
    await token;
  } finally {
    await browser.close();
    served.close();
  }
}

/** Asks the proxy on another runtime what it is asked on Node, and compares. */
async function compare(name: string, file: string, ...args: string[]): Promise<void> {
  const project = await newProject(tarball(), name);
  project.write({ 'serve.js': SERVE });
  const program = [join(project.folder, file), ...args, join(project.folder, 'serve.js')];
  run(
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--project=unit',
      'test/proxy/endpoint/parity.test.ts',
    ],
    {
      PARITY_NAME: name,
      PARITY_PROGRAM: JSON.stringify(program),
    },
  );
}

run(['web/build/package/package.ts']);
const world = await startWorld();
const all: readonly { name: string; use: () => Promise<void> }[] = [
  ...PROJECTS.map((project) => ({ name: project.name, use: () => useIn(world, project) })),
  { name: 'Deno', use: () => compare('deno', 'node_modules/.bin/deno', 'run', '-A') },
  { name: 'Bun', use: () => compare('bun', 'node_modules/.bin/bun', 'run') },
];
const { only = '' } = values;
for (const { name, use } of all.filter((each) => each.name.includes(only))) {
  const startedAt = performance.now();
  const fault = await use().then(
    () => undefined,
    (error: unknown) => error,
  );
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  console.log(`${fault === undefined ? 'works' : 'FAILS'}  ${name} (${seconds} s)`);
  if (fault === undefined) continue;
  const { stdout, message } = Object(fault) as { stdout?: string; message?: string };
  console.error(`${message ?? ''}\n${stdout ?? ''}`.slice(0, 4_000));
  process.exitCode = 1;
}
world.close();
