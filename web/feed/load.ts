import { parseFeed, type Feed } from './posts.ts';

/** Why there are no posts to show. `status` and `reason` are the proxy's own. */
export interface FeedFailure {
  kind: 'unreachable' | 'refused' | 'malformed' | 'stopped';
  status?: number;
  reason?: string;
}

const DEADLINE_MS = 15_000;

/** Loads a page of a feed. Sends no cookie, and does not reject. */
export async function loadFeed(
  url: string,
  signal: AbortSignal,
): Promise<{ feed: Feed } | { failure: FeedFailure }> {
  const either = AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]);
  let reply: Response;
  try {
    reply = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: either,
    });
  } catch {
    return { failure: { kind: signal.aborted ? 'stopped' : 'unreachable' } };
  }
  const json: unknown = await reply.json().catch(() => undefined);
  if (signal.aborted) return { failure: { kind: 'stopped' } };
  if (!reply.ok) return { failure: { kind: 'refused', status: reply.status, ...reasonOf(json) } };
  const feed = parseFeed(json);
  return feed === undefined ? { failure: { kind: 'malformed' } } : { feed };
}

function reasonOf(json: unknown): { reason?: string } {
  const { reason } = (json ?? {}) as { reason?: unknown };
  return typeof reason === 'string' ? { reason } : {};
}
