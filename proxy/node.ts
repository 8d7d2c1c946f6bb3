import { ServerResponse } from 'node:http';
import { serve } from '@hono/node-server';
import { createApp } from './app.ts';
import type { Fault } from './env-faults.ts';
import { endWithParent } from './end-with-parent.ts';
import { parseEnv, parseListen } from './env.ts';
import { createBatchedLog, printIssuerNote } from './log.ts';
import { createMetaCallbacks } from './meta-callbacks.ts';
import { createNodeSubtle } from './node-subtle.ts';
import { isPublicSuffix } from './public-suffix.ts';
import { createRateLimit } from './rate-limit.ts';
import { createRelay } from './relay.ts';
import { createUndiciFetch } from './undici-fetch.ts';

/** Node's own are 60 s and 300 s: a handful of slow callers would hold every socket. */
const TIMEOUTS = {
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

const config = parseEnv(process.env, isPublicSuffix);
const listen = parseListen(process.env);
if (!config.ok || !listen.ok) {
  refuse([...(config.ok ? [] : config.faults), ...(listen.ok ? [] : listen.faults)]);
}

const { log, flush } = createBatchedLog();
const { relay } = config.value;
const now = () => performance.now();
const app = createApp({
  config: config.value,
  fetch: createUndiciFetch(),
  now,
  random: () => Math.random(),
  newRequestId: () => crypto.randomUUID(),
  log,
  rateLimit: createRateLimit(config.value.rateLimitPerMinute, now),
  metaCallbacks: createMetaCallbacks(config.value, crypto.subtle),
  ...(relay && {
    relay: createRelay(relay, {
      subtle: createNodeSubtle(crypto.subtle),
      randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
      nowMs: () => Date.now(),
    }),
  }),
});

const { port, hostname } = listen.value;
let isEnding = false;
const server = serve(
  {
    port,
    hostname,
    serverOptions: TIMEOUTS,
    // The socket's peer: headers that name another address are written by the caller.
    fetch(request, { incoming, outgoing }) {
      // Whoever keeps a connection busy would otherwise keep the process from its end.
      if (isEnding && outgoing instanceof ServerResponse) outgoing.shouldKeepAlive = false;
      return app.fetch(request, { clientAddress: incoming.socket.remoteAddress });
    },
  },
  (info) => {
    const host = hostname.includes(':') ? `[${hostname}]` : hostname;
    console.log(`The proxy listens on http://${host}:${info.port}`);
    printIssuerNote(relay?.issuer);
  },
);

server.on('error', (error: NodeJS.ErrnoException) => {
  console.error(
    error.code === 'EADDRINUSE'
      ? `The proxy cannot start: port ${port} of ${hostname} is in use. Set PORT to another one.`
      : `The proxy cannot listen on port ${port} of ${hostname}: ${error.code ?? 'unknown error'}.`,
  );
  process.exit(1);
});

function end(): void {
  isEnding = true;
  // Requests that wait for Instagram may have spent a code: they are answered before the end.
  server.close(() => {
    flush();
    process.exit(0);
  });
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
if (process.env['npm_lifecycle_event'] !== undefined) endWithParent(end);
