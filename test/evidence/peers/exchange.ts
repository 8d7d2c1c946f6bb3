import type { Peer, Sent, Session } from './peers.ts';
import type { Observed } from './verdict.ts';

/** How long an app waits for an answer before it counts as hung. Our own deadline is under it. */
export const LIMIT_MS = 15_000;

/** Begins a login as a browser does, for a peer that keeps something until its end. */
export async function beginLogin({ begin }: Peer, url: string): Promise<Session> {
  if (begin === undefined) return { cookie: '', state: '' };
  const { method, path } = begin;
  const reply = await fetch(url + path, { method, redirect: 'manual' });
  const location = new URL(reply.headers.get('location') ?? 'about:blank', url);
  const cookies = reply.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return { cookie: cookies.join('; '), state: location.searchParams.get('state') ?? '' };
}

/** Sends a request, and does not follow where it is sent. */
export async function sendTo(
  url: string,
  { method, path, headers, body }: Sent,
): Promise<Response> {
  return await fetch(url + path, {
    method,
    headers,
    ...(method === 'POST' && { body }),
    redirect: 'manual',
    signal: AbortSignal.timeout(LIMIT_MS),
  });
}

/** The same request as bytes, for `../bench/load.ts`. */
export function bytesOf({ method, path, headers, body }: Sent): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const length = method === 'POST' ? [`Content-Length: ${body.length}`] : [];
  return [`${method} ${path} HTTP/1.1`, 'Host: 127.0.0.1', ...lines, ...length, '', body].join(
    '\r\n',
  );
}

/** Ends a login with a code. An answer that does not come is silence; a connection that breaks is a crash. */
export async function finishLogin(peer: Peer, url: string, sent: Sent): Promise<Observed> {
  try {
    return { kind: 'answered', got: await peer.read(await sendTo(url, sent)), sentOn: false };
  } catch (error) {
    return { kind: error instanceof Error && error.name === 'TimeoutError' ? 'silent' : 'lost' };
  }
}
