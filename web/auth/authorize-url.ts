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
  /** Permissions to ask for once more; see {@link askedFor}. */
  again?: readonly string[] | undefined;
}

/**
 * What a login asks for, in the words of its provider.
 *
 * Facebook asks for what was declined only when it is told to. A configuration of Login for Business stands for the
 * permissions, so that there are none to name.
 *
 * @see [Re-asking for declined permissions](https://developers.facebook.com/docs/facebook-login/guides/advanced/manual-flow)
 */
export function askedFor(
  { scopes, scopeSeparator }: Pick<ProviderSettings, 'scopes' | 'scopeSeparator'>,
  again: readonly string[] = [],
): Record<string, string> {
  const all = [...new Set([...scopes, ...again])];
  return {
    ...(all[0] && { scope: all.join(scopeSeparator) }),
    ...(again[0] && { auth_type: 'rerequest' }),
  };
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
    ...askedFor(provider, request.again),
    state: request.state,
    ...(challenge && { code_challenge: challenge, code_challenge_method: 'S256' }),
  }).toString();
  return url.href;
}
