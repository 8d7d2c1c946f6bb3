import type { Browser } from './browser.ts';
import { fieldsOf } from './token.ts';
import type { Relay } from '../config/providers.ts';

/** A proxy that takes longer to say what it is has not said it. */
export const DISCOVERY_TIMEOUT_MS = 8_000;

/** What the page cannot do without, and a relay says of itself (RFC 7636, RFC 9207). */
const NEEDED: readonly [string, string | boolean][] = [
  ['response_types_supported', 'code'],
  ['code_challenge_methods_supported', 'S256'],
  ['authorization_response_iss_parameter_supported', true],
];

/**
 * Finds out whether the proxy is a relay; undefined when it is not one, or does not answer.
 *
 * Never rejects. Where there is a relay, it still may not know this page: only a login can tell.
 *
 * @see [RFC 8414 section 3](https://www.rfc-editor.org/rfc/rfc8414#section-3)
 */
export async function findRelay(
  browser: Pick<Browser, 'fetch' | 'after'>,
  proxyUrl: string,
): Promise<Relay | undefined> {
  const abort = new AbortController();
  const cancel = browser.after(DISCOVERY_TIMEOUT_MS, () => abort.abort());
  try {
    // Below the proxy's own address: the other place of RFC 8414 may be another server's.
    const url = `${proxyUrl}.well-known/oauth-authorization-server`;
    const init = { credentials: 'omit', redirect: 'error', signal: abort.signal } as const;
    const response = await browser.fetch(url, init);
    return response.ok ? readMetadata(await response.json(), proxyUrl) : undefined;
  } catch {
    return undefined;
  } finally {
    cancel();
  }
}

/**
 * Reads a relay's metadata; undefined when it is another server's, or lacks what the page needs.
 *
 * Addresses are taken at their word only where they are the proxy's own, so that a stranger who writes the
 * metadata cannot send a person elsewhere.
 *
 * @see [RFC 8414 section 3.3](https://www.rfc-editor.org/rfc/rfc8414#section-3.3)
 */
export function readMetadata(json: unknown, proxyUrl: string): Relay | undefined {
  const fields = fieldsOf(json);
  const { issuer, authorization_endpoint: authorizeUrl, token_endpoint: tokenUrl } = fields;
  const able = NEEDED.every(([name, value]) => [fields[name]].flat().includes(value));
  // The page knows its proxy with a slash at the end, the relay itself may or may not.
  if (!able || typeof issuer !== 'string' || issuer.replace(/\/?$/, '/') !== proxyUrl)
    return undefined;
  const own = authorizeUrl === `${proxyUrl}authorize` && tokenUrl === `${proxyUrl}token`;
  return own ? { issuer, authorizeUrl } : undefined;
}
