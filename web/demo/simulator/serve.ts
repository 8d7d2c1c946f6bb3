import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { endWithParent } from '../../../proxy/node/end-with-parent.ts';
import { demoApps } from './state/apps.ts';
import { readCommandLine } from './command-line.ts';
import { isReset } from './state/faulty.ts';
import { LANDED } from './pages/landed.ts';
import { createInstagram, type Instagram, type InstagramOptions } from './simulator.ts';

/** What `serveInstagram` needs; everything else has the simulation's own defaults. */
export interface ServeOptions extends Partial<Omit<InstagramOptions, 'origin'>> {
  /** 0 picks a free one. */
  port: number;
  /** Registered for all three demo apps beside the simulation's own `/landed`, unless `apps` is given. */
  redirectUris: readonly string[];
}

/** A simulated Instagram that listens. */
export interface ServedInstagram {
  /** `http://localhost:PORT`, without a trailing slash. */
  url: string;
  instagram: Instagram;
  /** Ends it, open connections included. */
  close: () => Promise<void>;
}

/**
 * Serves the simulated Instagram over HTTP on the loopback interface.
 *
 * Not meant for any other interface. Rejects with Node's own error when the port is taken (`EADDRINUSE`).
 */
export async function serveInstagram(options: ServeOptions): Promise<ServedInstagram> {
  const servers = await listenOnLoopback(options.port);
  const url = `http://localhost:${portOf(servers)}`;
  const instagram = createInstagram({
    apps: demoApps([...options.redirectUris, `${url}${LANDED}`]),
    now: Date.now,
    seed: Date.now(),
    ...options,
    origin: url,
  });
  const listener = getRequestListener(
    async (request, { outgoing }) => {
      try {
        return await instagram.fetch(request);
      } catch (error) {
        if (!isReset(error) && !request.signal.aborted) throw error;
        outgoing.destroy();
        return RESPONSE_ALREADY_SENT;
      }
    },
    { overrideGlobalObjects: false },
  );
  for (const server of servers) server.on('request', (...args) => void listener(...args));
  return { url, instagram, close: () => closeAll(servers) };
}

/** `localhost` means 127.0.0.1 on some machines and ::1 on others: both have to answer where both exist. */
async function listenOnLoopback(port: number): Promise<Server[]> {
  const v4 = await listen(port, '127.0.0.1');
  try {
    return [v4, await listen(portOf([v4]), '::1')];
  } catch (error) {
    if (isTaken(error)) {
      await closeAll([v4]);
      throw error;
    }
    return [v4];
  }
}

function listen(port: number, host: string): Promise<Server> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

function portOf([server]: readonly Server[]): number {
  const address = server?.address();
  if (typeof address !== 'object' || !address) throw new Error('The server does not listen.');
  return address.port;
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  const closing = servers.map(
    (server) =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  );
  await Promise.all(closing);
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

/** The command line: see `command-line.ts`. */
async function main(): Promise<void> {
  const asked = readCommandLine(process.argv.slice(2), process.env);
  if ('help' in asked) {
    console.log(asked.help);
    return;
  }
  if ('fault' in asked) {
    fail(asked.fault);
    return;
  }
  try {
    announce(await serveInstagram(asked));
  } catch (error) {
    if (!isTaken(error)) throw error;
    fail(
      `Port ${asked.port} is in use. Stop the program that uses it, or choose another port with --port.`,
    );
  }
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

function announce({ url, close }: ServedInstagram): void {
  console.log(`Simulated Instagram on ${url}/ (lists the apps, IDs and secrets; Ctrl-C stops it)`);
  const end = () => void close().then(() => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
  if (process.env.npm_lifecycle_event !== undefined) endWithParent(end);
}

if (import.meta.main) await main();
