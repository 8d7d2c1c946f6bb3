/** Pure. What the caller is told of a failure. */
import type { ErrorCode, ErrorReply, Reason } from '../contract.ts';
import type { Failure } from '../failure.ts';
import type { Reply } from './route.ts';

/** A failure as it goes over the wire. */
export interface FailureReply {
  status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 429 | 500 | 502 | 503 | 504;
  headers: Record<string, string>;
  body: Omit<ErrorReply, 'request_id'>;
}

/** How a route's failure differs from what its reason alone would give. */
export interface Override {
  /** For a route whose own RFC asks for another one. */
  status?: number;
  error?: ErrorCode;
  headers?: Record<string, string>;
  /** Fields beside those of every failure. */
  more?: object;
}

type Line = readonly [status: FailureReply['status'], error: ErrorCode, description: string];

const START_AGAIN = 'Start the login again.';

/** Every reason has a line, or this does not compile. */
const LINES: Readonly<Record<Reason, Line>> = {
  method_not_allowed: [405, 'invalid_request', 'This URL does not support that method.'],
  not_found: [404, 'invalid_request', 'There is nothing at this URL.'],
  body_too_large: [413, 'invalid_request', 'The request body is too large.'],
  unsupported_media_type: [
    415,
    'invalid_request',
    'The body must be application/x-www-form-urlencoded in UTF-8, not compressed.',
  ],
  malformed_request: [400, 'invalid_request', 'The request is malformed.'],
  missing_field: [400, 'invalid_request', 'A field is missing.'],
  unsupported_grant_type: [
    400,
    'unsupported_grant_type',
    'Supported grant types: authorization_code, refresh_token and urn:ietf:params:oauth:grant-type:token-exchange.',
  ],
  client_unknown: [400, 'invalid_client', "The client_id is not one of this proxy's apps."],
  redirect_uri_not_allowed: [
    400,
    'invalid_request',
    'The redirect_uri does not match any of REDIRECT_URIS, byte for byte.',
  ],
  origin_not_allowed: [
    403,
    'access_denied',
    'The Origin is missing, or no page in REDIRECT_URIS has it.',
  ],
  rate_limited: [
    429,
    'temporarily_unavailable',
    'Too many requests from this address. Try again later.',
  ],
  busy: [503, 'temporarily_unavailable', 'The proxy is busy and sent nothing. Try again.'],
  claim_invalid: [403, 'access_denied', 'The claim is missing, used or over. Ask for a new link.'],
  account_mismatch: [
    403,
    'access_denied',
    'The login is of another account than the claim is for. Nothing was stored.',
  ],
  too_young: [409, 'invalid_request', 'Instagram does not refresh a token on its first day.'],
  feed_required: [404, 'invalid_request', 'There are several feeds. Name one: /media/<feed>.'],
  not_kept: [404, 'invalid_request', 'There is no feed of that name.'],
  deleted: [410, 'invalid_request', 'This feed was deleted, and its posts with it.'],
  code_spent: [
    400,
    'invalid_grant',
    `The code has already been used or has expired. ${START_AGAIN}`,
  ],
  code_mismatch: [
    400,
    'invalid_grant',
    `The code belongs to another client_id or code_verifier. ${START_AGAIN}`,
  ],
  redirect_uri_mismatch: [
    400,
    'invalid_grant',
    'The redirect_uri is not the registered one, or not the one that the login started with.',
  ],
  scope_invalid: [
    400,
    'invalid_scope',
    'Instagram does not recognise or will not grant a requested permission.',
  ],
  not_tester: [
    400,
    'invalid_grant',
    'The account has not accepted an invitation as Instagram Tester of the app.',
  ],
  implicit_disabled: [400, 'invalid_grant', 'The implicit flow is disabled for this app.'],
  permission_missing: [
    400,
    'invalid_grant',
    'The required permission was not granted. Log in again and allow it.',
  ],
  wrong_token_family: [
    400,
    'invalid_grant',
    'The token is truncated, or belongs to the other login (Instagram or Facebook).',
  ],
  token_expired: [400, 'invalid_grant', 'The token has expired. Log in again.'],
  token_revoked: [400, 'invalid_grant', 'The token is no longer valid. Log in again.'],
  account_checkpoint: [
    400,
    'invalid_grant',
    'Instagram requires a security check. Open Instagram, complete it, then log in again.',
  ],
  instagram_refused: [400, 'invalid_grant', 'Instagram refused the request. See provider_error.'],
  not_configured: [
    503,
    'temporarily_unavailable',
    'The proxy is not set up yet: open /healthz, it names the missing variables.',
  ],
  misconfigured: [
    502,
    'server_error',
    'The proxy has the wrong app ID or secret. Its owner must correct it.',
  ],
  app_deactivated: [
    502,
    'server_error',
    'Meta has deactivated the app. Its owner must reactivate it.',
  ],
  internal: [500, 'server_error', 'The proxy hit an internal error.'],
  throttled: [502, 'server_error', `Instagram is rate-limiting this app. ${START_AGAIN}`],
  instagram_blocked: [502, 'server_error', 'Instagram blocked the proxy.'],
  instagram_malformed: [502, 'server_error', 'Instagram sent an unexpected response.'],
  instagram_timeout: [504, 'server_error', 'Instagram did not respond in time.'],
  instagram_unavailable: [502, 'server_error', 'Instagram returned a server error.'],
  instagram_unreachable: [502, 'server_error', 'Instagram could not be reached.'],
};

/**
 * Turns a failure into the reply of RFC 6749 section 5.2.
 *
 * Does not decide which failure it is, and adds nothing that came with the request.
 *
 * @see [RFC 6749 section 5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)
 */
export function toReply(failure: Failure): FailureReply {
  const [status, error, description] = LINES[failure.reason];
  const reply: FailureReply = {
    status,
    headers: {},
    body: { error, error_description: description, reason: failure.reason },
  };
  if ('provider' in failure) reply.body.provider_error = failure.provider;
  return withEvidence(failure, reply);
}

function withEvidence(failure: Failure, reply: FailureReply): FailureReply {
  if ('allow' in failure) reply.headers.Allow = failure.allow;
  if ('problem' in failure) reply.body.error_description = failure.problem;
  if ('isConflict' in failure) reply.status = 409;
  if ('authenticate' in failure) {
    reply.status = 401;
    reply.headers['WWW-Authenticate'] = failure.authenticate;
  }
  if ('field' in failure) {
    reply.body.error_description = `The field ${failure.field} is missing or empty.`;
  }
  if ('nextRefreshAt' in failure) reply.body.next_refresh_at = failure.nextRefreshAt;
  if ('retryAfterS' in failure) {
    reply.headers['Retry-After'] = String(failure.retryAfterS);
    if (failure.reason === 'throttled') {
      reply.status = 503;
      reply.body.error = 'temporarily_unavailable';
      reply.body.error_description = 'Instagram is rate-limiting this app. Try again later.';
    }
  }
  return reply;
}

/** Answers with a failure, which also goes into the log. */
export function failureReply(failure: Failure, override: Override = {}): Reply {
  const { status, headers, body } = toReply(failure);
  return {
    status: override.status ?? status,
    headers: { ...headers, ...override.headers },
    json: { ...override.more, ...body, error: override.error ?? body.error },
    reason: body.reason,
  };
}
