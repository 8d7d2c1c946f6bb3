/** Pure. The authorization response: where a client's browser goes back to. */

/** The errors of an authorization response that the relay gives. */
export type AuthorizeError =
  | 'invalid_request'
  | 'invalid_scope'
  | 'unsupported_response_type'
  | 'request_not_supported'
  | 'access_denied'
  | 'server_error';

const DESCRIPTIONS: Readonly<Record<AuthorizeError, string>> = {
  invalid_request:
    'A parameter is missing, malformed or repeated. PKCE with S256 is required, and state must be printable ASCII of up to 2,048 bytes.',
  invalid_scope: 'A scope does not belong to Instagram Login.',
  unsupported_response_type: 'The only supported response type is code.',
  request_not_supported: 'Request objects are not supported.',
  access_denied: 'The person declined.',
  server_error: 'Instagram returned an error.',
};

/** Whom an answer goes to. */
export interface Recipient {
  redirectUri: string;
  /** As the client sent it. */
  state?: string | undefined;
}

/**
 * Writes the address of a response: the client's own, with exactly one of each parameter.
 *
 * Its fragment keeps a browser from carrying on the one that Instagram's address ended with.
 *
 * @see [RFC 9207 section 2](https://www.rfc-editor.org/rfc/rfc9207#section-2),
 * [RFC 9700 section 4.1.2](https://www.rfc-editor.org/rfc/rfc9700#section-4.1.2)
 */
export function responseUrl(
  { redirectUri, state }: Recipient,
  answer: { code: string } | { error: AuthorizeError },
  iss: string,
): string {
  const described =
    'error' in answer ? { ...answer, error_description: DESCRIPTIONS[answer.error] } : answer;
  const query = Object.entries({ ...described, ...(state !== undefined && { state }), iss })
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${query}#_`;
}
