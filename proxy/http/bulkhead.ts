import type { Failure } from '../failure.ts';

/** Runs work while there is room, and something else at once when there is none. */
export interface Bulkhead {
  run<T>(work: () => Promise<T>, refuse: (failure: Failure) => T): Promise<T>;
}

/** As many requests as may wait for Instagram at once in one process or isolate: some 20 kB each. */
export const MAX_IN_FLIGHT = 2_048;

/** A profile may wait as long as a login and is asked for less often: its own places keep it out of a login's. */
export const MAX_PROFILES_IN_FLIGHT = 512;

/** Keeps a dead upstream from taking the rest along. `maxInFlight` counts requests, not connections. */
export function createBulkhead(maxInFlight: number): Bulkhead {
  let inFlight = 0;
  return {
    async run(work, refuse) {
      if (inFlight >= maxInFlight) return refuse({ reason: 'busy', retryAfterS: 1 });
      inFlight += 1;
      try {
        return await work();
      } finally {
        inFlight -= 1;
      }
    },
  };
}
