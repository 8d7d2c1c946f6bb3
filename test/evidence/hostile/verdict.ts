import type { IncomingHttpHeaders } from 'node:http';
import type { Attack } from './attack.ts';

/** What came back, and after how many milliseconds. */
export interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  ms: number;
}

/** The proxy promises an answer within 12 s; the rest is for a busy machine. */
const DEADLINE_MS = 13_000;
const STATUSES = [200, 204, 302, 400, 401, 403, 404, 405, 413, 415, 502, 503, 504];
/** What Node and workerd themselves answer to headers or addresses that are too long for them. */
const PLATFORM_STATUSES = [400, 414, 431, 501];
const SECRETS = ['sentinel-app-secret', 'sentinel-meta-secret', 'c2VudGluZWwt', 'C0DE-', 'IGAA'];

/** A reply without the two fields that a token belongs in, and without what is sealed. */
function withoutTokens(text: string): string {
  return text
    .replace(/"(access_token|refresh_token)":"[^"]*"/g, '')
    .replace(/eyJ[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+/g, '');
}

/** A server refuses what is not HTTP before the proxy sees it: with neither JSON, nor a page, nor our headers. */
function isOurs({ status, headers, text }: Answered): boolean {
  return status < 400 || 'referrer-policy' in headers || /^(?:\{"|<!doctype)/.test(text);
}

/** What Node reads of a head. */
const MAX_HEAD_BYTES = 16 * 1024;

/**
 * Whether Node may end the connection of a request before its client has read the answer: it refuses a head that is
 * too long without reading the rest, which then resets the connection.
 *
 * @see [RFC 9112 section 9.6](https://www.rfc-editor.org/rfc/rfc9112#section-9.6)
 */
export function mayBeCut({ method, path, headers }: Attack): boolean {
  const head = Object.entries(headers).flat().concat(method, path).join('    ');
  return head.length > MAX_HEAD_BYTES;
}

/** The promises that a reply breaks; an empty list is what it should be. */
export function brokenPromises(reply: Answered): string[] {
  const { status, headers, text, ms } = reply;
  const shown = withoutTokens(text) + JSON.stringify({ ...headers, location: '' });
  const broken = {
    [`answers after ${Math.round(ms)} ms`]: ms > DEADLINE_MS,
    [`answers with ${status}`]: !(isOurs(reply) ? STATUSES : PLATFORM_STATUSES).includes(status),
    'shows a secret, a code or a token': SECRETS.some((secret) => shown.includes(secret)),
    'may be stored': isOurs(reply) && !/no-store|max-age=300/.test(headers['cache-control'] ?? ''),
    'may be sniffed': isOurs(reply) && headers['x-content-type-options'] !== 'nosniff',
    'has no policy':
      isOurs(reply) && !/^default-src/.test(String(headers['content-security-policy'])),
    'grants credentials': 'access-control-allow-credentials' in headers,
    'is no reply of the contract': isOurs(reply) && status >= 400 && !isFailure(text),
  };
  return Object.entries(broken).flatMap(([promise, isBroken]) => (isBroken ? [promise] : []));
}

function isFailure(text: string): boolean {
  if (text === '' || text.startsWith('<!doctype')) return true;
  try {
    const { error, reason, error_description, request_id } = JSON.parse(text) as Record<
      string,
      unknown
    >;
    return [error, reason, error_description, request_id].every((it) => typeof it === 'string');
  } catch {
    return false;
  }
}
