import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { createInstagram, type Instagram } from '../../web/demo/simulator/simulator.ts';
import { isReset } from '../../web/demo/simulator/state/faulty.ts';
import type { Account } from '../../web/demo/simulator/state/accounts.ts';
import { demoApps, DEMO_CREDENTIALS } from '../../web/demo/simulator/state/apps.ts';
import type { Switches } from '../../web/demo/simulator/state/switches.ts';
import { keeperEnv, operatorOf, type Operator } from './keeper.ts';
import type { RunningProxy } from './proxy.ts';

/** A call that reached the simulated Instagram. */
export interface Call {
  path: string;
  token: string;
  url: string;
}

/** Answers in place of the simulation; undefined lets it answer. */
export type Rule = (call: Call) => Response | undefined | Promise<Response | undefined>;

/** A keeper and an Instagram whose clocks go together. */
export interface World {
  instagram: Instagram;
  proxy: RunningProxy;
  operator: Operator;
  /** All calls so far, in their order. */
  calls: Call[];
  /** Takes the place of the rule before. */
  rule(rule: Rule | undefined): void;
  /** The token that the dashboard gives for an account. */
  token(username: string): Promise<string>;
  /** Keeps an account under its username. */
  keep(username: string): Promise<string>;
  /** Moves both clocks on and does what is due. */
  advance(milliseconds: number): Promise<void>;
  /** How often a path was asked for with one of these tokens, or at all. */
  count(path: string): number;
  switches(switches: Partial<Switches>): Promise<void>;
  revoke(token: string): void;
  /** What the keeper's clock shows. */
  now(): number;
  close(): Promise<void>;
}

/** Invented creators, `one` and so on, with ids that a double would round. */
function people(count: number): Account[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: 'creator' as const,
    username: `person${index}`,
    name: `Person ${index}`,
    biography: '',
    website: '',
    id: `3622056400752${String(8701 + 2 * index)}`,
    userId: `1784140131357${String(4601 + 2 * index)}`,
    legacyId: `17${index}`,
    followers: 1,
    follows: 1,
    posts: index === 1 ? 0 : 60,
  }));
}

/** Starts both. `more` is for the proxy's environment. */
export async function startWorld(
  start: (env: Record<string, string>) => Promise<RunningProxy>,
  more: Record<string, string> = {},
): Promise<World> {
  const calls: Call[] = [];
  let rule: Rule | undefined;
  let aheadMs = 0;
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const instagram = createInstagram({
    origin: url,
    apps: demoApps(['https://app.example/cb']),
    accounts: people(14),
    now: () => Date.now(),
  });
  const listener = getRequestListener(
    async (request, { outgoing }) => {
      const { pathname, searchParams } = new URL(request.url);
      const bearer = request.headers.get('authorization')?.replace('Bearer ', '');
      const token = searchParams.get('access_token') ?? bearer ?? '';
      const call = { path: pathname, token, url: request.url };
      if (!pathname.startsWith('/_simulator')) calls.push(call);
      try {
        return (await rule?.(call)) ?? (await instagram.fetch(request));
      } catch (error) {
        if (!isReset(error) && !request.signal.aborted) throw error;
        outgoing.destroy();
        return new Response();
      }
    },
    { overrideGlobalObjects: false },
  );
  server.on('request', (...args) => void listener(...args));
  const { clientId, clientSecret } = DEMO_CREDENTIALS.instagram;
  const proxy = await start({
    ...keeperEnv(url, more),
    INSTAGRAM_CLIENT_ID: clientId,
    INSTAGRAM_CLIENT_SECRET: clientSecret,
  });
  const operator = operatorOf(proxy.url);
  const wish = async (wishes: object): Promise<Record<string, unknown>> => {
    const headers = { 'Content-Type': 'application/json' };
    const body = JSON.stringify(wishes);
    const request = new Request(`${url}/_simulator`, { method: 'POST', headers, body });
    return (await (await instagram.fetch(request)).json()) as Record<string, unknown>;
  };
  const token = async (username: string) => String((await wish({ token: username }))['token']);
  return {
    instagram,
    proxy,
    operator,
    calls,
    rule(next) {
      rule = next;
    },
    token,
    async keep(username) {
      const given = await token(username);
      const reply = await operator.keepToken(given);
      if (reply.status > 201) throw new Error(reply.text);
      return given;
    },
    async advance(milliseconds) {
      aheadMs += milliseconds;
      instagram.advance(milliseconds / 1000);
      const reply = await operator.post('/kept/wake', { now: String(Date.now() + aheadMs) });
      if (reply.status !== 200) throw new Error(reply.text);
    },
    count: (path) => calls.filter((call) => call.path === path).length,
    async switches(switches) {
      await wish({ switches });
    },
    revoke: (it) => instagram.revoke(it),
    now: () => Date.now() + aheadMs,
    async close() {
      await proxy.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/** The error of the Graph API. */
export function graphError(message: string, code: number, status = 400): Response {
  return Response.json({ error: { message, type: 'OAuthException', code } }, { status });
}
