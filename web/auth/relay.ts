import type { Browser } from './browser.ts';
import { fieldsOf } from './token.ts';
import type { LoginFailure } from './login-failure.ts';
import type { Relay } from '../config/providers.ts';
import { watchPolicy } from './watch-policy.ts';

/** A proxy that takes longer to say what it is has not said it. */
export const DISCOVERY_TIMEOUT_MS = 8_000;

/** What the page cannot do without, and a relay says of itself (RFC 7636, RFC 9207). */
const NEEDED: readonly [string, string | boolean][] = [
  ['response_types_supported', 'code'],
  ['code_challenge_methods_supported', 'S256'],
  ['authorization_response_iss_parameter_supported', true],
];

/** Why no relay was found. */
export type NoRelay = Extract<LoginFailure, { reason: 'proxy_unreachable' | 'blocked_by_csp' }>;

/**
 * Finds out whether the proxy is a relay: what it says of itself, or why that is not known.
 *
 * Never rejects. Where there is a relay, it still may not know this page: only a login can tell.
 *
 * @see [RFC 8414 section 3](https://www.rfc-editor.org/rfc/rfc8414#section-3)
 */
export async function findRelay(
  browser: Pick<Browser, 'fetch' | 'after' | 'events'>,
  proxyUrl: string,
): Promise<Relay | NoRelay> {
  const abort = new AbortController();
  const cancel = browser.after(DISCOVERY_TIMEOUT_MS, () => abort.abort());
  const policy = watchPolicy(browser.events);
  // Below the proxy's own address: the other place of RFC 8414 may be another server's.
  const url = `${proxyUrl}.well-known/oauth-authorization-server`;
  try {
    const init = { credentials: 'omit', redirect: 'error', signal: abort.signal } as const;
    const response = await browser.fetch(url, init);
    const relay = response.ok ? readMetadata(await response.json(), proxyUrl) : undefined;
    return relay ?? { reason: 'proxy_unreachable' };
  } catch {
    return { reason: (await policy.forbade(url)) ? 'blocked_by_csp' : 'proxy_unreachable' };
  } finally {
    cancel();
    policy.end();
  }
}

/**
 * Reads a relay's metadata; nothing when it is another server's, or lacks what the page needs.
 *
 * Addresses are taken at their word only where they are the proxy's own, so that whoever writes the
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
