/** Pure. The authorization request of a client in, and what becomes of it out. */
import { SCOPES } from '../contract.ts';
import { isChallenge } from '../crypto/pkce.ts';
import { isPreviewUri } from '../config/previews.ts';
import type { RelayConfig } from '../config/relay.ts';
import type { Pairs } from '../http/query.ts';
import type { AuthorizeError, Recipient } from './response.ts';

/** A request that may go on to Instagram. */
export interface Authorization extends Recipient {
  /** The redirect URI as the client named it, or empty: then the token request need not name it either. */
  namedUri: string;
  challenge: string;
  scopes: readonly string[];
  /** Parameters that Instagram knows and the client may choose. */
  passedOn: Readonly<Record<string, string>>;
}

/** `refused` where a redirect is not safe; otherwise the client itself is told. */
export type AuthorizeOutcome =
  | { kind: 'refused'; reason: 'client_unknown' | 'redirect_uri_not_allowed' }
  | { kind: 'error'; recipient: Recipient; error: AuthorizeError }
  | { kind: 'accepted'; authorization: Authorization };

const KNOWN_SCOPES: ReadonlySet<string> = new Set(SCOPES);
const PASSED_ON = ['force_reauth', 'enable_fb_login'];
/** Clients keep a return address and more in it; a URL of four times this still fits every server's limit. */
const MAX_STATE_BYTES = 2048;

/** RFC 6749 allows no more than this in a `state`; anything else might come back changed. */
function isState(state: string): boolean {
  return state.length <= MAX_STATE_BYTES && /^[\x20-\x7e]+$/.test(state);
}

/** The address to answer at: the one that is named, or the only one there is. */
function findRedirectUri({ fields, repeated }: Pairs, config: RelayConfig): string | undefined {
  if (repeated.has('redirect_uri')) return undefined;
  const named = fields.get('redirect_uri');
  if (named === undefined) {
    const [only, ...others] = config.redirectUris;
    return others.length === 0 && config.previews.length === 0 ? only : undefined;
  }
  const isKnown = config.redirectUris.has(named) || isPreviewUri(config.previews, named);
  return isKnown ? named : undefined;
}

/** Instagram takes them with commas, clients write them with spaces. */
function parseScopes(scope: string | undefined): string[] {
  const asked = (scope ?? '').split(/[ ,]+/).filter((it) => it !== '');
  return asked.length === 0 ? [SCOPES[0]] : [...new Set(asked)];
}

/** The first thing that is wrong with a request whose client can be told. */
function findError({ fields, repeated }: Pairs): AuthorizeError | undefined {
  const { state, response_type, response_mode, code_challenge, code_challenge_method } =
    Object.fromEntries(fields);
  if (repeated.size > 0 || response_type === undefined) return 'invalid_request';
  if (response_type !== 'code') return 'unsupported_response_type';
  if (fields.has('request') || fields.has('request_uri')) return 'request_not_supported';
  if (state !== undefined && !isState(state)) return 'invalid_request';
  if (response_mode !== undefined && response_mode !== 'query') return 'invalid_request';
  if (code_challenge_method !== 'S256') return 'invalid_request';
  if (!isChallenge(code_challenge ?? '')) return 'invalid_request';
  const areKnown = parseScopes(fields.get('scope')).every((it) => KNOWN_SCOPES.has(it));
  return areKnown ? undefined : 'invalid_scope';
}

/**
 * Judges an authorization request: PKCE with S256 is required, redirect URIs are compared byte for byte.
 *
 * @see [RFC 6749 section 4.1.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.1),
 * [RFC 9700 section 4.1.3](https://www.rfc-editor.org/rfc/rfc9700#section-4.1.3)
 */
export function parseAuthorize(query: Pairs, config: RelayConfig): AuthorizeOutcome {
  const { fields, repeated } = query;
  if (repeated.has('client_id') || fields.get('client_id') !== config.clientId) {
    return { kind: 'refused', reason: 'client_unknown' };
  }
  const redirectUri = findRedirectUri(query, config);
  if (redirectUri === undefined) return { kind: 'refused', reason: 'redirect_uri_not_allowed' };
  const state = fields.get('state');
  const recipient =
    state !== undefined && isState(state) && !repeated.has('state')
      ? { redirectUri, state }
      : { redirectUri };
  const error = findError(query);
  if (error !== undefined) return { kind: 'error', recipient, error };
  const chosen = [...fields].filter(
    ([name, value]) => PASSED_ON.includes(name) && /^(?:true|false)$/.test(value),
  );
  const authorization = {
    ...recipient,
    namedUri: fields.get('redirect_uri') ?? '',
    challenge: fields.get('code_challenge') ?? '',
    scopes: parseScopes(fields.get('scope')),
    passedOn: Object.fromEntries(chosen),
  };
  return { kind: 'accepted', authorization };
}

/**
 * Writes the request to Instagram, whose only redirect URI is the relay's callback.
 *
 * @see [Business Login for Instagram](https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login)
 */
export function instagramUrl(
  { authorizeUrl, clientId, callbackUri }: RelayConfig,
  { scopes, passedOn }: Authorization,
  state: string,
): string {
  const query = new URLSearchParams({
    ...passedOn,
    client_id: clientId,
    redirect_uri: callbackUri,
    response_type: 'code',
    scope: scopes.join(','),
    state,
  });
  return `${authorizeUrl}?${query.toString()}`;
}
