import { describe, expect, test } from 'vitest';
import { judge } from '../../../proxy/instagram/judge.ts';
import { parseProviderError } from '../../../proxy/instagram/error.ts';
import { meaningOf, type Meaning } from '../../../proxy/instagram/meaning.ts';
import { redact } from '../../../proxy/instagram/redact.ts';
import { refusal } from '../../../web/instagram/graph.ts';
import { reasonShown } from '../../../web/failures/shown-by-instagram.ts';

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

/** One error as a public thread quotes it. */
interface Quoted {
  json: object;
  meaning: Meaning;
  source: string;
  status?: number;
}

const graph = (message: string, code?: number, error_subcode?: number, more: object = {}) => ({
  error: { message, type: 'OAuthException', code, error_subcode, ...more },
});
const flat = (error_message: string) => ({
  error_type: 'OAuthException',
  code: 400,
  error_message,
});
const app = (message: string, error_type?: string) => ({ message, status: 'fail', error_type });

const QUOTED: Quoted[] = [
  {
    json: graph("redirect_uri isn't an absolute URI. Check RFC 3986.", 191),
    meaning: 'redirect_uri_mismatch',
    source: 'https://github.com/roundrop/facebook4j-oauth-example/issues/2',
  },
  {
    json: graph(
      "(#10) This endpoint requires the 'pages_read_engagement' permission or the 'Page Public Content Access' feature.",
      10,
    ),
    meaning: 'permission_missing',
    source: 'https://github.com/pdir/social-feed-bundle/issues/184',
  },
  {
    json: graph('The access token could not be decrypted', 190),
    meaning: 'wrong_token_family',
    source: 'https://github.com/singer-io/tap-facebook/issues/219',
  },
  {
    json: graph('Malformed access token IGAAxxxx', 190),
    meaning: 'wrong_token_family',
    source: 'several public projects look for these words beside code 190',
  },
  {
    json: graph('Invalid OAuth access token signature.', 190),
    meaning: 'wrong_token_family',
    source: 'https://github.com/FriendsOfREDAXO/feeds/issues/18',
  },
  {
    json: graph('Invalid OAuth access token - Cannot parse access token', 190),
    meaning: 'wrong_token_family',
    source: 'https://github.com/facebook/facebook-ios-sdk/issues/2576',
  },
  {
    json: graph(
      'Error validating access token: The user is enrolled in a blocking, logged-in checkpoint',
      190,
      490,
    ),
    meaning: 'account_checkpoint',
    source: 'https://stackoverflow.com/questions/36401621',
  },
  {
    json: graph('Ein Fehler', 190, 490),
    meaning: 'account_checkpoint',
    source: 'https://stackoverflow.com/questions/36401621',
  },
  {
    json: graph(
      'Error validating access token: You cannot access the app till you log in to www.facebook.com and follow the instructions given.',
      190,
      459,
    ),
    meaning: 'account_checkpoint',
    source: 'https://github.com/snarfed/webutil (tests/test_util.py)',
  },
  {
    json: graph(
      'Error validating access token: Sessions for the user  are not allowed because the user is not a confirmed user.',
      190,
      464,
    ),
    meaning: 'account_checkpoint',
    source: 'https://github.com/mobolic/facebook-sdk/issues/129',
  },
  {
    json: {
      message: 'checkpoint_required',
      checkpoint_url: '/challenge/12061502575/atwWXYmeVP/',
      lock: false,
      flow_render_type: 0,
      status: 'fail',
    },
    meaning: 'account_checkpoint',
    source: 'https://github.com/NightfallGT/IG-Sniper/issues/4',
  },
  {
    json: app('checkpoint_required', 'checkpoint_logged_out'),
    meaning: 'account_checkpoint',
    source: 'https://github.com/mgp25/Instagram-API/issues/2250',
  },
  {
    json: app('challenge_required', 'checkpoint_challenge_required'),
    meaning: 'account_checkpoint',
    source: 'https://github.com/officialputuid/toolsig/issues/5',
  },
  {
    json: app('login_required'),
    meaning: 'token_revoked',
    source: 'https://github.com/dilame/instagram-private-api/issues/889',
  },
  {
    json: app('user_has_logged_out'),
    meaning: 'token_revoked',
    source: 'https://github.com/dilame/instagram-private-api/issues/1602',
  },
  {
    json: app('Please wait a few minutes before you try again.'),
    meaning: 'throttled',
    source: 'https://github.com/tducasse/go-instabot/issues/57',
  },
  {
    json: graph(
      'An unexpected error has occurred. Please retry your request later.',
      2,
      undefined,
      {
        is_transient: true,
      },
    ),
    meaning: 'instagram_unavailable',
    source: 'https://github.com/facebook/facebook-java-business-sdk/issues/319',
  },
  {
    json: graph('(#2) Service temporarily unavailable', 2, undefined, { is_transient: true }),
    meaning: 'instagram_unavailable',
    source: 'https://github.com/facebook/facebook-nodejs-business-sdk/issues/84',
  },
  {
    json: graph('The token provided is invalid.', undefined, undefined, { is_transient: true }),
    meaning: 'instagram_unavailable',
    source: 'https://github.com/snarfed/webutil (tests/test_util.py)',
  },
  {
    json: graph('An unknown error occurred', 1, 99),
    meaning: 'instagram_unavailable',
    source: 'https://github.com/facebookarchive/php-graph-sdk/issues/948',
    status: 500,
  },
  {
    json: graph('(#4) Application request limit reached', 4, undefined, { is_transient: true }),
    meaning: 'throttled',
    source: 'https://github.com/nygardk/react-share/issues/70',
  },
  {
    json: graph('User request limit reached'),
    meaning: 'throttled',
    source: 'https://github.com/arsduo/koala/issues/553',
  },
  {
    json: graph(
      'Error validating access token: The user has not authorized application 42.',
      190,
      458,
    ),
    meaning: 'token_revoked',
    source: 'https://github.com/snarfed/bridgy (tests/test_facebook.py)',
  },
  {
    json: graph('Error validating access token: User 1 has not authorized application 42.'),
    meaning: 'token_revoked',
    source:
      'https://developers.facebook.com/blog/post/2011/05/13/how-to--handle-expired-access-tokens/',
  },
  {
    json: graph(
      'Error validating access token: The session is invalid because the user logged out.',
    ),
    meaning: 'token_revoked',
    source:
      'https://developers.facebook.com/blog/post/2011/05/13/how-to--handle-expired-access-tokens/',
  },
  {
    json: graph('The user must be an administrator of the page in order to impersonate it.', 190),
    meaning: 'token_revoked',
    source: 'https://github.com/snarfed/bridgy/issues/596',
  },
  {
    json: graph('Error validating access token: Session has expired.', 102, 463),
    meaning: 'token_expired',
    source: 'https://developers.facebook.com/docs/graph-api/guides/error-handling',
  },
  {
    json: graph('Session key invalid or no longer valid', 102),
    meaning: 'token_revoked',
    source: 'https://developers.facebook.com/docs/graph-api/guides/error-handling',
  },
  {
    json: graph("(#200) The user hasn't authorized the application to perform this action", 200),
    meaning: 'permission_missing',
    source: 'https://github.com/idno/Facebook/issues/20',
  },
  {
    json: graph('Application does not have permission for this action', 10),
    meaning: 'permission_missing',
    source: 'https://developers.facebook.com/docs/graph-api/guides/error-handling',
  },
  {
    json: graph('(#10) Requires instagram_content_publish permission to manage the object', 10),
    meaning: 'permission_missing',
    source: 'https://github.com/gitroomhq/postiz-app/pull/1914',
  },
  {
    json: graph(
      "Unsupported get request. Object with ID 'MEDIA-ID' does not exist, cannot be loaded due to missing permissions, or does not support this operation",
      100,
      33,
    ),
    meaning: 'permission_missing',
    source: 'https://github.com/jstolpe/blog_code/issues/4',
  },
  {
    json: graph('Unsupported request - method type: get', 100, undefined, {
      type: 'IGApiException',
    }),
    meaning: 'permission_missing',
    source: 'https://github.com/diwenne/openreply/pull/17',
  },
  {
    json: {
      meta: {
        code: 400,
        error_type: 'OAuthPermissionsException',
        error_message: 'This client has not been approved to access this resource.',
      },
    },
    meaning: 'permission_missing',
    source: 'https://github.com/smashballoon/instagram-feed/issues/18',
  },
  {
    json: graph('API access deactivated. To reactivate, go to the app dashboard.', 200),
    meaning: 'app_deactivated',
    source: 'https://github.com/msigley/WP-Instagram-API/pull/6',
    status: 200,
  },
  {
    json: graph(
      'API access disrupted. Go to the App Dashboard and complete Data Use Checkup.',
      200,
    ),
    meaning: 'app_deactivated',
    source: 'https://github.com/genxbe/kirby3-instagram/issues/8',
  },
  {
    json: graph('API access blocked.', 200),
    meaning: 'app_deactivated',
    source: 'code 200 with these words is in several public projects of 2026',
  },
  {
    json: graph('App not active: This app is not accessible right now'),
    meaning: 'app_deactivated',
    source: 'https://github.com/LoginRadius/engineering-blog-samples/issues/299',
  },
  {
    json: graph(
      "App Not Setup: This app is still in development mode, and you don't have access to it.",
    ),
    meaning: 'not_tester',
    source: 'https://github.com/facebookarchive/php-graph-sdk/issues/413',
  },
  {
    json: graph('Code was invalid or expired. User 1 has not authorized application 2.'),
    meaning: 'code_spent',
    source: 'https://github.com/bnoguchi/everyauth/issues/94',
  },
  {
    json: graph('Invalid verification code format.', 100),
    meaning: 'code_spent',
    source: 'https://github.com/arsduo/koala/issues/606',
  },
  {
    json: graph('Error validating verification code.'),
    meaning: 'code_spent',
    source: 'https://github.com/arsduo/koala/issues/57',
  },
  {
    json: graph('This authorization code has expired', 100),
    meaning: 'code_spent',
    source: 'https://github.com/facebookarchive/php-graph-sdk/issues/1124',
  },
  {
    json: flat('This authorization code has been used'),
    meaning: 'code_spent',
    source: 'https://github.com/espresso-dev/instagram-basic-display-php/issues/14',
  },
  {
    json: {
      meta: {
        error_type: 'OAuthParameterException',
        error_message: 'The client_id provided is invalid and does not match a valid application.',
      },
    },
    meaning: 'misconfigured',
    source: 'https://github.com/stevenschobert/instafeed.js/issues/331',
  },
];

