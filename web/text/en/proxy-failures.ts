const START_AGAIN = 'Start again: a new login takes a few seconds.';
const LATER = 'Wait a minute, then start again.';

/** What happened between the page and a proxy that refused: a fault of the request itself. */
const REQUEST_REFUSED = {
  title: 'The proxy refused the request',
  sentence:
    'This page and its proxy do not understand each other, so nothing was sent to Instagram.',
  nextStep: 'Deploy the page and the proxy from the same version, then start again.',
};

/** English: every reason of the proxy. */
export const proxyFailures = {
  method_not_allowed: REQUEST_REFUSED,
  not_found: {
    title: 'No proxy at this address',
    sentence: 'The address that this page has for its proxy answers, but is not a Latchkey proxy.',
    nextStep: 'Correct VITE_PROXY_URL and build the page again.',
  },
  body_too_large: REQUEST_REFUSED,
  unsupported_media_type: REQUEST_REFUSED,
  malformed_request: REQUEST_REFUSED,
  missing_field: REQUEST_REFUSED,
  unsupported_grant_type: REQUEST_REFUSED,
  client_unknown: {
    title: 'Page and proxy name different apps',
    sentence: 'The app ID of this page is not the one that the proxy holds the secret for.',
    nextStep:
      'Give both the same app ID: VITE_INSTAGRAM_CLIENT_ID of the page, INSTAGRAM_CLIENT_ID of the proxy.',
  },
  redirect_uri_not_allowed: {
    title: 'This page may not log in here',
    sentence: 'The address of this page is not among those that the proxy allows.',
    nextStep:
      'Add this page’s exact address to the proxy’s REDIRECT_URIS, and register it at Instagram.',
  },
  origin_not_allowed: {
    title: 'This site may not use the proxy',
    sentence:
      'The proxy answers only the sites of its own list, and this page’s site is not on it.',
    nextStep: 'Add this page’s exact address to the proxy’s REDIRECT_URIS.',
  },
  rate_limited: {
    title: 'Too many logins at once',
    sentence:
      'The proxy limits how often one address may log in, and nothing was sent to Instagram.',
    nextStep: LATER,
  },
  busy: {
    title: 'The proxy is busy',
    sentence: 'Too many logins wait for Instagram at this moment, and yours was not sent.',
    nextStep: LATER,
  },
  code_spent: {
    title: 'This sign-in code no longer works',
    sentence:
      'Instagram takes each code once and within an hour; this one was used or has expired.',
    nextStep: START_AGAIN,
  },
  code_mismatch: {
    title: 'This sign-in belongs to another window',
    sentence: 'The code did not come from the login that this page began, so it was not used.',
    nextStep: START_AGAIN,
  },
  redirect_uri_mismatch: {
    title: 'The redirect URI does not match',
    sentence:
      'Instagram compares the redirect URI byte for byte with the one the login began with.',
    nextStep: 'Register this page’s exact address under OAuth redirect URIs, and press Save.',
  },
  scope_invalid: {
    title: 'Instagram knows no such permission',
    sentence:
      'The login asked for a permission that Instagram retired, or that the app does not have.',
    nextStep: 'Ask only for permissions that the dashboard lists for your app.',
  },
  not_tester: {
    title: 'This account is not a tester of the app',
    sentence:
      'The app is in development, and only accounts with an accepted invitation may log in.',
    nextStep:
      'Add the account as Instagram Tester, and accept at instagram.com/accounts/manage_access.',
  },
  implicit_disabled: {
    title: 'The implicit flow is off for this app',
    sentence: 'Instagram gives no token to the address bar for this app.',
    nextStep: 'Log in with the code flow.',
  },
  permission_missing: {
    title: 'The token lacks a permission',
    sentence:
      'Instagram accepts the token but not the request: a permission was not granted, or the account has no role in the app.',
    nextStep:
      'Log in again and leave every permission ticked; if they were, add the account as Instagram Tester.',
  },
  wrong_token_family: {
    title: 'This token belongs to another API',
    sentence:
      'A token of Facebook Login was used with Instagram Login, or the other way round, or it was cut while copying.',
    nextStep:
      'Use the whole token (IG… is for Instagram, EAA… for Facebook), or log in for a new one.',
  },
  token_expired: {
    title: 'The token has expired',
    sentence:
      'It was the token of one hour, or 60 days have passed without a refresh: Instagram no longer takes it.',
    nextStep: 'Log in again, and refresh the new token every 30 days.',
  },
  token_revoked: {
    title: 'The token is no longer valid',
    sentence: 'Access was withdrawn, the password changed, or Instagram ended the session.',
    nextStep: START_AGAIN,
  },
  account_checkpoint: {
    title: 'Instagram asks for a security check first',
    sentence: 'Until the account has passed it, Instagram lets no app in.',
    nextStep: 'Open Instagram, finish what it asks, then start again.',
  },
  instagram_refused: {
    title: 'Instagram said no',
    sentence: 'Instagram refused the login for a reason that is not on our list.',
    nextStep: 'Read Instagram’s own words below, then start again.',
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
    nextStep: 'Open the app in the dashboard, and do what it asks for to reactivate it.',
  },
  internal: {
    title: 'The proxy failed',
    sentence: 'The proxy met an error of its own; the code may have been used.',
    nextStep: 'If this is your site, check the proxy; otherwise tell whoever runs this page.',
  },
  throttled: {
    title: 'Instagram asks to slow down',
    sentence: 'Instagram counts the calls of this app, and there were too many.',
    nextStep: 'Wait some minutes, then start again.',
  },
  instagram_blocked: {
    title: 'Instagram blocked the request',
    sentence: 'Instagram answered the proxy with a web page instead of a token.',
    nextStep: LATER,
  },
  instagram_malformed: {
    title: 'Instagram answered something unexpected',
    sentence: 'No token can be read from what Instagram answered.',
    nextStep: START_AGAIN,
  },
  instagram_timeout: {
    title: 'Instagram took too long',
    sentence: 'Instagram did not answer in time, and we do not know whether it worked.',
    nextStep: START_AGAIN,
  },
  instagram_unavailable: {
    title: 'Instagram has trouble',
    sentence: 'Instagram answered with an error of its own, and we do not know whether it worked.',
    nextStep: LATER,
  },
  instagram_unreachable: {
    title: 'The proxy could not reach Instagram',
    sentence: 'The connection from the proxy to Instagram failed.',
    nextStep: LATER,
  },
};
