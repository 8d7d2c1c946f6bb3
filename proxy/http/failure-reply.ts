/** Pure. What the caller is told of a failure. */
import type { ErrorCode, ErrorReply, Reason } from '../contract.ts';
import type { Failure } from '../failure.ts';

/** A failure as it goes over the wire. */
export interface FailureReply {
  status: 400 | 401 | 403 | 404 | 405 | 413 | 415 | 429 | 500 | 502 | 503 | 504;
  headers: Record<string, string>;
  body: Omit<ErrorReply, 'request_id'>;
}

type Line = readonly [status: FailureReply['status'], error: ErrorCode, description: string];

const START_AGAIN = 'Start the login again.';

/** Every reason has a line, or this does not compile. */
const LINES: Readonly<Record<Reason, Line>> = {
  method_not_allowed: [405, 'invalid_request', 'This address does not take that method.'],
  not_found: [404, 'invalid_request', 'There is nothing at this address.'],
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
    'The grants here are authorization_code, refresh_token and urn:ietf:params:oauth:grant-type:token-exchange.',
  ],
  client_unknown: [400, 'invalid_client', 'The client_id is not an app of this proxy.'],
  redirect_uri_not_allowed: [
    400,
    'invalid_request',
    'The redirect_uri is not one of REDIRECT_URIS, byte for byte.',
  ],
  origin_not_allowed: [
    403,
    'access_denied',
    'The Origin is missing, or not that of a page in REDIRECT_URIS.',
  ],
  rate_limited: [429, 'temporarily_unavailable', 'Too many requests from this address. Wait.'],
  busy: [503, 'temporarily_unavailable', 'The proxy is busy. Nothing was sent: try again.'],
  code_spent: [400, 'invalid_grant', `The code was already used or has expired. ${START_AGAIN}`],
  code_mismatch: [
    400,
    'invalid_grant',
    `The code belongs to another client_id or code_verifier. ${START_AGAIN}`,
  ],
  redirect_uri_mismatch: [
    400,
    'invalid_grant',
    'The redirect_uri is not the one registered, or not the one of the first step.',
  ],
  scope_invalid: [
    400,
    'invalid_scope',
    'Instagram does not know, or not grant, a permission asked.',
  ],
  not_tester: [400, 'invalid_grant', 'The account is not an accepted Instagram Tester of the app.'],
  implicit_disabled: [400, 'invalid_grant', 'The implicit flow is switched off for this app.'],
  permission_missing: [
    400,
    'invalid_grant',
    'The permission for this was not granted. Log in again and allow it.',
  ],
  wrong_token_family: [
    400,
    'invalid_grant',
    'The token is cut short, or of the other login (Instagram, Facebook).',
  ],
  token_expired: [400, 'invalid_grant', 'The token has expired. Log in again.'],
  token_revoked: [400, 'invalid_grant', 'The token is no longer valid. Log in again.'],
  account_checkpoint: [
    400,
    'invalid_grant',
    'Instagram wants the account confirmed: open Instagram, then log in again.',
  ],
  instagram_refused: [400, 'invalid_grant', 'Instagram refused, in the words of provider_error.'],
  not_configured: [
    503,
    'temporarily_unavailable',
    'The proxy is not set up yet: open /healthz, it names the missing variables.',
  ],
  misconfigured: [
    502,
    'server_error',
    'The proxy has the wrong app id or secret. Its owner must correct it.',
  ],
  app_deactivated: [
    502,
    'server_error',
    'Meta has deactivated the app. Its owner must reactivate it.',
  ],
  internal: [500, 'server_error', 'The proxy failed.'],
  throttled: [502, 'server_error', `Instagram is limiting this app. ${START_AGAIN}`],
  instagram_blocked: [502, 'server_error', 'Instagram refused the proxy itself.'],
  instagram_malformed: [502, 'server_error', 'Instagram answered something unexpected.'],
  instagram_timeout: [504, 'server_error', 'Instagram did not answer in time.'],
  instagram_unavailable: [502, 'server_error', 'Instagram has trouble of its own.'],
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
  if ('authenticate' in failure) {
    reply.status = 401;
    reply.headers['WWW-Authenticate'] = failure.authenticate;
  }
  if ('field' in failure) {
    reply.body.error_description = `The field ${failure.field} is missing or empty.`;
  }
  if ('retryAfterS' in failure) {
    reply.headers['Retry-After'] = String(failure.retryAfterS);
    if (failure.reason === 'throttled') {
      reply.status = 503;
      reply.body.error = 'temporarily_unavailable';
      reply.body.error_description = 'Instagram is limiting this app. Try later.';
    }
  }
  return reply;
}
