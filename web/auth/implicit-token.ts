import type { ProviderName } from '../config/providers.ts';
import { dataAccess } from './data-access.ts';
import { expiry, type Token } from './token.ts';

/**
 * Reads the token that came in a fragment; undefined when its type is not `bearer`.
 *
 * Does not check who the token belongs to: the implicit flow cannot detect an injected one (RFC 9700 section 4.6).
 *
 * @see [RFC 6749 section 7.1](https://www.rfc-editor.org/rfc/rfc6749#section-7.1)
 */
export function implicitToken(
  fields: URLSearchParams,
  provider: ProviderName,
  now: number,
): Token | undefined {
  const accessToken = fields.get('access_token') ?? '';
  const type = fields.get('token_type')?.toLowerCase();
  // Meta leaves the type out, against RFC 6749 section 4.2.2.
  if (accessToken === '' || (type ?? 'bearer') !== 'bearer') return undefined;
  // Facebook's onboarding gives both. How long the better one lasts it does not say.
  const longLived = fields.get('long_lived_token');
  if (longLived) return { provider, accessToken: longLived, issuedAt: now, ...dataAccess(fields) };
  const expiresIn = fields.get('expires_in');
  const seconds = expiresIn !== null && /^\d+$/.test(expiresIn) ? Number(expiresIn) : expiresIn;
  const issued = { provider, accessToken, issuedAt: now, ...expiry(seconds, now) };
  return { ...issued, ...dataAccess(fields) };
}