describe('errors that public threads quote', () => {
  const TOKEN = { provider: 'instagram', accessToken: 'IGAAsent', issuedAt: 0 } as const;

  test.each(QUOTED)(
    'the proxy and the page both read $meaning in $json ($source)',
    ({ json, meaning, status = 400 }) => {
      const outcome = { kind: 'reply', status, json: { ...json }, retryAfter: null } as const;
      const judged = judge(outcome, { spendsCode: true, sensitive: [] });
      expect(judged).toMatchObject({ ok: false, failure: { reason: meaning } });
      expect(refusal({ status, json }, TOKEN)).toMatchObject({ why: meaning });
    },
  );

  test('a pasted error is recognised by its words alone', () => {
    const pasted = QUOTED.filter(({ json }) =>
      /decrypted|Malformed|checkpoint_|disrupted/.test(JSON.stringify(json)),
    );
    expect(pasted.length).toBeGreaterThan(4);
    for (const { json, meaning } of pasted) expect(reasonShown(JSON.stringify(json))).toBe(meaning);
  });

  test('the subcodes of an expired session mean nothing with another code', () => {
    expect(meaningOf({ code: 100, subcode: 463 }, 400)).toBe('instagram_refused');
    expect(meaningOf({ code: 4, subcode: 459 }, 400)).toBe('throttled');
  });
});

