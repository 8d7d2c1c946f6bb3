import { MAX_BODY_BYTES, type UpstreamFetch } from '../instagram/upstream.ts';

/**
 * The same `fetch`, with short answers taken as a whole: in pieces, workerd needs a tenth longer for a login.
 *
 * A body ends at its declared length, so that it cannot be more than it says. One that arrives packed can:
 * that, and one of undeclared length, is handed on to be read with a count. What is late is not stopped: here it ends
 * with the request that it was for.
 */
export function wholeBodies(fetch: typeof globalThis.fetch): UpstreamFetch {
  return async (url, init) => {
    const response = await fetch(url, init);
    const { status, headers } = response;
    const isShort =
      Number(headers.get('content-length') ?? Infinity) <= MAX_BODY_BYTES &&
      headers.get('content-encoding') === null;
    return { status, headers, body: isShort ? await response.arrayBuffer() : response.body };
  };
}
