import type { Config } from '../config/config.ts';
import type { Provider } from '../instagram/providers.ts';
import type { CodeGrant, TokenGrant } from './request.ts';
import { fail, ok, type Result } from '../failure.ts';

/** Why a refresh is refused: only a login of Instagram's own has one. */
export const NO_REFRESH = {
  reason: 'unsupported_grant_type',
  problem: 'Facebook Login tokens cannot be refreshed. Log in again.',
} as const;

/** Which app a request is for, and where it came from. */
export interface Admission {
  config: Config;
  providers: readonly [Provider, ...Provider[]];
  /** The `Origin` header. */
  origin: string | undefined;
}

/**
 * Decides what can be decided without asking Instagram, so that a bad request never burns a good code.
 *
 * A raw code is protected by nothing but the page it was sent to: it needs the Origin of such a page.
 *
 * @see [RFC 9700 section 2.1](https://www.rfc-editor.org/rfc/rfc9700#section-2.1)
 */
export function admit(
  request: CodeGrant | TokenGrant,
  { config, providers, origin }: Admission,
): Result<Provider> {
  const { clientId, grant } = request;
  // The pages of previews get this far; only the relay's codes are for them.
  if (origin !== undefined && !config.origins.has(origin)) {
    return fail({ reason: 'origin_not_allowed' });
  }
  const provider =
    clientId === undefined ? providers[0] : providers.find((it) => it.clientId === clientId);
  if (provider === undefined) return fail({ reason: 'client_unknown' });
  if (grant === 'refresh_token' && provider.refreshToken === undefined) {
    return fail(NO_REFRESH);
  }
  if (grant === 'authorization_code') {
    if (origin === undefined) return fail({ reason: 'origin_not_allowed' });
    if (!config.redirectUris.has(request.redirectUri)) {
      return fail({ reason: 'redirect_uri_not_allowed' });
    }
  }
  return ok(provider);
}
