/** Instagram is treated as hostile: one deadline, no redirects, little memory, JSON or nothing. */
import { isJsonObject, parseLosslessJson, type JsonObject } from '../json.ts';
import { withinTime, type WhenLate } from '../http/within-time.ts';
import { readCapped, type Body } from '../http/read-capped.ts';

/** One request to Instagram or Facebook. */
export interface UpstreamRequest {
  url: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
}

/** The part of `fetch` that is used, so that a platform's pooled client fits too. */
export type UpstreamFetch = (
  url: string,
  init: Omit<UpstreamRequest, 'url'> & {
    redirect: 'manual';
    /** Takes what ends the call at its deadline; a call that ends with the request that made it needs nothing. */
    whenLate: WhenLate;
    /** Where a platform reads a body by itself, it may stop here; `MAX_BODY_BYTES` when absent. */
    maxBytes?: number;
  },
) => Promise<{
  status: number;
  headers: { get(name: string): string | null };
  body: Body;
}>;

/** What came of one request. A `reply` is a JSON object and nothing more is known of it. */
export type UpstreamOutcome =
  | { kind: 'reply'; status: number; json: JsonObject; retryAfter: string | null }
  | { kind: 'not_json'; status: number; retryAfter: string | null }
  | { kind: 'timeout' }
  | { kind: 'unreachable' };

/** Fifty times what a token takes. */
export const MAX_BODY_BYTES = 64 * 1024;

/**
 * Sends one request, once, and reads all of its answer before one deadline in milliseconds.
 *
 * Never throws for what the network does. Does not judge status or content.
 */
export async function sendOnce(
  fetch: UpstreamFetch,
  { url, ...init }: UpstreamRequest,
  timeoutMs: number,
  maxBytes = MAX_BODY_BYTES,
): Promise<UpstreamOutcome> {
  const read = async (whenLate: WhenLate) =>
    readOutcome(await fetch(url, { ...init, redirect: 'manual', maxBytes, whenLate }), maxBytes);
  try {
    return (await withinTime(timeoutMs, read)) ?? { kind: 'timeout' };
  } catch {
    // The error's text is dropped: platforms put the address, and with it a token, into it.
    return { kind: 'unreachable' };
  }
}

/** Minutes until calls are taken again, as Meta's own header has them for each account. */
function regainSeconds(header: string | null): string | null {
  const minutes = [...(header?.matchAll(/"estimated_time_to_regain_access":(\d{1,6})/g) ?? [])];
  const longest = Math.max(0, ...minutes.map(([, minute]) => Number(minute)));
  return longest > 0 ? String(longest * 60) : null;
}

async function readOutcome(
  response: Awaited<ReturnType<UpstreamFetch>>,
  maxBytes: number,
): Promise<UpstreamOutcome> {
  const { status } = response;
  const retryAfter =
    response.headers.get('retry-after') ??
    regainSeconds(response.headers.get('x-business-use-case-usage'));
  const read = await readCapped(response.body, maxBytes);
  const json = typeof read === 'string' ? undefined : parseLosslessJson(read.text);
  // A redirect would carry the secret elsewhere; in a browser it is opaque and has status 0.
  const isRedirect = status === 0 || (status >= 300 && status < 400);
  return isJsonObject(json) && !isRedirect
    ? { kind: 'reply', status, json, retryAfter }
    : { kind: 'not_json', status, retryAfter };
}
