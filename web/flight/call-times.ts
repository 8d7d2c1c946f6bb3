/** What the browser itself measured of one request; milliseconds since the page was opened. */
export interface Timing {
  /** The address, without its query. */
  readonly address: string;
  readonly startTime: number;
  readonly responseEnd: number;
  /** 0 or absent where the browser does not tell. */
  readonly responseStatus?: number;
  readonly serverTiming: readonly { readonly name: string; readonly duration: number }[];
}

/** What the browser's own entry says, without the query: that may hold a token. */
export function timingOf(entry: PerformanceResourceTiming): Timing {
  const { name, startTime, responseEnd, responseStatus, serverTiming } = entry;
  const [address = ''] = name.split('?');
  return { address, startTime, responseEnd, responseStatus, serverTiming };
}

/** One call that the page made; milliseconds. */
export interface Call {
  /** Since the page was opened. */
  sentMs: number;
  tookMs: number;
  status?: number;
  /** As the proxy's `Server-Timing` says it: waiting for Instagram, and at work itself. */
  instagramMs?: number;
  proxyMs?: number;
}

/** How much two clocks of one device may differ, in milliseconds. */
const CLOCKS_DIFFER_MS = 50;

/**
 * The calls that were made to an address, oldest first, from a moment on.
 *
 * `since` is in milliseconds since the page was opened. What a browser does not measure is not in here.
 *
 * @see [Resource Timing](https://www.w3.org/TR/resource-timing/) and [Server Timing](https://www.w3.org/TR/server-timing/)
 */
export function callsTo(address: string, timings: readonly Timing[], since = -Infinity): Call[] {
  return timings
    .filter((timing) => timing.address === address)
    .filter(({ startTime }) => startTime >= since - CLOCKS_DIFFER_MS)
    .sort((one, other) => one.startTime - other.startTime)
    .map(callOf);
}

function callOf({ startTime, responseEnd, responseStatus, serverTiming }: Timing): Call {
  const of = (party: string) => serverTiming.find(({ name }) => name === party)?.duration;
  const [instagramMs, proxyMs] = [of('instagram'), of('proxy')];
  return {
    sentMs: startTime,
    tookMs: Math.max(0, responseEnd - startTime),
    ...(responseStatus ? { status: responseStatus } : {}),
    ...(instagramMs === undefined ? {} : { instagramMs }),
    ...(proxyMs === undefined ? {} : { proxyMs }),
  };
}
