import type { ProviderSettings } from '../config.ts';
import type { ResponseType } from './providers.ts';

/** The parameters of one login. */
export interface AuthorizeRequest {
  responseType: ResponseType;
  redirectUri: string;
  state: string;
}

/**
 * Builds the address of the consent page.
 *
 * Pure. Does not check that the redirect URI is registered: Instagram shows that on its own page.
 *
 * @see [RFC 6749 section 4.1.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1) and 4.2.1
 */
export function authorizeUrl(provider: ProviderSettings, request: AuthorizeRequest): string {
  const url = new URL(provider.authorizeUrl);
  url.search = new URLSearchParams({
    ...provider.authorizeParameters,
    client_id: provider.appId,
    redirect_uri: request.redirectUri,
    response_type: request.responseType,
    scope: provider.scopes.join(provider.scopeSeparator),
    state: request.state,
  }).toString();
  return url.href;
}
