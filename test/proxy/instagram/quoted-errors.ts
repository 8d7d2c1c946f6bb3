import type { Meaning } from '../../../proxy/instagram/meaning.ts';

/** One error as a public thread quotes it. */
export interface Quoted {
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

/** Errors that were seen in public, each with the meaning that the proxy and the page must read in it. */
export const QUOTED: Quoted[] = [
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
