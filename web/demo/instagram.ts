import type { Account } from './accounts.ts';
import type { App } from './apps.ts';
import type { Fault } from './fault.ts';
import { dispatch } from './routes.ts';
import { createSimulation, type Exchanges } from './simulation.ts';
import type { Switches } from './switches.ts';

/** What a simulated Instagram is made of; everything it touches is passed in. */
export interface InstagramOptions {
  /** Where it is reachable, without a trailing slash: it goes into picture and paging addresses. */
  origin: string;
  apps: readonly App[];
  /** Default: the invented people of `accounts.ts`. */
  accounts?: readonly Account[];
  /** Milliseconds since 1970; `advance` adds to it. */
  now: () => number;
  /** The same seed and the same calls give the same codes and tokens; default 1. */
  seed?: number;
  switches?: Partial<Switches>;
  /** How a delay is waited for; default `setTimeout`. */
  sleep?: (milliseconds: number) => Promise<void>;
}

/** A simulated Instagram: one object, nothing stored outside of it. */
export interface Instagram {
  /**
   * Answers as Instagram would; only the path counts, not the host.
   *
   * Rejects as `fetch` does when a fault resets the connection (`TypeError`) or the request is aborted.
   */
  fetch: (request: Request) => Promise<Response>;
  /** For every code that was ever sent for exchange, known or not: how often, and how often a token came out. */
  ledger: ReadonlyMap<string, Exchanges>;
  /** Queues a fault for the next request that it fits. */
  fail: (fault: Fault) => void;
  /** Moves the clock forward by seconds. */
  advance: (seconds: number) => void;
  /** Ends a token, as a changed password does. */
  revoke: (accessToken: string) => void;
}

/**
 * Makes a simulated Instagram that answers the paths of its three hosts on one origin.
 *
 * Does not know which host a request was meant for, so it cannot refuse the wrong one.
 */
export function createInstagram(options: InstagramOptions): Instagram {
  const simulation = createSimulation(options);
  return {
    fetch: (request) => dispatch(request, simulation),
    ledger: simulation.ledger,
    fail: simulation.fail,
    advance: simulation.advance,
    revoke: simulation.revoke,
  };
}
