import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  findUnguarded,
  FORM,
  ORIGIN,
  REDIRECT_URI,
  proxyEnv,
  send,
  startOnNode,
  startOnWorkerd,
} from './proxy.ts';
import type { Reply, RunningProxy } from './proxy.ts';

/** The proxy's own address: on loopback, so that the keeper's clock can be moved. */
export const KEEPER_ISSUER = 'http://localhost:8787';

export const ADMIN_KEY = 'sentinel-admin-key-0123456789abcdef0123456789';

/** 32 bytes that begin with a sentinel, in base64. */
export const KEEPER_KEY = Buffer.from('sentinel-keeper-key-0123456789ab').toString('base64');

/** An environment with a keeper. */
export function keeperEnv(upstreamUrl: string, more: Record<string, string> = {}) {
  return proxyEnv(upstreamUrl, {
    ISSUER: KEEPER_ISSUER,
    KEEPER_KEY,
    KEEPER_ADMIN_KEY: ADMIN_KEY,
    ...more,
  });
}

/** A database that no other test has. */
export const newKeeperFile = () =>
  join(mkdtempSync(join(tmpdir(), 'latchkey-keeper-')), 'keeper.db');

/** What wrangler's configuration has for the keeper. */
export const KEEPER_BINDINGS = {
  durable_objects: { bindings: [{ name: 'KEEPER', class_name: 'Keeper' }] },
  exports: { Keeper: { type: 'durable-object', storage: 'sqlite' } },
};

/** Both places where the keeper runs, each with a store of its own. */
export const KEEPERS = [
  [
    'Node',
    (env: Record<string, string>): Promise<RunningProxy> =>
      startOnNode({ KEEPER_FILE: newKeeperFile(), ...env }),
  ],
  [
    'workerd',
    (env: Record<string, string>): Promise<RunningProxy> => startOnWorkerd(env, KEEPER_BINDINGS),
  ],
] as const;

const ADMIN = { Authorization: `Bearer ${ADMIN_KEY}` };

/** What an operator and an owner do. */
export interface Operator {
  get(path: string): Promise<Reply>;
  post(path: string, fields?: Record<string, string>): Promise<Reply>;
  delete(path: string): Promise<Reply>;
  claim(fields?: Record<string, string>): Promise<string>;
  /** Hands over a login's code, as the page does. */
  keepCode(code: string, claim?: string): Promise<Reply>;
  keepToken(token: string, claim?: string): Promise<Reply>;
  /** Moves the keeper's clock on from its start by so many milliseconds, and does what is due. */
  wakeAt(afterMs: number): Promise<Reply>;
  /** The line of a feed. */
  line(feed: string): Promise<Record<string, unknown>>;
}

/** Asks a proxy as its operator. */
export function operatorOf(url: string): Operator {
  const startedAt = Date.now();
  const post = (path: string, fields: Record<string, string> = {}, headers: object = ADMIN) =>
    send(`${url}${path}`, {
      method: 'POST',
      headers: { ...FORM, ...headers },
      body: new URLSearchParams(fields).toString(),
    });
  const claim = async (fields: Record<string, string> = {}) =>
    String((await post('/kept/claims', fields)).json['claim']);
  const own = { Origin: ORIGIN };
  return {
    get: (path) => send(`${url}${path}`, { headers: ADMIN }),
    post: (path, fields) => post(path, fields),
    delete: (path) => send(`${url}${path}`, { method: 'DELETE', headers: ADMIN }),
    claim,
    keepCode: async (code, given) =>
      post(
        '/kept',
        {
          claim: given ?? (await claim()),
          grant_type: 'authorization_code',
          code,
          redirect_uri: REDIRECT_URI,
        },
        own,
      ),
    keepToken: async (token, given) =>
      post('/kept', { claim: given ?? (await claim()), token }, own),
    wakeAt: (afterMs) => post('/kept/wake', { now: String(startedAt + afterMs) }),
    line: async (feed) => (await send(`${url}/kept/${feed}`, { headers: ADMIN })).json,
  };
}

/** The status of a reply and the reason that it names. */
export const reasonOf = ({ status, json }: Pick<Reply, 'status' | 'json'>) => [
  status,
  json['reason'],
];

/** As `findUnguarded`, without the four headers that the keeper's routes choose themselves. */
export function findUnguardedInKeeper(): string[] {
  const own = ['cross-origin-resource-policy', 'cache-control', 'etag', 'content-type'];
  return findUnguarded().filter((it) => !own.some((name) => it.startsWith(name)));
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
