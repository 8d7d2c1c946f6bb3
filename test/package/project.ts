import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** The repository's root. */
export const ROOT = join(import.meta.dirname, '../..');
/** The Node that the project brings: the machine's own may be older than what the package asks for. */
export const NODE = join(ROOT, 'node_modules/.bin/node');

const PATH = [join(ROOT, 'node_modules/node/bin'), process.env['PATH'] ?? ''];
const QUIET = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
const execute = promisify(execFile);

/** A program, and what it is told. `node` is `NODE`, and the programs of a project go by their names. */
export type Command = readonly [program: string, ...args: string[]];

/** A folder of its own, far from the repository, with packages installed. */
export interface Project {
  folder: string;
  write(files: Readonly<Record<string, string>>): void;
  /** Runs a command to its end, and resolves to what it printed; rejects with that when it fails. */
  run(...command: Command): Promise<string>;
  /** Starts a command, and resolves once it has printed a URL. */
  start(command: Command, env?: Record<string, string>): Promise<Started>;
  /** Takes the folder away. What was started in it should be closed before. */
  remove(): void;
}

/** A program that listens. */
export interface Started {
  url: string;
  close(): Promise<void>;
}

/** Makes an empty project and installs packages into it, as `npm i` does. */
export async function newProject(...packages: string[]): Promise<Project> {
  const folder = temporaryFolder();
  const project = projectIn(folder);
  project.write({ 'package.json': '{ "private": true, "type": "module" }\n' });
  await npm(folder, 'i', ...packages);
  return project;
}

/**
 * Lets a framework's own program make the project, as `npm create` does, and installs packages beside the template's.
 *
 * `create` names the program's package and its version, makes a folder `app`, and asks no questions.
 */
export async function scaffold(create: Command, ...packages: string[]): Promise<Project> {
  const around = temporaryFolder();
  await npm(around, 'exec', '--yes', '--', ...create);
  const folder = join(around, 'app');
  await npm(folder, 'i', ...packages);
  return { ...projectIn(folder), remove: () => remove(around) };
}

function projectIn(folder: string): Project {
  const path = [join(folder, 'node_modules/.bin'), ...PATH].join(delimiter);
  return {
    folder,
    write: (files) => write(folder, files),
    run: async (program, ...args) => {
      const env = { PATH: path, HOME: folder };
      return (await execute(program, args, { cwd: folder, env })).stdout;
    },
    start: (command, env) => start(folder, command, { PATH: path, ...env }),
    remove: () => remove(folder),
  };
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const temporaryFolder = () => mkdtempSync(join(tmpdir(), 'latchkey-package-'));

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

async function npm(cwd: string, command: string, ...args: string[]): Promise<void> {
  const env = { ...process.env, PATH: PATH.join(delimiter) };
  await execute('npm', [command, ...QUIET, ...args], { cwd, env });
}

function start(
  cwd: string,
  [program, ...args]: Command,
  env: Record<string, string>,
): Promise<Started> {
  const child = spawn(program, args, { cwd, env });
  const closed = once(child, 'close');
  const close = async () => {
    child.kill('SIGTERM');
    await closed;
  };
  let output = '';
  return new Promise((resolve, reject) => {
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      // Vite paints its URL.
      // eslint-disable-next-line no-control-regex -- the escape is what is taken out
      const url = /http:\/\/[\w.]+:\d+/.exec(output.replace(/\u001b\[\d+m/g, ''))?.[0];
      if (url !== undefined) resolve({ url, close });
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('close', () => {
      reject(new Error(output));
    });
  });
}
