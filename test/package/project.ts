import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** The repository's root. */
export const ROOT = join(import.meta.dirname, '../..');
/** The Node that the project brings: the machine's own may be older than what the package asks for. */
export const NODE = join(ROOT, 'node_modules/.bin/node');

const PATH = `${join(ROOT, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`;
const run = promisify(execFile);

/** A folder of its own, far from the repository, with the tarball installed. */
export interface Project {
  folder: string;
  write(files: Readonly<Record<string, string>>): void;
  /** Runs a program of the project's Node to its end; rejects with what it printed when it fails. */
  node(...args: string[]): Promise<string>;
  /** Starts a program, and resolves once it has printed a URL. */
  start(args: readonly string[], env?: Record<string, string>): Promise<Started>;
}

/** A program that listens. */
export interface Started {
  url: string;
  close(): void;
}

/** Makes an empty project and installs packages into it, as `npm i` does. */
export async function newProject(...packages: string[]): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-package-'));
  const write = (files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
  };
  write({ 'package.json': '{ "private": true, "type": "module" }\n' });
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  await run('npm', ['i', ...quiet, ...packages], { cwd: folder, env: { ...process.env, PATH } });
  return {
    folder,
    write,
    node: async (...args) =>
      (await run(NODE, args, { cwd: folder, env: { PATH, HOME: folder } })).stdout,
    start: (args, env = {}) => start(folder, args, env),
  };
}

function start(
  cwd: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<Started> {
  const child = spawn(NODE, args, { cwd, env: { PATH, ...env } });
  let output = '';
  return new Promise((resolve, reject) => {
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      // Vite paints its URL.
      // eslint-disable-next-line no-control-regex -- the escape is what is taken out
      const url = /http:\/\/[\w.]+:\d+/.exec(output.replace(/\u001b\[\d+m/g, ''))?.[0];
      if (url !== undefined) resolve({ url, close: () => child.kill('SIGTERM') });
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('close', () => {
      reject(new Error(output));
    });
  });
}