describe('where an error is found', () => {
  test.each([
    {
      reply: { error_type: 'OAuthException', code: 400, error_message: 'x' },
      error: { type: 'OAuthException', code: 400, message: 'x' },
    },
    {
      reply: { error: { message: 'x', type: 'T', code: 190, error_subcode: 463, fbtrace_id: 'F' } },
      error: { message: 'x', type: 'T', code: 190, subcode: 463, fbtraceId: 'F' },
    },
    {
      reply: { meta: { error_type: 'T', code: 400, error_message: 'x' } },
      error: { type: 'T', code: 400, message: 'x' },
    },
    {
      reply: { error: 'invalid_grant', error_description: 'x' },
      error: { type: 'invalid_grant', message: 'x' },
    },
    { reply: { error: {} }, error: {} },
    { reply: { error: true }, error: {} },
    { reply: { error: { code: '190', message: 4 } }, error: {} },
  ])('an error is found in the reply $reply', ({ reply, error }) => {
    expect(parseProviderError(reply)).toEqual(error);
  });

  test.each([{}, { meta: { code: 200 } }, { error: null }, { code: 400 }, { data: [] }])(
    'no error is found in the reply %j',
    (reply) => {
      expect(parseProviderError(reply)).toBeUndefined();
    },
  );
});

