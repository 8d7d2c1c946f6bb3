/** English: the flight recorder, which shows every request of a login. */
export const flight = {
  heading: 'Every request, step by step',
  planned:
    'Nothing has been sent yet. Open a step to see what a login sends. Secrets are shown as $VARIABLES.',
  intro: 'Open a step to see its request and response. Secrets are shown as $VARIABLES.',
  tokenAfter: 'Token received in',
  parties: { page: 'Page', proxy: 'Proxy', instagram: 'Instagram' },
  facebook: 'Facebook',
  legs: {
    ask: 'Ask for permission',
    'relay-onward': 'Forward to Instagram',
    'relay-back': 'Redirect to the proxy with a code',
    answer: 'Redirect back with a code',
    'token-request': 'Send the code',
    'code-exchange': 'Exchange code + secret for a one-hour token',
    'long-lived': 'Exchange it for a 60-day token',
    'token-reply': 'Return the token',
    profile: 'Look up the account',
    userinfo: 'Look up the account',
    'userinfo-call': 'Ask Instagram for the account',
    media: 'Load recent posts',
    accounts: 'List the Pages and their Instagram accounts',
    permissions: 'Ask what was granted',
    'page-check': 'Check the Page token',
    'renewal-request': 'Ask for a longer-lasting token',
    renewal: 'Exchange it for a new 60-day token',
    'renewal-reply': 'Return the new token',
  },
  answers: {
    token: 'Redirect back with a token',
    neither: 'Redirect back',
  },
  noToken: 'No token',
  noNewToken: 'No new token',
  notes: {
    ask: 'The browser navigates to this URL. It can’t be requested from a script.',
    'relay-onward':
      'The proxy redirects the browser with a state of its own. This page can’t see that request.',
    'relay-back':
      'Instagram knows only the proxy’s URL. The proxy encrypts the code, and only the tab that has the verifier can use it.',
    answer:
      'The browser came back to this URL. The page removed it from the address bar before anything else ran, then compared the state with the one this tab kept.',
    'token-request':
      'A plain form post, so the browser sends no CORS preflight. The code works only once; a second attempt is rejected.',
    'code-exchange':
      'The proxy sends this. The page sees neither the request nor the secret, so what you see here is documented behaviour, not a recording.',
    'long-lived':
      'The proxy sends this immediately afterwards, so the one-hour token is never stored. Documented behaviour, not recorded.',
    'token-reply': 'As this page read it, with the token masked.',
    profile:
      'The token travels in the query string, as Meta documents it. A header would cost a second request.',
    userinfo:
      'The proxy asks Instagram when the page can’t, for example because the browser blocks the request.',
    'userinfo-call':
      'The proxy sends this, with the token it was given. Documented behaviour, not recorded.',
    media: 'Same as above, for the posts shown here. Only each post’s ID is listed.',
    accounts:
      'The Instagram account is found through its Page. The list may come in parts, and each part’s link to the next holds the token, so this page uses only the cursor in it.',
    permissions: 'Facebook’s token response names no permissions, so they are asked for.',
    'page-check': 'The Page’s own token, asked which Page it is for.',
    'renewal-request': 'Safe to repeat: the old token stays valid whatever happens.',
    renewal: 'The proxy sends this. Documented behaviour, not recorded.',
    'renewal-reply': 'As this page read it, with the token masked.',
  },
  statuses: {
    done: 'done',
    failed: 'failed here',
    'passed-on': 'error passed on',
    stopped: 'you stopped waiting',
    waiting: 'in progress…',
    declined: 'you declined',
    unknown: 'not visible to this page',
    unreached: 'not sent',
  },
  /** What a duration is the duration of: these follow it, as in "8 ms round trip". */
  times: {
    person: 'on the consent page',
    opened: 'after page load',
    'both-calls': 'for both calls',
    'at-instagram': 'at Instagram',
    'round-trip': 'round trip',
  },
  request: 'Request',
  reply: 'Response',
  command: 'As a command',
  copyCommand: 'Copy the command',
  copied: 'Copied.',
  cannotCopy: 'Your browser blocked copying. Select the command and copy it yourself.',
  notBegun: 'This login wasn’t started in this tab, so its request is unknown.',
};
