import { isJsonObject, parseLosslessJson, type JsonObject } from '../../json.ts';
import { readCapped } from '../../http/read-capped.ts';
import { MAX_BODY_BYTES } from '../../instagram/upstream.ts';

/** What came of a question: an answer, with no fields if it was not a JSON object, or none in time. */
export type Answer =
  | {
      kind: 'answer';
      status: number;
      headers: { get(name: string): string | null };
      json: JsonObject;
    }
  | { kind: 'silence' };

/** Asks one question over the network; never rejects. */
export type Ask = (url: string, init?: RequestInit) => Promise<Answer>;

/** Longer than Instagram takes, shorter than a person waits. */
const TIMEOUT_MS = 10_000;

/** Makes an `Ask` of the platform's `fetch`. Follows no redirect, sends no cookie, reads 64 KiB at most. */
export function createAsk(fetch: typeof globalThis.fetch): Ask {
  return async (url, init) => {
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const response = await fetch(url, { ...init, redirect: 'manual', signal });
      const read = await readCapped(response.body, MAX_BODY_BYTES);
      const json = typeof read === 'string' ? undefined : parseLosslessJson(read.text);
      const { status, headers } = response;
      return { kind: 'answer', status, headers, json: isJsonObject(json) ? json : {} };
    } catch {
      // The error's text is dropped: platforms put the address into it.
      return { kind: 'silence' };
    }
  };
}
