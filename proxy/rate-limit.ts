/** Says how many seconds to wait, or nothing when the request may go on. */
export type RateLimit = (clientAddress: string) => Promise<number | undefined> | number | undefined;

const WINDOW_MS = 60_000;
/** Beyond this many addresses in one window the newcomers share one count: memory stays flat. */
const MAX_ADDRESSES = 50_000;

/**
 * Counts requests for each client address in windows of one minute, in this process's memory.
 *
 * Does not know of other processes or isolates: each counts for itself. 0 for each minute is no limit.
 * `now` is in milliseconds.
 */
export function createRateLimit(perMinute: number, now: () => number): RateLimit {
  let counts = new Map<string, number>();
  let windowEndsAt = 0;
  return (clientAddress) => {
    if (perMinute === 0) return undefined;
    const time = now();
    if (time >= windowEndsAt) {
      counts = new Map();
      windowEndsAt = time + WINDOW_MS;
    }
    const key = counts.has(clientAddress) || counts.size < MAX_ADDRESSES ? clientAddress : 'others';
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count > perMinute ? Math.ceil((windowEndsAt - time) / 1000) : undefined;
  };
}
