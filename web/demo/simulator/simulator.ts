import type { Fault } from './state/fault.ts';
import { dispatch } from './routes.ts';
import { createSimulation, type Exchanges, type SimulationOptions } from './state/simulation.ts';

/** What a simulated Instagram is made of; everything it touches is passed in. */
export type InstagramOptions = SimulationOptions;

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
  /** Forgets codes, tokens, ledger and faults, and puts the clock back. Keeps apps and switches. */
  reset: () => void;
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
    reset: simulation.reset,
  };
}
