/** What a place to run on gives to the proxy. */
import type { Subtle } from '../crypto/subtle.ts';
import type { Budget } from '../instagram/calls.ts';
import type { UpstreamFetch } from '../instagram/upstream.ts';
import type { KeeperRoutes } from '../keeper/routes/routes.ts';
import type { Keeper } from '../keeper/service.ts';
import { printLog, type Log } from '../http/log.ts';
import type { RateLimit } from '../http/rate-limit.ts';

/** A keeper and the routes to it: a place that keeps nothing loads neither. */
export interface Keeping {
  keeper: Keeper;
  routes: KeeperRoutes;
}

/** Everything that the proxy takes from the world, its configuration aside. */
export interface Platform {
  /** Must not follow redirects when told so, and should stop, body included, when it is late. */
  fetch: UpstreamFetch;
  /** Milliseconds that never run backwards. */
  now: () => number;
  /** The time of day in milliseconds since 1970: other instances read it too. */
  epochMs: () => number;
  /** 0 to 1, for jitter only. */
  random: () => number;
  randomBytes: (length: number) => Uint8Array<ArrayBuffer>;
  newRequestId: () => string;
  subtle: Subtle;
  log: Log;
  /** Who calls. `env` is what came with the request; without an answer all callers share one count. */
  clientAddress?: (request: Request, env: unknown) => string | undefined;
  /** Counts in place of this process's memory; not asked where the configuration has no limit. */
  rateLimit?: RateLimit | undefined;
  budget?: Budget;
  /** Needed where the configuration has one. */
  keeper?: Keeping | undefined;
  maxInFlight?: number;
}

/** The part of the global object that a platform is made of. */
export type World = Pick<typeof globalThis, 'fetch' | 'crypto' | 'performance' | 'Date' | 'Math'>;

/** The same `fetch`, which stops when it is late. */
export function stoppable(fetch: typeof globalThis.fetch): UpstreamFetch {
  return (url, { whenLate, ...init }) => {
    const late = new AbortController();
    whenLate(() => late.abort());
    return fetch(url, { ...init, signal: late.signal });
  };
}

/**
 * A platform with nothing but the web's own interfaces: Workers, browsers, Deno, Bun and Node have them.
 *
 * Knows no caller's address, and counts in this process's memory only.
 */
export function webPlatform(world: World): Platform {
  const { crypto: web, performance: clock, Date: day, Math: chance } = world;
  return {
    fetch: stoppable((url, init) => world.fetch(url, init)),
    now: () => clock.now(),
    epochMs: () => day.now(),
    random: () => chance.random(),
    randomBytes: (length) => web.getRandomValues(new Uint8Array(length)),
    newRequestId: () => web.randomUUID(),
    subtle: web.subtle,
    log: printLog,
  };
}
