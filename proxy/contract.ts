/**
 * What the proxy's HTTP replies look like, and what page and proxy both ask of Meta: the page may see this file.
 *
 * Field names are the wire's own spelling.
 */

/**
 * The Graph API version: documented on Instagram's own pages, served until July 2028.
 *
 * @see [Platform versioning](https://developers.facebook.com/docs/graph-api/guides/versioning)
 */
export const GRAPH_VERSION = 'v25.0';

/**
 * The permissions of Instagram Login, the one that every login needs first.
 *
 * @see [Business Login](https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login)
 */
export const SCOPES = [
  'instagram_business_basic',
  'instagram_business_content_publish',
  'instagram_business_manage_messages',
  'instagram_business_manage_comments',
  'instagram_business_manage_insights',
] as const;

/**
 * Who a token belongs to, as the 2011-2020 API put it in its token reply: `username`, `full_name`, `profile_picture`,
 * `bio`, `website`, `is_business` and whatever else was plain text, a number or a truth value.
 */
export interface LegacyUser {
  /** An exact decimal string. */
  id?: string;
  [field: string]: string | number | boolean | undefined;
}

/**
 * The success reply of `POST /token`.
 *
 * Does not promise that the token still works, only that Instagram gave it out.
 *
 * @see [RFC 6749 section 5.1](https://www.rfc-editor.org/rfc/rfc6749#section-5.1)
 */
export interface TokenReply {
  access_token: string;
  token_type: 'bearer';
  /** Seconds from now; absent when Instagram did not say (the legacy API, dashboard tokens). */
  expires_in?: number;
  /** The long-lived token itself, present only when it can be refreshed. */
  refresh_token?: string;
  /** Space-separated; absent when Instagram did not say, `""` when nothing was granted. */
  scope?: string;
  /** An exact decimal string, never rounded; absent when missing or malformed upstream. */
  user_id?: string;
  /** The legacy API's reply carries the user. */
  user?: LegacyUser;
  /** The code was spent and this is its short-lived token: the 60-day step failed. */
  warning?: 'long_lived_failed';
  /** On token exchange only (RFC 8693 section 2.2.1). */
  issued_token_type?: 'urn:ietf:params:oauth:token-type:access_token';
}

/** The value of `error`: RFC 6749 section 5.2's, and what a proxy needs beside them. */
export type ErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'unsupported_grant_type'
  | 'invalid_token'
  | 'access_denied'
  | 'server_error'
  | 'temporarily_unavailable';

/** Reasons that Instagram's answer, or the lack of one, gives. */
export type UpstreamReason =
  // Instagram's no, which the person or the site's owner can act on.
  | 'code_spent'
  | 'code_mismatch'
  | 'redirect_uri_mismatch'
  | 'scope_invalid'
  | 'not_tester'
  | 'implicit_disabled'
  | 'permission_missing'
  | 'wrong_token_family'
  | 'token_expired'
  | 'token_revoked'
  | 'account_checkpoint'
  | 'instagram_refused'
  // The site owner's to correct.
  | 'misconfigured'
  | 'app_deactivated'
  // Instagram's trouble.
  | 'throttled'
  | 'instagram_blocked'
  | 'instagram_malformed'
  | 'instagram_timeout'
  | 'instagram_unavailable'
  | 'instagram_unreachable';

/** The closed set of things that go wrong; the page turns each into one sentence and one next step. */
export type Reason =
  // The request itself, refused before anything is sent to Instagram.
  | 'method_not_allowed'
  | 'not_found'
  | 'body_too_large'
  | 'unsupported_media_type'
  | 'malformed_request'
  | 'missing_field'
  | 'unsupported_grant_type'
  | 'client_unknown'
  | 'redirect_uri_not_allowed'
  | 'origin_not_allowed'
  | 'rate_limited'
  | 'busy'
  // The keeper's own.
  | 'claim_invalid'
  | 'account_mismatch'
  | 'too_young'
  | 'feed_required'
  | 'not_kept'
  | 'deleted'
  // The proxy's own trouble.
  | 'not_configured'
  | 'internal'
  | UpstreamReason;

/** Instagram's own words: cut to 200 printable characters, with every secret, code and token removed. */
export interface ProviderError {
  type?: string;
  code?: number;
  subcode?: number;
  message?: string;
  fbtrace_id?: string;
}

/**
 * The failure reply of every route.
 *
 * @see [RFC 6749 section 5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)
 */
export interface ErrorReply {
  error: ErrorCode;
  /** One sentence: what failed, on what, and what to do. Never a value that came with the request. */
  error_description: string;
  reason: Reason;
  /** Also in the proxy's log line for this request. */
  request_id: string;
  provider_error?: ProviderError;
  /** With `too_young` only: when Instagram will refresh the token. */
  next_refresh_at?: string;
}

/** The success reply of `GET /userinfo`: ids are exact decimal strings. */
export interface UserinfoReply {
  /** The same as `id`, under the name by which OpenID clients look for it. */
  sub: string;
  /** App-scoped id (equals `user_id` of the token reply). */
  id: string;
  /** The professional account's id, the one that webhooks carry; Instagram Login only. */
  user_id?: string;
  username?: string;
  name?: string;
  account_type?: string;
  profile_picture_url?: string;
}
