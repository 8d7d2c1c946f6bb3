const START_AGAIN = 'Start again: a new login takes a few seconds.';

/** English: what the page itself finds out. */
export const pageFailures = {
  cancelled: {
    title: 'You cancelled the login',
    sentence: 'You said no at Instagram, so nothing was shared with this page.',
    nextStep: 'Log in again whenever you like.',
  },
  no_pending_login: {
    title: 'This login was not started here',
    sentence:
      'An answer came from Instagram, but this tab has no login under way that it belongs to.',
    nextStep: 'Start again here: a login ends in the tab that it began in.',
  },
  state_mismatch: {
    title: 'This answer belongs to another login',
    sentence:
      'The state in the address is not the one that this tab sent, so nothing was exchanged.',
    nextStep: START_AGAIN,
  },
  already_used: {
    title: 'This login was already used',
    sentence: 'The address was opened a second time, and a sign-in code works only once.',
    nextStep: START_AGAIN,
  },
  login_expired: {
    title: 'The login took too long',
    sentence: 'It began more than ten minutes ago, so this page did not use the answer by itself.',
    nextStep: START_AGAIN,
  },
  malformed_response: {
    title: 'The answer makes no sense',
    sentence: 'The address that you came back to is not one that Instagram sends.',
    nextStep: START_AGAIN,
  },
  login_failed: {
    title: 'The login did not work',
    sentence: 'Instagram sent you back without a code.',
    nextStep: START_AGAIN,
  },
  storage_unavailable: {
    title: 'This browser cannot remember the login',
    sentence:
      'The page must keep one value until you are back, and the tab’s storage is blocked or full.',
    nextStep: 'Allow cookies and site data for this site, then start again.',
  },
  unsupported_browser: {
    title: 'This browser or address cannot log in safely',
    sentence: 'The login needs the browser’s own cryptography, which only secure addresses have.',
    nextStep: 'Open the page over https, or on localhost, in a current browser.',
  },
  framed: {
    title: 'This page is inside another one',
    sentence: 'A login inside a frame could be steered by the page around it.',
    nextStep: 'Open this page in a tab of its own.',
  },
  implicit_off: {
    title: 'A token came in the address',
    sentence: 'This page takes codes only, so the token was removed from the address and not used.',
    nextStep: START_AGAIN,
  },
  offline: {
    title: 'The login could not go on',
    sentence:
      'Nothing was sent: the network was gone for too long, or a part of this page did not load.',
    nextStep: 'Check the network and load the page again, then start again.',
  },
  proxy_unreachable: {
    title: 'The proxy cannot be reached',
    sentence: 'The proxy of this page does not answer.',
    nextStep: 'Try again in a moment; your token is still here.',
  },
  outcome_unknown: {
    title: 'The proxy cannot be reached',
    sentence: 'The connection to the proxy failed, and we do not know whether the code was used.',
    nextStep: START_AGAIN,
  },
  blocked_by_csp: {
    title: 'This site’s policy blocks the proxy',
    sentence:
      'The Content Security Policy of this page does not allow requests to the proxy, so nothing was sent.',
    nextStep: 'The site’s owner adds the proxy’s URL to connect-src. Then log in again.',
  },
  proxy_redirects: {
    title: 'The proxy’s URL redirects',
    sentence:
      'The server at VITE_PROXY_URL sends requests on to another URL, and the page does not send a code or token there.',
    nextStep: 'The site’s owner sets VITE_PROXY_URL to the proxy’s final URL. Then log in again.',
  },
  proxy_unreadable: {
    title: 'The proxy’s answer cannot be read',
    sentence:
      'Something answers at the proxy’s URL, but the browser does not let this page read the answer.',
    nextStep:
      'The site’s owner adds this page to REDIRECT_URIS of the proxy, and checks that VITE_PROXY_URL does not redirect. Then log in again.',
  },
  part_missing: {
    title: 'A part of this page did not load',
    sentence: 'The site was probably updated while this page was open.',
    nextStep: 'Copy what you need, then reload the page.',
  },
  proxy_malformed: {
    title: 'Something else answered for the proxy',
    sentence: 'What came back from the proxy’s address is not an answer of the proxy.',
    nextStep:
      'Check the network (does its Wi-Fi ask you to sign in?) and VITE_PROXY_URL, then start again.',
  },
};
