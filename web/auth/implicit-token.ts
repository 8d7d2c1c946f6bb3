import type { ProviderName } from '../config/providers.ts';
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
  const issued = { provider, issuedAt: now, ...dataAccess(fields) };
  // Facebook's onboarding gives both. How long the better one lasts it does not say.
  const longLived = fields.get('long_lived_token') ?? '';
  if (longLived !== '') return { ...issued, accessToken: longLived };
  const expiresIn = fields.get('expires_in');
  const seconds = expiresIn !== null && /^\d+$/.test(expiresIn) ? Number(expiresIn) : expiresIn;
  return { ...issued, accessToken, ...expiry(seconds, now) };
}

/**
 * Facebook's end of all reading, about 90 days after the login, whatever becomes of the token.
 *
 * Seconds since the epoch on the wire, though Meta's page calls it ISO 8601.
 */
function dataAccess(fields: URLSearchParams): Pick<Token, 'dataAccessEndsAt'> {
  const seconds = fields.get('data_access_expiration_time') ?? '';
  return /^[1-9]\d{8,10}$/.test(seconds) ? { dataAccessEndsAt: Number(seconds) * 1000 } : {};
}