describe('P-47: what of an error is shown', () => {
  const shown = (message: string, sensitive: string[] = []) =>
    redact({ message }, sensitive).message;

  test('P-47: values of the request are removed from the shown error, also in encoded form', () => {
    expect(shown('no a b/c for a%20b%2Fc', ['a b/c'])).toBe('no [removed] for [removed]');
  });

  test('P-47: a short value is removed only where it is a whole word', () => {
    expect(shown('OAuthException: code x, not xy', ['x'])).toBe(
      'OAuthException: code [removed], not xy',
    );
  });

  test.each([
    'IGAAabcdefgh12345',
    'IGQVJabcdefgh-_x',
    'EAACEdEose0cBA',
    '1574083.fb2e77d.47a0479900504cb3ab4a1f626d174d2d',
    'c59cb537139b07541a04cea8a9ef6319be724a2f',
    'A'.repeat(70),
  ])('P-47: text that looks like a token is removed from the shown error: %s', (token) => {
    expect(shown(`before ${token} after`)).toBe('before [removed] after');
  });

  test('P-47: control characters, line breaks and bidi overrides become one space', () => {
    expect(shown('a\r\n\u0000\u001b[31m\u202eb\u2028c')).toBe('a [31m b c');
  });

  test('P-47: the shown error ends after 200 characters, and never with half of a secret', () => {
    const message = `${'word '.repeat(38)}sentinel-secret-value`;
    expect(shown(message, ['sentinel-secret-value'])).not.toContain('sent');
    expect(shown('é '.repeat(500))).toHaveLength(200);
    expect(shown(`${'a '.repeat(99)}a😀`)).toBe(`${'a '.repeat(99)}a`);
  });

  test('P-47: the names of Meta’s exceptions are not removed as tokens', () => {
    const names = ['IGApiException', 'OAuthException', 'OAuthAccessTokenException'];
    expect(names.map((type) => redact({ type }, []).type)).toEqual(names);
  });

  test('P-47: numbers of the error are kept, and absent fields stay absent', () => {
    expect(redact({ code: 190, subcode: 463 }, [])).toEqual({ code: 190, subcode: 463 });
  });
});
