import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, globSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The repository's root. */
export const ROOT = join(import.meta.dirname, '../..');

/** What `npm start` starts, running on free ports. */
export interface Started {
  pid: number;
  /** Where the page and its proxy are, with a trailing slash. */
  pageUrl: string;
  /** Where the simulated Instagram is, with a trailing slash; empty when it is the real one. */
  simulatorUrl: string;
  /** The file that holds everything that was printed so far. */
  log: string;
  /** The temporary and the home folder of it: all that it writes outside of the project is in here. */
  folder: string;
  /** Where the page is that it built; undefined with hot reload. */
  page: string | undefined;
  stop: (signal?: NodeJS.Signals) => Promise<void>;
}

/** How it is started otherwise than by default. */
export interface StartOptions {
  /** On top of all others; undefined takes a variable away. */
  env?: Readonly<Record<string, string | undefined>>;
  args?: readonly string[];
  /** Where the project is; the folder of this file's by default. */
  root?: string;
}

/**
 * Starts what `npm start` starts, on free ports and, unless `env` names an app, against the simulated Instagram.
 *
 * It runs in a temporary and a home folder of its own.
 */
export async function startAll({
  env = {},
  args = [],
  root = ROOT,
}: StartOptions = {}): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-'));
  const running = spawn(process.execPath, ['web/demo/start/start.ts', ...args], {
    cwd: root,
    env: {
      ...process.env,
      ...homeIn(folder),
      VITEST: '',
      PORT: '0',
      SIMULATOR_PORT: '0',
      // Empty counts as unset, and wins over a developer's .env: nothing here reaches the real Instagram.
      INSTAGRAM_CLIENT_ID: '',
      INSTAGRAM_CLIENT_SECRET: '',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = join(folder, 'start.log');
  const { promise: started, resolve, reject } = Promise.withResolvers<string>();
  const keep = (chunk: Buffer) => {
    appendFileSync(log, chunk);
    const text = readFileSync(log, 'utf8');
    if (/Instagram is simulated|the real Instagram/.test(text)) resolve(text);
  };
  running.stdout.on('data', keep);
  running.stderr.on('data', keep);
  running.once('close', () => reject(new Error(`npm start ended: ${printed(log)}`)));
  const text = await started;
  return {
    pid: running.pid ?? 0,
    pageUrl: /Open (\S+)/.exec(text)?.[1] ?? '',
    simulatorUrl: /simulated, on (\S+\/)/.exec(text)?.[1] ?? '',
    log,
    folder,
    page: globSync(join(folder, 'latchkey-page-*'))[0],
    async stop(signal = 'SIGTERM') {
      if (running.exitCode !== null || running.signalCode !== null) return;
      running.kill(signal);
      await once(running, 'exit');
    },
  };
}

/** The variables that say where temporary files, settings and caches go, on each system. */
function homeIn(folder: string): Record<string, string> {
  const temporary = Object.fromEntries(['TMPDIR', 'TEMP', 'TMP'].map((name) => [name, folder]));
  const xdg = ['XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_STATE_HOME'];
  const home = ['HOME', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA', ...xdg];
  return { ...temporary, ...Object.fromEntries(home.map((name) => [name, folder])) };
}

function printed(log: string): string {
  try {
    return readFileSync(log, 'utf8');
  } catch {
    return 'nothing was printed';
  }
}
