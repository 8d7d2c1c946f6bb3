import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { WRANGLER_KEEPS_NOTHING } from '../../proxy/commands/wrangler-env.ts';
import { compatibilityDate } from './bundle-worker.ts';
import { COVERED } from './covered.ts';

Object.assign(process.env, WRANGLER_KEEPS_NOTHING);

/** The repository's root. */
const ROOT = join(import.meta.dirname, '../..');

/** The Node that the project brings: the machine's own may be older. */
const NODE = join(ROOT, 'node_modules/.bin/node');

/** A proxy that runs as it would run for real, and all that it has printed. */
export interface RunningProxy {
  url: string;
  output(): string;
  close(): Promise<void>;
}

/** What a run of a program came to. */
export interface Exit {
  code: number | null;
  stdout: string;
  stderr: string;
}

type Env = Record<string, string>;

/** An environment that lets `https://app.example/cb` log in, without a rate limit. */
export function proxyEnv(upstreamUrl: string, more: Env = {}): Env {
  return {
    INSTAGRAM_CLIENT_ID: '990602627938098',
    INSTAGRAM_CLIENT_SECRET: 'sentinel-app-secret-0123456789abcdef',
    FACEBOOK_CLIENT_ID: '123456789012345',
    FACEBOOK_CLIENT_SECRET: 'sentinel-meta-secret-0123456789abcdef',
    REDIRECT_URIS: 'https://app.example/cb,http://localhost:5173/',
    INSTAGRAM_TOKEN_URL: `${upstreamUrl}/oauth/access_token`,
    INSTAGRAM_GRAPH_URL: upstreamUrl,
    FACEBOOK_GRAPH_URL: upstreamUrl,
    RATE_LIMIT_PER_MINUTE: '0',
    ...more,
  };
}

/** A program that runs the proxy as its environment says, and prints where it listens. */
type Program = readonly [command: string, ...args: string[]];

const ON_NODE: Program = [NODE, join(ROOT, 'proxy/node.ts')];

