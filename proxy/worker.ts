import { createApp } from './app.ts';
import type { Env } from './config/faults.ts';
import { parseEnv } from './config/config.ts';
import { findStoreFault } from './config/keeper.ts';
import { printIssuerNote } from './http/log.ts';
import { createRefusal } from './http/unconfigured.ts';
import { webPlatform, type Platform } from './platform/platform.ts';
import {
  isNamespace,
  KeeperObject,
  remoteKeeper,
  type ObjectState,
} from './worker/keeper-object.ts';
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
  const faults = [...(config.ok ? [] : config.faults), ...findStoreFault(env, 'KEEPER')];
  if (!config.ok || faults.length > 0) return createRefusal(env, faults, webPlatform(globalThis));
  printIssuerNote(config.value.relay?.issuer);
  const keeper = config.value.keeper && keeperOf(env);
  return createApp(config.value, { ...platformOf(env), keeper });
}

function keeperOf({ KEEPER: namespace }: Env) {
  return isNamespace(namespace) ? remoteKeeper(namespace) : undefined;
}

/** An isolate's environment never changes: it is parsed once, at the first request. */
let proxy: ReturnType<typeof createApp> | undefined;

/** The proxy on Cloudflare Workers. */
export default {
  fetch(request: Request, env: Env): Response | Promise<Response> {
    proxy ??= createProxy(env);
    return proxy.fetch(request, env);
  },
  /** Once a day, in case that an alarm was lost. */
  async scheduled({ scheduledTime }: { scheduledTime: number }, env: Env): Promise<void> {
    const config = parseEnv(env);
    if (config.ok && config.value.keeper) await keeperOf(env)?.tick(scheduledTime);
  },
};

/** The keeper's Durable Object. */
export class Keeper extends KeeperObject {
  constructor(state: ObjectState, env: Env) {
    const config = parseEnv(env);
    super(state, config.ok ? config.value : undefined, platformOf(env));
  }
}
