/** The proxy as a part of other programs. */
import type { Hono } from 'hono/tiny';
import { createApp } from './app.ts';
import { parseEnv } from './config/config.ts';
import type { Env, Fault } from './config/faults.ts';
import { harmlessLog } from './http/log.ts';
import { findAddress } from './platform/find-address.ts';
import { stoppable, webPlatform, type Platform } from './platform/platform.ts';

/** What a program may give to the proxy. */
export interface ProxyPlatform {
  /** Who calls. Left out, it is what the runtime says; behind a load balancer that is not the caller. */
  clientAddress?: (request: Request, env: unknown) => string | undefined;
  /** Takes each request's line; left out, it is printed as JSON. */
  log?: Platform['log'];
  /** Asks Instagram; left out, it is the global `fetch`. */
  fetch?: typeof globalThis.fetch;
  /** The keeper; left out, there is none. */
  keeper?: Platform['keeper'];
}

/**
 * Creates the proxy as a fetch handler, which may also be a part of another app: `app.route('/instagram', createProxy(env))`.
 *
 * Throws when the configuration is wrong, and names every variable without printing a value. Does not ask Instagram
 * whether ID and secret are right. It counts callers in the memory of this process only.
 */
export function createProxy(env: object, platform: ProxyPlatform = {}): Hono {
  const config = parseEnv(env as Env);
  if (!config.ok) throw new Error(messageOf(config.faults));
  return createApp(config.value, {
    ...webPlatform(globalThis),
    clientAddress: findAddress,
    ...platform,
    ...(platform.fetch && { fetch: stoppable(platform.fetch) }),
    ...(platform.log && { log: harmlessLog(platform.log) }),
  });
}

function messageOf(faults: readonly Fault[]): string {
  const lines = faults.map(({ variable, problem }) => `  ${variable} ${problem}`);
  return ['createProxy cannot start. Correct these variables:', ...lines].join('\n');
}
