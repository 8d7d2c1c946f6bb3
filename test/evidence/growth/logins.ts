/** What a login costs a proxy when more of them come at once. */
import { readdirSync } from 'node:fs';
import type { LoadMaker, Running } from '../bench/processes.ts';
import { SCENARIOS } from '../bench/scenarios.ts';

/** What the proxy did for so many callers at once. */
export interface LoginRow {
  runtime: string;
  atOnce: number;
  /** Logins in a second, and how many of all answers were 503: come again in a second. */
  perSecond: number;
  busyShare: number;
  /** Milliseconds of processor time for a thousand answers. */
  cpuMs: number;
  /** Of the proxy, once all callers have gone; NaN where the system does not say. */
  rssBytes: number;
  descriptors: number;
}

const MEASURED_MS = 4_000;

function descriptorsOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return NaN;
  }
}

/** Lets as many callers log in over and over as `atOnce` says. */
export async function measureLogins(
  runtime: string,
  proxy: Running,
  load: LoadMaker,
  atOnce: number,
): Promise<LoginRow> {
  const [scenario] = SCENARIOS;
  if (scenario === undefined) throw new Error('There is no scenario.');
  const { proxy: request } = await scenario.request(proxy);
  const before = proxy.cpuSeconds() ?? NaN;
  const { count, wrong, seconds } = await load.run({
    ...{ port: proxy.port, request, status: scenario.status },
    ...{ connections: atOnce, ms: MEASURED_MS },
  });
  const cpuSeconds = (proxy.cpuSeconds() ?? NaN) - before;
  return {
    runtime,
    atOnce,
    perSecond: (count - wrong) / seconds,
    busyShare: wrong / count,
    cpuMs: (cpuSeconds / count) * 1_000_000,
    rssBytes: proxy.rssBytes() ?? NaN,
    descriptors: descriptorsOf(proxy.pid),
  };
}
