import { createApp } from './app.ts';
import type { Env } from './config/faults.ts';
import { parseEnv } from './config/config.ts';
import { printIssuerNote, printLog } from './http/log.ts';
import { createMetaCallbacks } from './meta/callbacks.ts';
import { createRefusal } from './http/unconfigured.ts';
import { createRateLimit } from './http/rate-limit.ts';
import { createRelay } from './relay/relay.ts';
import { withBinding } from './worker/rate-limit-binding.ts';
import { wholeBodies } from './worker/whole-bodies.ts';

const deps = {
  now: () => performance.now(),
  newRequestId: () => crypto.randomUUID(),
  log: printLog,
};

function createProxy(env: Env): ReturnType<typeof createApp> {
  const parsed = parseEnv(env);
  if (!parsed.ok) return createRefusal(env, parsed.faults, deps);
  const config = parsed.value;
  const { relay } = config;
  printIssuerNote(relay?.issuer);
  const counter = createRateLimit(config.rateLimitPerMinute, deps.now);
  return createApp({
    ...deps,
    config,
    fetch: wholeBodies((url, init) => fetch(url, init)),
    random: () => Math.random(),
    metaCallbacks: createMetaCallbacks(config, crypto.subtle),
    ...(relay && {
      relay: createRelay(relay, {
        subtle: crypto.subtle,
        randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
        nowMs: () => Date.now(),
      }),
    }),
    rateLimit:
      config.rateLimitPerMinute === 0 ? counter : withBinding(counter, env.TOKEN_RATE_LIMIT),
  });
}

/** An isolate's environment never changes: it is parsed once, at the first request. */
let proxy: ReturnType<typeof createApp> | undefined;

/** The proxy on Cloudflare Workers. */
export default {
  fetch(request: Request, env: Env): Response | Promise<Response> {
    proxy ??= createProxy(env);
    // Cloudflare sets this header itself, over whatever the caller wrote.
    const clientAddress = request.headers.get('cf-connecting-ip') ?? undefined;
    return proxy.fetch(request, { clientAddress });
  },
};
