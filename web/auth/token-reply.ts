import type { RawReply } from './exchange.ts';
import { legacyUser } from './legacy-user.ts';
import { fieldsOf } from './token.ts';
import type { LoginFailure } from './login-failure.ts';
import type { ProviderName } from '../config/providers.ts';
import { expiry, isId, type Token } from './token.ts';

/**
 * Reads the proxy's answer to a token request.
 *
 * A 200 that is not a token reply (a captive portal's page) is a failure. What reads a refusal is loaded when there
 * is one, because a token need not wait for it; rejects only where that does not load.
 *
 * @see [RFC 6749 section 5](https://www.rfc-editor.org/rfc/rfc6749#section-5)
 */
export async function readTokenReply(
  raw: RawReply,
  provider: ProviderName,
): Promise<{ token: Token } | { failure: LoginFailure }> {
  if ('failure' in raw) return raw;
  const { status, body, receivedAt } = raw;
  const json = parseJson(body);
  const token = status === 200 && parseToken(json, provider, receivedAt);
  if (token) return { token };
  const { refusalOf } = await import('./token-refusal.ts');
  return { failure: refusalOf(json, status) };
}

/** Reads JSON; undefined when it is not JSON, which the proxy never sends. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads a token reply, field by field; undefined when it is not one. Ids that may have been rounded are left out.
 *
 * @see [RFC 6749 section 5.1](https://www.rfc-editor.org/rfc/rfc6749#section-5.1)
 */
export function parseToken(json: unknown, provider: ProviderName, now: number): Token | undefined {
  const { access_token, token_type, expires_in, refresh_token, scope, user_id, user, warning } =
    fieldsOf(json);
  if (typeof access_token !== 'string' || access_token === '') return undefined;
  if (typeof token_type !== 'string' || token_type.toLowerCase() !== 'bearer') return undefined;
  return {
    provider,
    accessToken: access_token,
    issuedAt: now,
    ...expiry(expires_in, now),
    ...(typeof scope === 'string' && { scopes: scope.split(' ').filter(Boolean) }),
    ...(isId(user_id) && { userId: user_id }),
    ...(typeof refresh_token === 'string' && { refreshToken: refresh_token }),
    ...legacyUser(user),
    ...(warning === 'long_lived_failed' && { warning }),
  };
}