function spawnProxy(env: Env, [command, ...args]: Program = ON_NODE) {
  const child = spawn(command, args, {
    env: { PATH: process.env.PATH ?? '', PORT: '0', ...COVERED, ...env },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const exited = new Promise<Exit>((resolve) => {
    child.on('close', (code) => resolve({ code, ...output }));
  });
  return { child, output, exited };
}

/** Runs the Node proxy with an environment in which it does not start. */
export async function runToExit(env: Env): Promise<Exit> {
  return await spawnProxy(env).exited;
}

/** Starts the proxy on Node, as `npm run proxy` does, on a port that the system chooses. */
export async function startOnNode(env: Env): Promise<RunningProxy> {
  return await startProgram(env, ON_NODE);
}

/** Starts the proxy with a program of any runtime. */
export async function startProgram(env: Env, program: Program): Promise<RunningProxy> {
  const { child, output, exited } = spawnProxy(env, program);
  const listening = new Promise<string>((resolve) => {
    child.stdout.on('data', () => {
      const url = /http:\/\/\S+:\d+/.exec(output.stdout)?.[0];
      if (url !== undefined) resolve(url);
    });
  });
  const url = await Promise.race([listening, exited]);
  if (typeof url !== 'string') throw new Error(`The proxy did not start: ${url.stderr}`);
  return {
    url,
    output: () => output.stdout + output.stderr,
    async close() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** The deployed configuration without its assets: the built page need not be there. */
function writeConfig(env: Env, more: object): string {
  const path = join(mkdtempSync(join(tmpdir(), 'latchkey-')), 'wrangler.json');
  const main = join(ROOT, 'proxy/worker.ts');
  const compatibility_date = compatibilityDate();
  const config = { name: 'latchkey', main, compatibility_date, vars: env, ...more };
  writeFileSync(path, JSON.stringify(config));
  return path;
}

/**
 * Starts the proxy in workerd, as it is deployed, on a port that the system chooses.
 *
 * `more` goes into wrangler's configuration, bindings for example. Not with wrangler's test harness: that one sends what the Worker sends through Node's own fetch, so that
 * neither its redirects nor its deadlines would be workerd's.
 */
export async function startOnWorkerd(env: Env, more: object = {}): Promise<RunningProxy> {
  const lines: string[] = [];
  // It takes a second to load, which those who start nothing on workerd need not wait for.
  const { unstable_startWorker } = await import('wrangler');
  const worker = await unstable_startWorker({
    config: writeConfig(env, more),
    dev: {
      server: { hostname: '127.0.0.1', port: 0 },
      logLevel: 'none',
      watch: false,
      persist: false,
      inspector: false,
      structuredLogsHandler: (log: { message: string }) => lines.push(log.message),
    },
  });
  const url = await worker.url;
  return {
    url: url.origin,
    output: () => lines.join('\n'),
    close: () => worker.dispose(),
  };
}

/** A reply, read to its end. */
export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  json: Record<string, unknown>;
}

/** Every reply of this file's tests, for the leak scan. */
const seen: Reply[] = [];

/** What every secret, code and token of these tests begins with; keys are in base64. */
const SENTINELS = ['sentinel-', 'c2VudGluZWwt', 'C0DE', 'IGAA', 'EAA'];

/** What every sealed state and code begins with: it may be in an address to go to, and nowhere else. */
const SEALED = 'eyJhbGciOiJkaXIi';

/** Ciphertext and random cookies hold any three letters sooner or later. */
const RANDOM = /eyJ[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+|latchkey-[\w-]+=[\w-]*/g;

function hasSentinel(text: string): boolean {
  return SENTINELS.some((sentinel) => text.includes(sentinel));
}

/** Where a browser is sent, and what it shall remember, without what is random in it. */
function ways({ headers }: Reply): string {
  return JSON.stringify([headers.location, headers['set-cookie']]).replace(RANDOM, '');
}

/** All else that a caller gets, without the two fields that a token belongs in. */
function rest(reply: Reply): string {
  const others = Object.entries(reply.headers).filter(
    ([name]) => name !== 'location' && name !== 'set-cookie',
  );
  return JSON.stringify(others) + withoutTokens(reply);
}

/** The one place in which a token belongs: these two fields of a success. */
function withoutTokens({ text, json, status }: Reply): string {
  if (status !== 200) return text;
  return JSON.stringify({ ...json, access_token: undefined, refresh_token: undefined });
}

/** All that the proxy has printed, up to and including the line of a last request. */
export async function flushedOutput(proxy: RunningProxy): Promise<string> {
  const { json } = await send(`${proxy.url}/last`);
  return await vi.waitUntil(() => {
    const output = proxy.output();
    return output.includes(String(json.request_id)) && output;
  });
}

/** Where a secret, a code or a token showed: in what the proxy printed, or in any reply to `send`. */
export async function findLeaks(proxy: RunningProxy): Promise<string[]> {
  const texts = [await flushedOutput(proxy), ...seen.map(rest)];
  return [
    ...texts.filter((text) => hasSentinel(text) || text.includes(SEALED)),
    ...seen.map(ways).filter(hasSentinel),
  ];
}

/** What every reply has, whatever happened. */
const GUARDS: Record<string, RegExp> = {
  // The metadata of the relay is the one thing that may be kept.
  'cache-control': /^(?:no-store|public, max-age=300)$/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
  // Nothing that speaks for the other hosts of the site's owner.
  'strict-transport-security': /^max-age=(?:3[2-9]|[4-9]\d)\d{6}$/,
  'content-security-policy': /^default-src 'none';.* frame-ancestors 'none'$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'content-type': /; charset=utf-8$/,
  vary: /^Origin$/,
};
const UNWANTED = ['server', 'x-powered-by', 'etag', 'access-control-allow-credentials'];

/** Refusals of the platform's own, before the proxy is asked, have neither page nor JSON. */
const isOurs = ({ status, text }: Reply) => status < 400 || /^(?:\{"|<!doctype)/.test(text);

/** The headers that any reply to `send` lacked, or had and should not. */
export function findUnguarded(): string[] {
  return seen.filter(isOurs).flatMap(({ status, headers, text }) => {
    const lacking = Object.entries(GUARDS).filter(
      ([name, value]) =>
        !value.test(String(headers[name])) && (name !== 'content-type' || text !== ''),
    );
    const names = [...lacking.map(([name]) => name), ...UNWANTED.filter((name) => name in headers)];
    return names.map((name) => `${name} of ${status} ${text.slice(0, 80)}`);
  });
}

/** The headers of a form. */
export const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

/** A request with every header and method as it is written, which `fetch` would not allow. */
export function send(
  url: string,
  options: {
    method?: string;
    /** As it is sent, where no URL parser shall put it right. */
    path?: string;
    headers?: Record<string, string | string[]>;
    body?: string | Buffer;
  } = {},
): Promise<Reply> {
  const { method = 'GET', path, headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      url,
      { method, headers, agent: false, ...(path !== undefined && { path }) },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          const { statusCode = 0 } = response;
          const reply = { status: statusCode, headers: response.headers, text, json: parse(text) };
          seen.push(reply);
          resolve(reply);
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** The page that the test environment allows. */
export const ORIGIN = 'https://app.example';
export const REDIRECT_URI = 'https://app.example/cb';

/** Sends a token request as the page does. */
export function postToken(
  url: string,
  fields: Record<string, string>,
  headers: Record<string, string> = { Origin: ORIGIN },
): Promise<Reply> {
  return send(`${url}/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
}

/** Sends a code as the page does. */
export function postCode(url: string, code: string, more: Record<string, string> = {}) {
  return postToken(url, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT_URI,
    ...more,
  });
}
