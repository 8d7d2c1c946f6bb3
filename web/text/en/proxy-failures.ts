const LOG_IN_AGAIN = 'Log in again – it takes a few seconds.';
const LATER = 'Wait a minute, then log in again.';

/** What happened between the page and a proxy that refused: a fault of the request itself. */
const REQUEST_REFUSED = {
  title: 'The proxy refused the request',
  sentence:
    'The page and the proxy are probably different versions. Nothing was sent to Instagram.',
  nextStep: 'Deploy the page and the proxy from the same version, then log in again.',
};

/** English: every reason of the proxy. */
export const proxyFailures = {
  method_not_allowed: REQUEST_REFUSED,
  not_found: {
    title: 'No proxy at this URL',
    sentence: 'Something at the proxy’s URL replied, but it isn’t Latchkey’s proxy.',
    nextStep: 'Correct VITE_PROXY_URL and build the page again.',
  },
  body_too_large: REQUEST_REFUSED,
  unsupported_media_type: REQUEST_REFUSED,
  malformed_request: REQUEST_REFUSED,
  missing_field: REQUEST_REFUSED,
  unsupported_grant_type: REQUEST_REFUSED,
  client_unknown: {
    title: 'The page and the proxy use different apps',
    sentence: 'The proxy has no app secret for this page’s app ID.',
    nextStep:
      'Give both the same app ID: VITE_INSTAGRAM_CLIENT_ID for the page, INSTAGRAM_CLIENT_ID for the proxy.',
  },
  redirect_uri_not_allowed: {
    title: 'This page isn’t allowed to log in',
    sentence: 'Its URL isn’t in the proxy’s REDIRECT_URIS.',
    nextStep:
      'Add this page’s exact URL to the proxy’s REDIRECT_URIS, and register it with Instagram.',
  },
  origin_not_allowed: {
    title: 'This site isn’t allowed to use the proxy',
    sentence: 'The proxy only answers sites in its REDIRECT_URIS, and this site isn’t listed.',
    nextStep: 'Add this page’s exact URL to the proxy’s REDIRECT_URIS.',
  },
  rate_limited: {
    title: 'Too many logins at once',
    sentence:
      'The proxy limits how many logins one network can make. Nothing was sent to Instagram.',
    nextStep: LATER,
  },
  busy: {
    title: 'The proxy is busy',
    sentence: 'Too many logins are waiting for Instagram right now, so yours was not sent.',
    nextStep: LATER,
  },
  claim_invalid: {
    title: 'This link no longer works',
    sentence:
      'Each link connects one account, once, and expires. This one has been used or has expired.',
    nextStep: 'Ask the site’s owner for a new link.',
  },
  account_mismatch: {
    title: 'You logged in with a different account',
    sentence: 'The link is for another Instagram account. Nothing was stored.',
    nextStep:
      'Log out of Instagram, log in with the account the link is for, then open the link again.',
  },
  too_young: {
    title: 'It is too early to refresh this token',
    sentence: 'Instagram refreshes a token only after its first day.',
    nextStep: 'You don’t have to do anything: the proxy refreshes it when it is old enough.',
  },
  feed_required: {
    title: 'The URL names no feed',
    sentence: 'Several feeds are kept here, and the URL does not say which one to show.',
    nextStep: 'Add the feed’s name to the URL: /media/name.',
  },
  not_kept: {
    title: 'This account is not kept here',
    sentence: 'There is no feed of that name.',
    nextStep: 'Check the name of the feed.',
  },
  deleted: {
    title: 'This feed was deleted',
    sentence: 'Its token and its posts were deleted.',
    nextStep: 'To connect the account again, ask the site’s owner for a new link.',
  },
  code_spent: {
    title: 'This authorization code no longer works',
    sentence:
      'Each code works once and expires after an hour. This one has been used or has expired.',
    nextStep: LOG_IN_AGAIN,
  },
  code_mismatch: {
    title: 'This code belongs to a different login',
    sentence: 'This page didn’t start the login that the code came from, so the code was not used.',
    nextStep: LOG_IN_AGAIN,
  },
  redirect_uri_mismatch: {
    title: 'The redirect URI does not match',
    sentence:
      'The redirect URI must match, byte for byte, the one registered with Instagram and the one the login started with.',
    nextStep: 'Register this page’s exact URL under OAuth redirect URIs, and press Save.',
  },
  scope_invalid: {
    title: 'Instagram rejected a permission',
    sentence:
      'The login asked for a permission that Instagram retired or that the app does not have.',
    nextStep:
      'Under “Settings and request preview”, request only permissions that the dashboard lists for your app.',
  },
  not_tester: {
    title: 'This account is not a tester of the app',
    sentence:
      'The app is in development, and only accounts that accepted an invitation can log in.',
    nextStep:
      'Add the account as an Instagram Tester, then accept the invitation at instagram.com/accounts/manage_access, logged in to that account.',
  },
  implicit_disabled: {
    title: 'The implicit flow is off for this app',
    sentence: 'Instagram doesn’t return tokens in the URL for this app.',
    nextStep: 'Log in with the code flow.',
  },
  permission_missing: {
    title: 'The token lacks a permission',
    sentence:
      'Instagram accepts the token but not the request, because a permission was not granted or the account has no role in the app.',
    nextStep:
      'Log in again and leave every permission ticked. If they were ticked, add the account as an Instagram Tester.',
  },
  wrong_token_family: {
    title: 'This token belongs to another API',
    sentence:
      'A Facebook Login token was used with Instagram Login (or the other way round), or it was truncated while copying.',
    nextStep:
      'Use the whole token (IG… is for Instagram, EAA… for Facebook), or log in for a new one.',
  },
  token_expired: {
    title: 'The token has expired',
    sentence:
      'It was a one-hour token, or 60 days have passed without a refresh. Instagram no longer accepts it.',
    nextStep: 'Log in again, and refresh the new token every 30 days.',
  },
  token_revoked: {
    title: 'The token is no longer valid',
    sentence: 'Access was revoked, the password changed, or Instagram ended the session.',
    nextStep: LOG_IN_AGAIN,
  },
  account_checkpoint: {
    title: 'Instagram requires a security check first',
    sentence: 'Until it’s done, no app can access this account.',
    nextStep: 'Open Instagram, complete the check, then log in again.',
  },
  instagram_refused: {
    title: 'Instagram refused the login',
    sentence: 'It gave a reason we don’t recognise.',
    nextStep: 'Read what Instagram says, then log in again.',
  },
  not_configured: {
    title: 'The proxy is not set up yet',
    sentence:
      'Required variables of the proxy are missing or wrong, so nothing was sent to Instagram.',
    nextStep:
      'Open /healthz at the proxy’s address: it names the missing variables. Then start again.',
  },
  misconfigured: {
    title: 'The app is not set up correctly',
    sentence: 'Instagram does not accept the proxy’s app ID or app secret.',
    nextStep: 'Give the proxy the Instagram app ID and secret, not the Facebook ones.',
  },
  app_deactivated: {
    title: 'The app is deactivated',
    sentence: 'Instagram has switched off API access for this app.',
    nextStep: 'Open the app in the dashboard and follow the steps there to reactivate it.',
  },
  internal: {
    title: 'The proxy failed',
    sentence: 'The proxy hit an internal error.',
    nextStep: 'If this is your site, check the proxy. Otherwise tell the site’s owner.',
  },
  throttled: {
    title: 'Instagram is rate-limiting this app',
    sentence: 'Instagram limits how many calls an app can make, and this app made too many.',
    nextStep: 'Wait a few minutes, then log in again.',
  },
  instagram_blocked: {
    title: 'Instagram blocked the request',
    sentence: 'Instagram answered the proxy with a web page instead of a token.',
    nextStep: LATER,
  },
  instagram_malformed: {
    title: 'Instagram sent an unexpected response',
    sentence: 'Instagram’s response didn’t contain a token.',
    nextStep: LOG_IN_AGAIN,
  },
  instagram_timeout: {
    title: 'Instagram took too long',
    sentence: 'Instagram didn’t respond in time, and we don’t know whether it worked.',
    nextStep: LOG_IN_AGAIN,
  },
  instagram_unavailable: {
    title: 'Instagram is having problems',
    sentence: 'Instagram returned a server error, and we don’t know whether it worked.',
    nextStep: LATER,
  },
  instagram_unreachable: {
    title: 'The proxy could not reach Instagram',
    sentence: 'The connection from the proxy to Instagram failed.',
    nextStep: LATER,
  },
};
