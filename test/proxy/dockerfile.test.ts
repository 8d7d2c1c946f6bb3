import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { proxyEnv } from '../support/proxy.ts';

const ROOT = join(import.meta.dirname, '../..');
const NODE = join(ROOT, 'node_modules/.bin/node');
const DOCKERFILE = readFileSync(join(ROOT, 'proxy/Dockerfile'), 'utf8');
const IGNORE = readFileSync(join(ROOT, 'proxy/Dockerfile.dockerignore'), 'utf8').split('\n');

/** The files that are copied from the repository, not from another stage. */
const SOURCES = [...DOCKERFILE.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
  ([, sources = '']) => sources.split(' '),
);

/** The arguments of an instruction in exec form. */
function argumentsOf(instruction: string): string[] {
  const list = new RegExp(`^${instruction}.*?(\\[.*\\])$`, 'm').exec(DOCKERFILE)?.[1];
  return JSON.parse(list ?? '[]') as string[];
}

test('every file that the Dockerfile copies exists and reaches the builder', () => {
  expect(SOURCES.length).toBeGreaterThan(2);
  for (const source of SOURCES) {
    expect(existsSync(join(ROOT, source)), source).toBe(true);
    expect(IGNORE).toContain(`!${source}`);
  }
  expect(IGNORE).toContain('*');
});

test('no document below proxy/ reaches the builder', () => {
  expect(IGNORE.indexOf('proxy/**/*.md')).toBeGreaterThan(IGNORE.indexOf('!proxy'));
});

test('the image runs without root on the major version of the project’s Node', () => {
  expect(DOCKERFILE.match(/^FROM (\S+)/gm)).toEqual(['FROM node:24-alpine', 'FROM node:24-alpine']);
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  expect(devDependencies['node']).toMatch(/^24\./);
  expect(DOCKERFILE.indexOf('USER node')).toBeGreaterThan(DOCKERFILE.lastIndexOf('COPY'));
  expect(DOCKERFILE).not.toMatch(/SECRET|SEALING/);
});

test('every package that the proxy imports at run time is in dependencies', () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const seen = new Set<string>();
  const packages = new Set<string>();
  const follow = (file: string) => {
    if (seen.has(file)) return;
    seen.add(file);
    const source = readFileSync(join(ROOT, file), 'utf8');
    for (const [, module = ''] of source.matchAll(/^import (?!type ).*?from '([^']+)'/gms)) {
      if (module.startsWith('.')) follow(normalize(join(dirname(file), module)));
      else if (!module.startsWith('node:'))
        packages.add(module.replace(/^(@[^/]+\/[^/]+|[^/]+).*/, '$1'));
    }
  };
  follow('proxy/node.ts');
  expect(seen.size).toBeGreaterThan(20);
  expect([...seen].filter((file) => !file.startsWith('proxy/'))).toEqual([]);
  expect(Object.keys(dependencies)).toEqual(expect.arrayContaining([...packages]));
});

describe('the files of the image alone', () => {
  const app = mkdtempSync(join(tmpdir(), 'latchkey-image-'));
  let output = '';
  let port = '';
  const env = { PATH: process.env['PATH'], HOST: '0.0.0.0', ...proxyEnv('http://127.0.0.1:9') };
  for (const source of SOURCES) cpSync(join(ROOT, source), join(app, source), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(app, 'node_modules'));
  const [, ...command] = argumentsOf('CMD');
  const running = spawn(NODE, command, { cwd: app, env: { ...env, PORT: '0' } });

  beforeAll(async () => {
    for (const stream of [running.stdout, running.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    port = await vi.waitUntil(() => /http:\/\/0\.0\.0\.0:(\d+)/.exec(output)?.[1], {
      timeout: 30_000,
    });
  }, 40_000);
  afterAll(() => {
    running.kill('SIGKILL');
    rmSync(app, { recursive: true });
  });

  const checkHealth = async (at: string) => {
    const [, ...args] = argumentsOf('HEALTHCHECK');
    const check = spawn(NODE, args, { env: { PORT: at }, stdio: 'inherit' });
    await once(check, 'exit');
    return check.exitCode;
  };

  test('the files of the image alone run, and the health check passes until the proxy is stopped', async () => {
    expect(await checkHealth(port)).toBe(0);
    running.kill('SIGTERM');
    await once(running, 'exit');
    expect(running.exitCode).toBe(0);
    // fetch refuses port 9 by itself.
    expect(await checkHealth('9')).toBe(1);
  });
});
