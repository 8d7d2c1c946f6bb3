import { ServerResponse } from 'node:http';
import { serve, type HttpBindings } from '@hono/node-server';
import { createApp } from './app.ts';
import { clientAddress } from './http/client-address.ts';
import { optionsOrExit } from './commands/command-options.ts';
import type { Fault } from './config/faults.ts';
import { findStoreFault } from './config/keeper.ts';
import { endWithParent } from './node/end-with-parent.ts';
import { parseEnv, parseListen } from './config/config.ts';
import { createBatchedLog, printIssuerNote } from './http/log.ts';
import { keeperRoutes } from './keeper/routes/routes.ts';
import { keeperInFile } from './node/keeper-in-file.ts';
import { passOn } from './node/loopback.ts';
import { createNodeSubtle } from './node/subtle.ts';
import { isPublicSuffix } from './node/public-suffix.ts';
import { createUndiciFetch } from './node/undici-fetch.ts';
import { parseWayOut } from './node/way-out.ts';
import { wakeByTimer } from './node/wake.ts';
import { webPlatform } from './platform/platform.ts';

/** Node's own for headers and body are 60 s and 300 s: a handful of slow callers would hold every socket. */
const TIMEOUTS = {
  // Longer than the 60 s of load balancers: they would send on a connection that is just being closed.
  keepAliveTimeout: 65_000,
  // Counted from the first byte of a request, so that an idle connection is not overdue.
  headersTimeout: 8_000,
  requestTimeout: 8_000,
  // Node looks only every so often which sockets are overdue.
  connectionsCheckingInterval: 1_000,
};

function refuse(faults: readonly Fault[]): never {
  const lines = faults.map(({ variable, problem }) => `  ${variable} ${problem}`);
  console.error(
    ['The proxy cannot start. Correct these environment variables:', ...lines].join('\n'),
  );
  process.exit(1);
}

optionsOrExit({
  name: 'npm run proxy',
  help: 'The proxy alone on Node. It has no options: environment variables configure it (see the README).',
  options: {},
});
const config = parseEnv(process.env, isPublicSuffix);
const listen = parseListen(process.env);
const wayOut = parseWayOut(process.env);
const storeFaults = findStoreFault(process.env, 'KEEPER_FILE');
if (!config.ok || !listen.ok || !wayOut.ok || storeFaults.length > 0) {
  const parsed = [config, listen, wayOut].flatMap((it) => (it.ok ? [] : it.faults));
  refuse([...parsed, ...storeFaults]);
}

const { log, flush } = createBatchedLog();
const platform = {
  ...webPlatform(globalThis),
  fetch: createUndiciFetch(wayOut.value.usesEnvProxy),
  subtle: createNodeSubtle(crypto.subtle),
  log,
  clientAddress: ({ headers }: Request, env: unknown) => addressOf(headers, env as HttpBindings),
};
const keeper = await keeperInFile(config.value, platform, process.env['KEEPER_FILE']);
if (keeper !== undefined && 'variable' in keeper) refuse([keeper]);
const keeping = keeper && { keeper, routes: keeperRoutes };
const app = createApp(config.value, { ...platform, keeper: keeping });
const stopWaking = keeper && wakeByTimer(keeper, platform.epochMs);

const { port, hostname, trustedProxies } = listen.value;
/** `localhost` means 127.0.0.1 to some programs and ::1 to others: both are taken. */
const isBoth = hostname === 'localhost';
let isEnding = false;
let hasNoted = false;

/** The socket's peer, unless `TRUSTED_PROXIES` says otherwise: anyone can write headers that name another address. */
function addressOf(headers: Headers, { incoming }: HttpBindings): string | undefined {
  const forwardedFor = headers.get('x-forwarded-for');
  if (forwardedFor !== null && trustedProxies === 0 && !hasNoted) {
    hasNoted = true;
    console.log(
      'X-Forwarded-For arrives and TRUSTED_PROXIES is 0: all who come through the same proxy share one rate limit. Set it to the number of proxies that append to this header.',
    );
  }
  return clientAddress(incoming.socket.remoteAddress, forwardedFor, trustedProxies);
}

/** Prints where the proxy is, once it answers there. */
const announce = (port: number) => {
  const host = hostname.includes(':') ? `[${hostname}]` : hostname;
  console.log(`The proxy is listening on http://${host}:${port}`);
  printIssuerNote(config.value.relay?.issuer);
};

const server = serve(
  {
    port,
    hostname: isBoth ? '127.0.0.1' : hostname,
    serverOptions: TIMEOUTS,
    fetch(request, env) {
      const { outgoing } = env;
      // A connection that is kept busy would otherwise keep the process from its end.
      if (isEnding && outgoing instanceof ServerResponse) outgoing.shouldKeepAlive = false;
      return app.fetch(request, env);
    },
  },
  ({ port }) => {
    if (isBoth) passOn(port).then(() => announce(port), cannotListen);
    else announce(port);
  },
);

server.on('error', cannotListen);

function cannotListen(error: NodeJS.ErrnoException): never {
  console.error(
    error.code === 'EADDRINUSE'
      ? `The proxy cannot start: port ${port} of ${hostname} is in use. Set PORT to another one.`
      : `The proxy cannot listen on port ${port} of ${hostname}: ${error.code ?? 'unknown error'}.`,
  );
  process.exit(1);
}

function end(): void {
  isEnding = true;
  stopWaking?.();
  // Requests that wait for Instagram may have spent a code: they are answered before the end.
  server.close(() => {
    flush();
    process.exit(0);
  });
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
if (process.env['npm_lifecycle_event'] !== undefined) endWithParent(end);
