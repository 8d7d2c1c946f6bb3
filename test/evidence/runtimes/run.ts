/**
 * `npm run runtimes`: uses the package in the frameworks and on the runtimes that it is for, each as npm has it.
 *
 * Takes minutes and hundreds of megabytes. Exit status 1: one of them does not work.
 */
import { execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { optionsOrExit } from '../../../proxy/commands/command-options.ts';
import { newProject, NODE, ROOT, scaffold, type Command } from '../../package/project.ts';
import { findChromium } from '../../support/chromium.ts';
import { logIn } from './log-in.ts';
import { compareWithNode } from './other-runtimes.ts';
import { PROJECTS, type FrameworkProject } from './projects.ts';
import { startWorld } from './world.ts';

const { values } = optionsOrExit({
  name: 'npm run runtimes',
  help: `Installs the package in projects of Next.js, SvelteKit, Vue, React, TypeScript, Astro, HTML, Vitest with MSW and a Worker, and runs the proxy on Deno and Bun.

  --only WORD  those alone whose name has this word`,
  options: { only: { type: 'string' } },
});

/** One project at a time is served on each of these, so that one installs while another logs in. */
const PORTS = [4173, 4174];
const pageOn = (port: number) => `http://localhost:${port}/`;

interface Use {
  name: string;
  use: (port: number) => Promise<void>;
}

execFileSync(NODE, ['web/build/package/package.ts'], { cwd: ROOT });
const [found = 'no tarball'] = globSync('dist/*.tgz', { cwd: ROOT });
const tarball = join(ROOT, found);
const world = await startWorld(tarball, PORTS.map(pageOn));
const browser = await chromium.launch(await findChromium());

const all: readonly Use[] = [
  ...PROJECTS.map((project) => ({
    name: project.name,
    use: (port: number) => useIn(project, port),
  })),
  { name: 'Deno', use: () => compareWithNode(tarball, 'deno', 'run', '-A') },
  { name: 'Bun', use: () => compareWithNode(tarball, 'bun', 'run') },
];
const { only = '' } = values;
const waiting = all.filter((each) => each.name.includes(only)).values();
await Promise.all(
  PORTS.map(async (port) => {
    for (const each of waiting) await report(each, port);
  }),
);
await browser.close();
await world.close();

async function useIn(
  { create, packages = [], files, steps, serve = [] }: FrameworkProject,
  port: number,
): Promise<void> {
  const project =
    create === undefined
      ? await newProject(tarball, ...packages)
      : await scaffold(words(create), tarball);
  project.write(files(world));
  for (const step of steps) await project.run(...words(step));
  for (const server of serve) {
    const served = await project.start(words(`${server} --port=${port}`));
    await logIn(browser, pageOn(port)).finally(() => served.close());
  }
  project.remove();
}

function words(line: string): Command {
  const [program = '', ...args] = line.split(' ');
  return [program, ...args];
}

async function report({ name, use }: Use, port: number): Promise<void> {
  const startedAt = performance.now();
  const fault = await use(port).then(
    () => undefined,
    (error: unknown) => error,
  );
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  console.log(`${fault === undefined ? 'works' : 'FAILS'}  ${name} (${seconds} s)`);
  if (fault === undefined) return;
  const { stdout, message } = Object(fault) as { stdout?: string; message?: string };
  console.error(`${message ?? ''}\n${stdout ?? ''}`.slice(0, 4_000));
  process.exitCode = 1;
}
