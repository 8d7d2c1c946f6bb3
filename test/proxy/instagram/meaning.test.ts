import { describe, expect, test } from 'vitest';
import { meaningOf, type Meaning } from '../../../proxy/instagram/meaning.ts';

type Row = [
  message: string,
  reason: Meaning,
  code?: number | undefined,
  subcode?: number | undefined,
  type?: string,
];

/** Every text that was seen on the wire, by generation of the API. */
const LEGACY: Row[] = [
  [
    'You must include a valid client_id, response_type, and redirect_uri parameters',
    'misconfigured',
  ],
  ['Only response type "code" and "token" is allowed', 'instagram_refused'],
  ['Invalid Client ID', 'misconfigured'],
  ['Redirect URI does not match registered redirect URI', 'redirect_uri_mismatch'],
  ['Redirect URI does not match registered             redirect URI', 'redirect_uri_mismatch'],
  ['Invalid scope field(s): basic,comments,relationships,likes', 'scope_invalid'],
  ['Invalid scope field(s): ', 'scope_invalid'],
  ['Implicit authentication is disabled', 'implicit_disabled', 403],
  ['You are not a sandbox user of this client', 'not_tester', 403],
  ['You must provide a client_id', 'misconfigured'],
  ['You must provide a client_secret', 'misconfigured'],
  ['Invalid Client Secret', 'misconfigured'],
  ['No matching code found.', 'code_spent'],
  ['Matching code was not found or was already used.', 'code_spent'],
  ["Redirect URI doesn't match original redirect URI", 'redirect_uri_mismatch'],
  ["Client ID doesn't match original request", 'code_mismatch'],
  ['The access_token provided is invalid.', 'token_revoked'],
  [
    'This request requires scope=public_content, but this access token is not authorized with this scope. The user must re-authorize your application with scope=public_content to be granted this permissions.',
    'permission_missing',
  ],
  ["Invalid signed-request: Missing required parameter 'sig'", 'misconfigured', 403],
  ['Invalid signed-request: Signature does not match', 'misconfigured', 403],
];

const BASIC_DISPLAY: Row[] = [
  ['Invalid platform app', 'misconfigured'],
  ['Missing required field client_id', 'misconfigured'],
  ['Invalid redirect_uri', 'redirect_uri_mismatch'],
  ['Invalid scope: []', 'scope_invalid'],
  ["Invalid scope: ['basic']", 'scope_invalid'],
  ['No valid scopes requested', 'scope_invalid'],
  ['Insufficient developer role', 'not_tester'],
  ['This authorization code has been used', 'code_spent'],
  [
    'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
    'redirect_uri_mismatch',
  ],
  ['Invalid authorization code', 'code_spent'],
  ['Unsupported request - method type: get', 'permission_missing', 100],
];

const TODAY: Row[] = [
  ['Matching code was not found or was already used', 'code_spent'],
  ['  MATCHING code was\n not found ', 'code_spent'],
  ['This authorization code has expired', 'code_spent'],
  [
    'Invalid Request: Request parameters are invalid: Invalid redirect_uri',
    'redirect_uri_mismatch',
  ],
  ['Ungültige Anfrage: Anfrageparameter sind ungültig: Invalid platform app', 'misconfigured'],
];

const GRAPH: Row[] = [
  ['Invalid OAuth access token.', 'token_revoked', 190],
  ['', 'token_revoked', 190],
  ['', 'instagram_refused', 100],
  ['Invalid platform app', 'misconfigured', 101],
  ['', 'token_revoked', 190, 458],
  ['', 'account_checkpoint', 190, 459],
  ['', 'token_revoked', 190, 460],
  ['', 'token_expired', 190, 463],
  ['', 'account_checkpoint', 190, 464],
  ['', 'token_revoked', 190, 467],
  ['', 'token_revoked', 190, 492],
  ['', 'token_revoked', 102],
  ['', 'permission_missing', 10],
  ['', 'permission_missing', 200],
  ['', 'permission_missing', 299],
  ['API access deactivated. To reactivate, go to the app dashboard.', 'app_deactivated', 200],
  ['', 'throttled', 4],
  ['', 'throttled', 17],
  ['', 'throttled', 32],
  ['', 'throttled', 341],
  ['', 'throttled', 613],
  [
    'There have been too many calls to this Instagram account. Wait a bit and try again.',
    'throttled',
    80002,
  ],
  ['', 'instagram_unavailable', 1],
  ['', 'instagram_unavailable', 2],
  ['', 'permission_missing', 3],
  ['Error validating application. Invalid application ID.', 'misconfigured', 101],
  [
    'Error validating application. Cannot get application info due to a system error.',
    'misconfigured',
    101,
  ],
  ['Incorrect signature', 'misconfigured', 104],
  ['', 'account_checkpoint', 368],
  [
    'An active access token must be used to query information about the current user.',
    'instagram_refused',
    2500,
  ],
  ['Invalid OAuth access token - Cannot parse access token', 'wrong_token_family', 190],
  [
    'Error validating access token: Session has expired on Monday, 01-Dec-25 11:00:00 PST. The current time is Tuesday, 02-Dec-25 09:00:55 PST.',
    'token_expired',
    190,
    0,
  ],
  [
    'Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
    'token_revoked',
    190,
  ],
  ['', 'throttled', undefined, undefined, 'OAuthRateLimitException'],
  ['', 'token_revoked', 400, undefined, 'OAuthAccessTokenException'],
  ['', 'permission_missing', 400, undefined, 'OAuthPermissionsException'],
];

const FACEBOOK: Row[] = [
  ['This authorization code has been used.', 'code_spent', 100, 36009],
  ['', 'code_spent', 100, 36007],
  ['', 'redirect_uri_mismatch', 100, 36008],
  ['Error validating client secret.', 'misconfigured', 1],
  [
    'URL Blocked: This redirect failed because the redirect URI is not whitelisted',
    'redirect_uri_mismatch',
  ],
  ['API calls from the server require an appsecret_proof argument', 'misconfigured', 100],
  ['Invalid appsecret_proof provided in the API argument', 'misconfigured', 100],
];

describe('P-47: what an error means', () => {
  test.each([...LEGACY, ...BASIC_DISPLAY, ...TODAY, ...GRAPH, ...FACEBOOK])(
    'P-47: the error %j means %s',
    (message, reason, code = 400, subcode = 0, type = 'OAuthException') => {
      for (const text of [message, `${message}.`, message.toUpperCase()]) {
        expect(meaningOf({ message: text, code, subcode, type }, 400)).toBe(reason);
      }
    },
  );

  test.each([
    { status: 400, reason: 'instagram_refused' },
    { status: 200, reason: 'instagram_refused' },
    { status: 429, reason: 'throttled' },
    { status: 500, reason: 'instagram_unavailable' },
    { status: 503, reason: 'instagram_unavailable' },
  ])('P-47: an error in unknown words is judged by its status $status', ({ status, reason }) => {
    expect(meaningOf({ message: 'The computer declines' }, status)).toBe(reason);
  });
});
