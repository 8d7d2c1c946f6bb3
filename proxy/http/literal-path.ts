/** Pure. Which route a request names. */

/** The path of the proxy's public URL, without a last slash; empty when it has none. */
export function basePath(issuer: string | undefined): string {
  return issuer === undefined ? '' : new URL(issuer).pathname.replace(/\/$/, '');
}

/**
 * Reads paths literally: neither `/%74oken` nor `/token/` is `/token`. Below the issuer's path every route is there too.
 *
 * Hono itself would decode, and its smallest router takes one last slash for nothing: it gets a second one.
 */
export function literalPath(issuer: string | undefined): (request: Request) => string {
  const base = basePath(issuer);
  return function literalPath({ url }) {
    const query = url.indexOf('?', 8);
    const whole = url.slice(url.indexOf('/', 8), query === -1 ? undefined : query);
    const path = whole.startsWith(`${base}/`) ? whole.slice(base.length) : whole;
    return path.endsWith('/') ? `${path}/` : path;
  };
}

/**
 * One part of a path as it stands in the URL, counted from the end: -1 is the last.
 *
 * Hono would decode it, and then one page had many URLs. Below another app a path begins with that app's own parts.
 */
export function partOf(path: string, at: number): string {
  return path.split('/').at(at) ?? '';
}
