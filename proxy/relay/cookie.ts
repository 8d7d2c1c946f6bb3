/** Pure. The cookie that binds a login to the browser that began it; one for each login. */
import { equalInConstantTime } from '../crypto/constant-time.ts';

/** What tells one login and one browser from all others. */
export interface Binding {
  /** Names the cookie; later logins sort after earlier ones. */
  login: string;
  /** The cookie's value, which only the browser and the sealed state know. */
  browser: string;
}

/** Seconds that a login may take. */
export const LOGIN_S = 600;
/** Logins that a browser may have begun at once; the oldest makes room. */
const MAX_LOGINS = 8;

/** `__Host-` needs https; without it, on loopback only, every program on this machine may read the cookie. */
function cookieKind(issuer: string): { prefix: string; attributes: string } {
  const isSecure = issuer.startsWith('https:');
  return {
    prefix: isSecure ? '__Host-latchkey-' : 'latchkey-',
    attributes: `Path=/; ${isSecure ? 'Secure; ' : ''}HttpOnly; SameSite=Lax`,
  };
}

function parseCookies(header: string | undefined): (readonly [name: string, value: string])[] {
  return (header ?? '').split(';').map((pair) => {
    const [name = '', ...value] = pair.trim().split('=');
    return [name, value.join('=')] as const;
  });
}

/**
 * Writes the cookie of a new login, and the end of those that are too many.
 *
 * @see [Cookie prefixes](https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-cookie-name-prefixes)
 */
export function bindCookies(
  { login, browser }: Binding,
  issuer: string,
  cookieHeader: string | undefined,
): string[] {
  const { prefix, attributes } = cookieKind(issuer);
  const live = parseCookies(cookieHeader)
    .map(([name]) => name)
    .filter((name) => name.startsWith(prefix) && /^[\w-]{1,80}$/.test(name))
    .sort();
  const dropped = live.slice(0, Math.max(0, live.length - MAX_LOGINS + 1));
  return [
    `${prefix}${login}=${browser}; Max-Age=${LOGIN_S}; ${attributes}`,
    ...dropped.map((name) => `${name}=; Max-Age=0; ${attributes}`),
  ];
}

/** Tells whether a browser is the one that began a login: it sends that login's cookie, once. */
export function isBound(
  { login, browser }: Binding,
  issuer: string,
  cookieHeader: string | undefined,
): boolean {
  const { prefix } = cookieKind(issuer);
  const [value, ...others] = parseCookies(cookieHeader)
    .filter(([name]) => name === `${prefix}${login}`)
    .map(([, value]) => value);
  return value !== undefined && others.length === 0 && equalInConstantTime(value, browser);
}

/** Ends the cookie of a login. */
export function endCookie({ login }: Binding, issuer: string): string {
  const { prefix, attributes } = cookieKind(issuer);
  return `${prefix}${login}=; Max-Age=0; ${attributes}`;
}
