import type { ProviderSettings } from '../config/provider-settings.ts';
import type { ResponseType } from '../config/providers.ts';

/** What the consent page needs to know of the app that is logged in to. */
export type LoginApp = Pick<
  ProviderSettings,
  'appId' | 'authorizeUrl' | 'authorizeParameters' | 'scopes' | 'scopeSeparator'
>;

/** The parameters of one login. */
export interface AuthorizeRequest {
  responseType: ResponseType;
  redirectUri: string;
  state: string;
  /** The hash of the login's verifier, where a relay is asked. */
  challenge?: string;
  /** What is asked beside the usual, or in its place. */
  more?: Readonly<Record<string, string>> | undefined;
}

/**
 * Builds the address of the consent page.
 *
 * Pure. Does not check that the redirect URI is registered: Instagram shows that on its own page.
 *
 * @see [RFC 6749 section 4.1.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1) and 4.2.1
 * @see [RFC 7636 section 4.3](https://www.rfc-editor.org/rfc/rfc7636#section-4.3)
 */
export function authorizeUrl(provider: LoginApp, request: AuthorizeRequest): string {
  const { challenge } = request;
  const url = new URL(provider.authorizeUrl);
  url.search = new URLSearchParams({
    ...provider.authorizeParameters,
    client_id: provider.appId,
    redirect_uri: request.redirectUri,
    response_type: request.responseType,
    // A configuration of Facebook Login for Business stands for the permissions.
    ...(provider.scopes[0] && { scope: provider.scopes.join(provider.scopeSeparator) }),
    state: request.state,
    ...(challenge && { code_challenge: challenge, code_challenge_method: 'S256' }),
    ...request.more,
  }).toString();
  return url.href;
}
