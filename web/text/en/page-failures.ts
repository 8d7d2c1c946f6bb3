const LOG_IN_AGAIN = 'Log in again – it takes a few seconds.';

/** English: what the page itself finds out. */
export const pageFailures = {
  cancelled: {
    title: 'You cancelled the login',
    sentence: 'You declined on Instagram, so nothing was shared.',
    nextStep: 'Log in again whenever you like.',
  },
  no_pending_login: {
    title: 'This login was not started here',
    sentence: 'You came back from Instagram, but this tab didn’t start a login.',
    nextStep: 'Log in here: you need to finish in the same tab you started in.',
  },
  state_mismatch: {
    title: 'This response is for a different login',
    sentence: 'The state in the URL isn’t the one this tab sent, so the code was not used.',
    nextStep: LOG_IN_AGAIN,
  },
  already_used: {
    title: 'This login was already used',
    sentence: 'The URL was opened a second time, and an authorization code works only once.',
    nextStep: LOG_IN_AGAIN,
  },
  login_expired: {
    title: 'The login took too long',
    sentence: 'It started more than ten minutes ago, so the response wasn’t used automatically.',
    nextStep: LOG_IN_AGAIN,
  },
  malformed_response: {
    title: 'Unexpected response',
    sentence: 'The URL you came back to isn’t one Instagram would send.',
    nextStep: LOG_IN_AGAIN,
  },
  login_failed: {
    title: 'The login did not work',
    sentence: 'Instagram sent you back without a code.',
    nextStep: LOG_IN_AGAIN,
  },
  storage_unavailable: {
    title: 'This browser can’t remember the login',
    sentence:
      'The page has to keep one value until you come back, and the tab’s storage is blocked or full.',
    nextStep: 'Allow cookies and site data for this site, then log in again.',
  },
  unsupported_browser: {
    title: 'You can’t log in safely here',
    sentence: 'Logging in needs Web Crypto, which browsers offer only on secure (https) pages.',
    nextStep: 'Open the page over https, or on localhost, in a current browser.',
  },
  framed: {
    title: 'This page is inside another one',
    sentence: 'Inside a frame, the surrounding page could tamper with the login.',
    nextStep: 'Open this page in a tab of its own.',
  },
  implicit_off: {
    title: 'The URL contained a token',
    sentence:
      'This page accepts only codes, so it removed the token from the URL without using it.',
    nextStep: LOG_IN_AGAIN,
  },
  offline: {
    title: 'The login couldn’t continue',
    sentence:
      'Nothing was sent. You were offline for too long, or part of this page failed to load.',
    nextStep: 'Check your connection, reload the page, then log in again.',
  },
  proxy_unreachable: {
    title: 'The proxy cannot be reached',
    sentence: 'This page’s proxy does not respond.',
    nextStep: 'Try again in a moment. You still have your token.',
  },
  outcome_unknown: {
    title: 'The proxy cannot be reached',
    sentence: 'The connection to the proxy failed, and we don’t know whether the code was used.',
    nextStep: LOG_IN_AGAIN,
  },
  stopped: {
    title: 'You cancelled the wait',
    sentence: 'You stopped waiting after the code had been sent.',
    nextStep: LOG_IN_AGAIN,
  },
  blocked_by_csp: {
    title: 'This site’s policy blocks the proxy',
    sentence:
      'The Content Security Policy of this page does not allow requests to the proxy, so nothing was sent.',
    nextStep: 'Ask the site’s owner to add the proxy’s URL to connect-src, then log in again.',
  },
  proxy_redirects: {
    title: 'The proxy’s URL redirects',
    sentence:
      'The server at VITE_PROXY_URL sends requests on to another URL, and the page does not send a code or token there.',
    nextStep:
      'Ask the site’s owner to set VITE_PROXY_URL to the proxy’s final URL, then log in again.',
  },
  proxy_unreadable: {
    title: 'The proxy’s answer cannot be read',
    sentence:
      'Something answers at the proxy’s URL, but the browser does not let this page read the answer.',
    nextStep:
      'Ask the site’s owner to add this page to REDIRECT_URIS of the proxy and to check that VITE_PROXY_URL does not redirect, then log in again.',
  },
  part_missing: {
    title: 'A part of this page did not load',
    sentence: 'The site was probably updated while this page was open.',
    nextStep: 'Reload the page, then log in again.',
  },
  proxy_malformed: {
    title: 'That wasn’t the proxy',
    sentence: 'Something at the proxy’s URL replied, but it isn’t Latchkey’s proxy.',
    nextStep:
      'Check your network (does its Wi-Fi have a login page?) and VITE_PROXY_URL, then log in again.',
  },
};
