import { createApp } from '../app.ts';
import { parseEnv } from '../config/config.ts';
import type { Env, Fault } from '../config/faults.ts';
import { findStoreFault } from '../config/keeper.ts';
import { printIssuerNote } from '../http/log.ts';
import { createRefusal } from '../http/unconfigured.ts';
import { webPlatform, type Keeping, type Platform } from '../platform/platform.ts';
import { bindingRateLimit } from './rate-limit-binding.ts';
import { wholeBodies } from './whole-bodies.ts';

/** Finds the keeper of an environment; undefined where nothing is bound that could be one. */
export type FindKeeping = (
  env: Env,
) => (Keeping & { tick(time: number): Promise<unknown> }) | undefined;

/** The two handlers of a Worker. */
export interface WorkerHandlers {
  fetch(request: Request, env: Env): Response | Promise<Response>;
  /** Once a day, in case that an alarm was lost. */
  scheduled(event: { scheduledTime: number }, env: Env): Promise<void>;
}

/** What workerd gives to the proxy. */
function workerPlatform(env: Env): Platform {
  return {
    ...webPlatform(globalThis),
    fetch: wholeBodies((url, init) => fetch(url, init)),
    // Cloudflare sets this header itself, over whatever the caller wrote.
    clientAddress: ({ headers }) => headers.get('cf-connecting-ip') ?? undefined,
    rateLimit: bindingRateLimit(env.TOKEN_RATE_LIMIT),
  };
}

/** A Worker that was built without the keeper must not look like one that forgets what it is given. */
function findKeeperFaults(env: Env, find: FindKeeping | undefined): Fault[] {
  const faults = findStoreFault(env, 'KEEPER');
  if (find !== undefined || faults.length > 0 || !env['KEEPER_KEY']) return faults;
  const problem = 'is set, but this Worker was deployed without KEEPER_KEY in .env (deploy again)';
  return [{ variable: 'KEEPER_KEY', problem }];
}

function createProxy(env: Env, find?: FindKeeping): ReturnType<typeof createApp> {
  const config = parseEnv(env);
  const faults = [...(config.ok ? [] : config.faults), ...findKeeperFaults(env, find)];
  if (!config.ok || faults.length > 0) return createRefusal(env, faults, webPlatform(globalThis));
  printIssuerNote(config.value.relay?.issuer);
  return createApp(config.value, { ...workerPlatform(env), keeper: find?.(env) });
}

/** The proxy on Cloudflare Workers, with the keeper that `find` finds. */
export function createWorker(find?: FindKeeping): WorkerHandlers {
  /** An isolate's environment never changes: it is parsed once, at the first request. */
  let proxy: ReturnType<typeof createApp> | undefined;
  return {
    fetch(request, env) {
      proxy ??= createProxy(env, find);
      return proxy.fetch(request, env);
    },
    async scheduled({ scheduledTime }, env) {
      const config = parseEnv(env);
      if (config.ok && config.value.keeper) await find?.(env)?.tick(scheduledTime);
    },
  };
}
