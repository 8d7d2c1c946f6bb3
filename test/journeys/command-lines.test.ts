import { execFile } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { ROOT } from '../documents/documents.ts';

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a program of ours on the project's Node, with nothing in the environment that could deploy. */
function run(program: string, args: readonly string[], env: Record<string, string> = {}) {
  const node = join(ROOT, 'node_modules/.bin/node');
  const options = { cwd: ROOT, env: { PATH: process.env['PATH'] ?? '', ...env } };
  return new Promise<Ended>((resolve) => {
    execFile(node, [program, ...args], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr });
    });
  });
}

/** Every npm script that runs a program of ours. */
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const PROGRAMS = Object.entries(scripts).flatMap(([name, script]) => {
  const [program, file = '', ...args] = script.split(' ');
  return program === 'node' ? [{ name, file, args }] : [];
});

test.each(PROGRAMS)(
  'npm run $name -- --help explains the command and does nothing else',
  async ({ file, args }) => {
    const { code, stdout, stderr } = await run(file, [...args, '--help']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.length).toBeGreaterThan(40);
  },
  60_000,
);

test.each(PROGRAMS)(
  'npm run $name refuses an unknown option and names it',
  async ({ name, file, args }) => {
    const { code, stdout, stderr } = await run(file, [...args, '--dryrun']);
    expect([code, stdout]).toEqual([name === 'doctor' ? 2 : 1, '']);
    expect(stderr).toMatch(/^Unknown option '--dryrun'\. See npm .*-- --help\.\n/);
  },
  60_000,
);

test('the commands of the README that run a program of ours are tested', () => {
  const names = PROGRAMS.map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining(['start', 'dev', 'proxy', 'simulator', 'deploy', 'doctor', 'bench']),
  );
});

describe('a folder that no command of ours made', () => {
  let folder: string;
  const canary = () => join(folder, 'canary.txt');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'latchkey-canary-'));
    writeFileSync(canary(), 'keep me');
  });

  const vite = 'node_modules/vite/bin/vite.js';
  test.each([
    {
      title: 'npm run deploy -- --dry-run --assets DIR',
      program: 'proxy/commands/deploy/deploy.ts',
      args: ['--dry-run', '--assets'],
    },
    {
      title: 'npm run deploy -- --dry-run --outdir DIR',
      program: 'proxy/commands/deploy/deploy.ts',
      args: ['--dry-run', '--outdir'],
    },
    { title: 'npm run build -- --outDir DIR', program: vite, args: ['build', '--outDir'] },
    {
      title: 'npm run build -- --emptyOutDir --outDir DIR',
      program: vite,
      args: ['build', '--emptyOutDir', '--outDir'],
    },
  ])('$title does not empty a folder that holds other files', async ({ program, args }) => {
    const { code, stderr } = await run(program, [...args, folder]);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /Unknown option '--assets'|not empty|holds canary\.txt, which no build made/,
    );
    expect(readdirSync(folder)).toEqual(['canary.txt']);
    expect(readFileSync(canary(), 'utf8')).toBe('keep me');
  });

  test.each(['demo', 'public', '.', '..'])(
    'npm run build -- --outDir %s does not empty a folder of the sources',
    async (outDir) => {
      // In a copy, because the test may fail.
      const copy = join(folder, 'web', outDir === '..' ? '.' : outDir);
      mkdirSync(copy, { recursive: true });
      copyFileSync(canary(), join(copy, 'canary.txt'));
      const { code } = await run(vite, ['build', '--outDir', join(folder, 'web', outDir)]);
      expect(code).toBe(1);
      expect(existsSync(join(copy, 'canary.txt'))).toBe(true);
    },
  );

  test('npm run build -- --outDir accepts a new, an empty and an earlier output folder', async () => {
    const built = join(folder, 'new');
    for (const demo of ['1', '']) {
      const { code } = await run(vite, ['build', '--outDir', built], { VITE_DEMO: demo });
      expect(code).toBe(0);
      expect(existsSync(join(built, 'mockServiceWorker.js'))).toBe(true);
      expect(existsSync(join(built, 'demo'))).toBe(demo === '1');
    }
    rmSync(folder, { recursive: true });
  }, 60_000);
});

test('npm run deploy --dry-run, without the two dashes before it, deploys nothing', async () => {
  const { code, stdout, stderr } = await run('proxy/commands/deploy/deploy.ts', [], {
    npm_config_dry_run: 'true',
  });
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toBe('npm took --dry-run for its own: write npm run deploy -- --dry-run.\n');
});

test('a deployment builds into a temporary folder, removes it, and leaves web/dist alone', async () => {
  const temporary = mkdtempSync(join(tmpdir(), 'latchkey-'));
  const before = listed('web/dist');
  const { code, stdout } = await run('proxy/commands/deploy/deploy.ts', ['--dry-run'], {
    TMPDIR: temporary,
    HOME: temporary,
    WRANGLER_LOG: 'log',
  });
  expect([code, stdout.includes('--dry-run: exiting now.')]).toEqual([0, true]);
  expect(stdout).toContain(join(temporary, 'latchkey-deploy-'));
  expect(readdirSync(temporary).filter((name) => name.startsWith('latchkey-'))).toEqual([]);
  expect(listed('web/dist')).toEqual(before);
}, 60_000);

/** The names of all files in a folder of the project. */
function listed(folder: string): string[] {
  const path = join(ROOT, folder);
  return existsSync(path) ? readdirSync(path, { recursive: true }).map(String).sort() : [];
}
