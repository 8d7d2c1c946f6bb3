import { createApp } from './app.ts';
import type { Env } from './config/faults.ts';
import { parseEnv } from './config/config.ts';
import { printIssuerNote } from './http/log.ts';
import { createRefusal } from './http/unconfigured.ts';
import { webPlatform, type Platform } from './platform/platform.ts';
import { bindingRateLimit } from './worker/rate-limit-binding.ts';
import { wholeBodies } from './worker/whole-bodies.ts';

function platformOf(env: Env): Platform {
  return {
    ...webPlatform(globalThis),
    fetch: wholeBodies((url, init) => fetch(url, init)),
    // Cloudflare sets this header itself, over whatever the caller wrote.
    clientAddress: ({ headers }) => headers.get('cf-connecting-ip') ?? undefined,
    rateLimit: bindingRateLimit(env.TOKEN_RATE_LIMIT),
  };
}

function createProxy(env: Env): ReturnType<typeof createApp> {
  const config = parseEnv(env);
  if (!config.ok) return createRefusal(env, config.faults, webPlatform(globalThis));
  printIssuerNote(config.value.relay?.issuer);
  return createApp(config.value, platformOf(env));
}

/** An isolate's environment never changes: it is parsed once, at the first request. */
let proxy: ReturnType<typeof createApp> | undefined;

/** The proxy on Cloudflare Workers. */
export default {
  fetch(request: Request, env: Env): Response | Promise<Response> {
    proxy ??= createProxy(env);
    return proxy.fetch(request, env);
  },
};
