import type { Token } from '../auth/token.ts';
import { masked } from '../instagram/masked.ts';

/** What the proxy answered, as far as the page read it, with the token masked. */
export function tokenBody(token: Token): object {
  const { accessToken, expiresAt, issuedAt, refreshToken, scopes, userId, warning } = token;
  return {
    access_token: masked(accessToken),
    token_type: 'bearer',
    ...(expiresAt === undefined ? {} : { expires_in: Math.round((expiresAt - issuedAt) / 1000) }),
    ...(refreshToken === undefined ? {} : { refresh_token: masked(refreshToken) }),
    ...(scopes === undefined ? {} : { scope: scopes.join(' ') }),
    ...(userId === undefined ? {} : { user_id: userId }),
    ...(warning === undefined ? {} : { warning }),
  };
}
