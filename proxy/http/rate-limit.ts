/** What is limited; each has counts of its own, so that neither starves the other. */
export type LimitedRoute = 'token' | 'userinfo' | 'kept' | 'picture';

/** Says how many seconds to wait; undefined when the request may go on. */
export type RateLimit = (
  clientAddress: string,
  route?: LimitedRoute,
) => Promise<number | undefined> | number | undefined;

const WINDOW_MS = 60_000;
/** Beyond this many addresses on one route in one window the newcomers share one count: memory stays flat. */
const MAX_ADDRESSES = 50_000;

/**
 * Counts requests for each client address in windows of one minute, in this process's memory.
 *
 * Does not know of other processes or isolates: each counts for itself. 0 for each minute is no limit.
 * `now` is in milliseconds.
 */
export function createRateLimit(perMinute: number, now: () => number): RateLimit {
  let windowEndsAt = 0;
  let routes = new Map<string, Map<string, number>>();
  return (clientAddress, route = 'token') => {
    if (perMinute === 0) return undefined;
    const time = now();
    if (time >= windowEndsAt) {
      routes = new Map();
      windowEndsAt = time + WINDOW_MS;
    }
    const counts = routes.get(route) ?? new Map<string, number>();
    routes.set(route, counts);
    const key = counts.has(clientAddress) || counts.size < MAX_ADDRESSES ? clientAddress : 'others';
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count > perMinute ? Math.ceil((windowEndsAt - time) / 1000) : undefined;
  };
}
