/** Pure. What a standard client reads to find its way. */
import { basePath } from '../http/literal-path.ts';
import { SCOPES } from '../contract.ts';
import type { RelayConfig } from '../config/relay.ts';

/** Where the metadata is; the second one is for an issuer with a path. */
export function metadataPaths(issuer: string): string[] {
  const wellKnown = '/.well-known/oauth-authorization-server';
  const path = basePath(issuer);
  return path === '' ? [wellKnown] : [wellKnown, `${wellKnown}${path}`];
}

/**
 * The authorization server's metadata: nothing that is not there.
 *
 * @see [RFC 8414 section 2](https://www.rfc-editor.org/rfc/rfc8414#section-2),
 * [RFC 9207 section 3](https://www.rfc-editor.org/rfc/rfc9207#section-3)
 */
export function metadata({ issuer, baseUrl }: RelayConfig): object {
  return {
    issuer,
    authorization_endpoint: `${baseUrl}/authorize`,
    token_endpoint: `${baseUrl}/token`,
    userinfo_endpoint: `${baseUrl}/userinfo`,
    scopes_supported: SCOPES,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: [
      'authorization_code',
      'refresh_token',
      'urn:ietf:params:oauth:grant-type:token-exchange',
    ],
    token_endpoint_auth_methods_supported: ['none'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  };
}
