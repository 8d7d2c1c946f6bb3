/** The processes that take part in a measurement, and what the system says of them. */
import { fork, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compatibilityDate } from '../../support/bundle-worker.ts';
import type { Load, Measured } from './load.ts';

/** A server that runs, and how long it took from its start to its first answer. */
export interface Running {
  url: string;
  port: number;
  pid: number;
  startupMs: number;
  /** Seconds of processor time so far, user and system; undefined where the system does not say. */
  cpuSeconds(): number | undefined;
  /** Bytes in memory; undefined where the system does not say. */
  rssBytes(): number | undefined;
  close(): Promise<void>;
}

type Env = Record<string, string>;

/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;

/** The fields of `/proc/PID/stat` after the name, which may hold spaces. */
function stat(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

async function running(child: ChildProcess, port: Promise<number>): Promise<Running> {
  const startedAt = performance.now();
  const ended = once(child, 'exit').then(() => {
    throw new Error(`A process ended before it listened: ${child.spawnargs.join(' ')}`);
  });
  const listening = await Promise.race([port, ended]);
  const url = `http://127.0.0.1:${listening}`;
  await fetch(`${url}/.well-known/oauth-authorization-server`).then((reply) => reply.text());
  const pid = child.pid ?? 0;
  return {
    url,
    port: listening,
    pid,
    startupMs: performance.now() - startedAt,
    cpuSeconds: () => {
      const fields = stat(pid);
      return fields && (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
    },
    rssBytes: () => {
      const fields = stat(pid);
      return fields && Number(fields[21]) * PAGE_BYTES;
    },
    async close() {
      ended.catch(() => undefined);
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Starts a program on Node that prints its address as its first line. */
export async function startNode(file: string, env: Env): Promise<Running> {
  const child = spawn(process.execPath, [file], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = once(child.stdout, 'data').then(([chunk]: unknown[]) =>
    Number(/http:\/\/127\.0\.0\.1:(\d+)/.exec(String(chunk))?.[1]),
  );
  // What it logs is read, as a platform would, and thrown away.
  const started = await running(child, port);
  child.stdout.resume();
  return started;
}

/** Where wrangler keeps the very program that Cloudflare runs. */
function workerdProgram(): string {
  const wrangler = createRequire(import.meta.url).resolve('wrangler');
  return createRequire(wrangler).resolve('workerd/bin/workerd');
}

/** The object of a Worker that has a keeper. */
const KEEPER = `
  durableObjectNamespaces = [(className = "Keeper", uniqueKey = "keeper", enableSql = true)],
  durableObjectStorage = (localDisk = "store"),`;

/** `store` is the folder of a keeper; a Worker without one has no keeper. */
function workerdConfig(env: Env, store: string | undefined): string {
  const bindings = Object.entries(env).map(
    ([name, value]) => `(name = ${JSON.stringify(name)}, text = ${JSON.stringify(value)})`,
  );
  if (store !== undefined) bindings.push('(name = "KEEPER", durableObjectNamespace = "Keeper")');
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "worker", worker = .worker),
    (name = "internet", network = (allow = ["private", "public"])),
    (name = "store", disk = (path = ${JSON.stringify(store ?? '.')}, writable = ${store !== undefined})),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "worker")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "${compatibilityDate()}",${store === undefined ? '' : KEEPER}
  bindings = [${bindings.join(', ')}],
);
`;
}

/** Starts a module in workerd itself, with nothing of wrangler's in front of it. */
export async function startWorkerd(
  source: string | Buffer,
  env: Env,
  hasKeeper = false,
): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-bench-'));
  writeFileSync(join(folder, 'worker.js'), source);
  writeFileSync(join(folder, 'config.capnp'), workerdConfig(env, hasKeeper ? folder : undefined));
  const arguments_ = ['serve', join(folder, 'config.capnp'), '--control-fd=3'];
  const child = spawn(workerdProgram(), arguments_, {
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  child.stdout?.resume();
  const control = child.stdio[3];
  if (!control) throw new Error('workerd has no control pipe.');
  const port = once(control, 'data').then(([chunk]: unknown[]) =>
    Number(/"port":(\d+)/.exec(String(chunk))?.[1]),
  );
  return await running(child, port);
}

/** Keeps a process on one processor from now on; false where the system has no `taskset`, or no second processor. */
export function keepOnCore(pid: number, core: 0 | 1): boolean {
  return spawnSync('taskset', ['-acp', String(core), String(pid)]).status === 0;
}

/** A process that makes load. */
export interface LoadMaker {
  pid: number;
  run(load: Load): Promise<Measured>;
  close(): void;
}

/** The process that makes the load; it is told one load at a time. */
export function startLoad(): LoadMaker {
  const child = fork(join(import.meta.dirname, 'load.ts'));
  return {
    pid: child.pid ?? 0,
    async run(load) {
      child.send(load);
      const [measured] = (await once(child, 'message')) as [Measured];
      return measured;
    },
    close: () => child.kill(),
  };
}
