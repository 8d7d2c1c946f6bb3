import type { ErrorCode, ErrorReply, ProviderError, Reason } from '../../proxy/contract.ts';
import type { LoginFailure } from './login-failure.ts';
import { fieldsOf } from './token.ts';

/** Every reason of the contract: one that is missing here does not compile. */
const REASONS: Record<Reason, true> = {
  method_not_allowed: true,
  not_found: true,
  body_too_large: true,
  unsupported_media_type: true,
  malformed_request: true,
  missing_field: true,
  unsupported_grant_type: true,
  client_unknown: true,
  redirect_uri_not_allowed: true,
  origin_not_allowed: true,
  rate_limited: true,
  busy: true,
  code_spent: true,
  code_mismatch: true,
  redirect_uri_mismatch: true,
  scope_invalid: true,
  not_tester: true,
  implicit_disabled: true,
  permission_missing: true,
  wrong_token_family: true,
  token_expired: true,
  token_revoked: true,
  account_checkpoint: true,
  instagram_refused: true,
  not_configured: true,
  misconfigured: true,
  app_deactivated: true,
  internal: true,
  throttled: true,
  instagram_blocked: true,
  instagram_malformed: true,
  instagram_timeout: true,
  instagram_unavailable: true,
  instagram_unreachable: true,
};

/** Every error code of the contract. */
const CODES: Record<ErrorCode, true> = {
  invalid_request: true,
  invalid_client: true,
  invalid_grant: true,
  invalid_scope: true,
  unsupported_grant_type: true,
  invalid_token: true,
  access_denied: true,
  server_error: true,
  temporarily_unavailable: true,
};

/**
 * What a reply without a token means: a redirect (status 0), the proxy's own refusal, or another server's answer.
 *
 * @see [Opaque redirects](https://fetch.spec.whatwg.org/#concept-filtered-response-opaque-redirect)
 */
export function refusalOf(json: unknown, status: number): LoginFailure {
  if (status === 0) return { reason: 'proxy_redirects' };
  const reply = parseErrorReply(json);
  return reply === undefined
    ? { reason: 'proxy_malformed', status }
    : { reason: 'refused', reply, status };
}

/**
 * Reads the proxy's failure reply, field by field; nothing when it is not one.
 *
 * @see [RFC 6749 section 5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)
 */
export function parseErrorReply(value: unknown): ErrorReply | undefined {
  const { error, reason, error_description, request_id, provider_error } = fieldsOf(value);
  if (!isKey(CODES, error) || !isKey(REASONS, reason)) return undefined;
  return {
    error,
    reason,
    error_description: typeof error_description === 'string' ? error_description : '',
    request_id: typeof request_id === 'string' ? request_id : '',
    ...(provider_error === undefined ? {} : { provider_error: parseProviderError(provider_error) }),
  };
}

/** Reads Instagram's own words, field by field; what has the wrong type is left out. */
export function parseProviderError(value: unknown): ProviderError {
  const { type, code, subcode, message, fbtrace_id } = fieldsOf(value);
  return {
    ...(typeof type === 'string' ? { type } : {}),
    ...(typeof code === 'number' ? { code } : {}),
    ...(typeof subcode === 'number' ? { subcode } : {}),
    ...(typeof message === 'string' ? { message } : {}),
    ...(typeof fbtrace_id === 'string' ? { fbtrace_id } : {}),
  };
}

function isKey<Key extends string>(set: Record<Key, true>, value: unknown): value is Key {
  return typeof value === 'string' && Object.hasOwn(set, value);
}
