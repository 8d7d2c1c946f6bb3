/** What a place to run on gives to the proxy, and how each of its parts is made of the web's own. */
import type { Subtle } from '../crypto/subtle.ts';
import type { Budget } from '../instagram/calls.ts';
import type { UpstreamFetch } from '../instagram/upstream.ts';
import { printLog, type Log } from '../http/log.ts';
import type { RateLimit } from '../http/rate-limit.ts';

/** Everything that the proxy takes from the world, its configuration aside. */
export interface Platform {
  /** Must not follow redirects when told so, and must stop, body included, when the signal says so. */
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
  maxInFlight?: number;
}

/** A platform with nothing but the web's own interfaces: Workers, browsers, Deno, Bun and Node have them. */
export const WEB_PLATFORM: Platform = {
  fetch: (url, init) => fetch(url, init),
  now: () => performance.now(),
  epochMs: () => Date.now(),
  random: () => Math.random(),
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  newRequestId: () => crypto.randomUUID(),
  subtle: crypto.subtle,
  log: printLog,
};
