/** English: the flight recorder, which shows every request of a login. */
export const flight = {
  heading: 'What happened on the wire',
  intro: 'Open a line for the request and what came back. Secrets stand as $VARIABLES.',
  tokenAfter: 'You had the token after',
  parties: { page: 'Page', proxy: 'Proxy', instagram: 'Instagram' },
  legs: {
    ask: 'May this page log you in?',
    'relay-onward': 'May the proxy log them in?',
    'relay-back': 'Back to the proxy, with the answer',
    answer: 'Back, with the answer',
    'token-request': 'Here is the code',
    'code-exchange': 'Code and app secret for a token of one hour',
    'long-lived': 'That token for the one of 60 days',
    'token-reply': 'Here is the token',
    profile: 'Whose token is it?',
    userinfo: 'Whose token is it?',
    media: 'And their newest posts?',
    'renewal-request': 'Make this token last',
    renewal: 'That token for one of 60 days',
    'renewal-reply': 'Here is the renewed one',
  },
  noToken: 'No token',
  noNewToken: 'No new token',
  notes: {
    ask: 'The browser goes there itself: this is an address to open, not a request that a script may make.',
    'relay-onward':
      'The proxy sends the browser on, with a state of its own. This page is not there to see it.',
    'relay-back':
      'Instagram knows the proxy’s address only. The proxy seals the code, so that only whoever holds the verifier can use it.',
    answer:
      'The browser came back to this address. It was taken out of the address bar before anything else ran; the state was compared with the one that this tab kept.',
    'token-request':
      'A form without headers of our own, so the browser asks no permission first. The code works once: a second time Instagram refuses it.',
    'code-exchange':
      'The proxy sends this; the page never sees it, and never the secret. So this is what the proxy’s contract says, not a recording.',
    'long-lived':
      'The proxy sends this in the same breath, so that no token of one hour needs to be kept. By its contract, not recorded.',
    'token-reply': 'As this page read it, with the token masked.',
    profile:
      'The token travels in the query, as Meta documents it: a header would cost a second request.',
    userinfo: 'The proxy asks Instagram, where a page cannot or the browser blocks it.',
    media: 'The same, for the posts that are shown here. Of each, its id stands for the rest.',
    'renewal-request':
      'It spends nothing: the token from before stays valid whatever comes of it, so it is safe to ask again.',
    renewal: 'The proxy sends this. By its contract, not recorded.',
    'renewal-reply': 'As this page read it, with the token masked.',
  },
  statuses: {
    done: 'done',
    failed: 'failed here',
    waiting: 'on its way…',
    declined: 'you said no',
    unknown: 'this page was not told',
    unreached: 'not reached',
  },
  times: {
    person: 'away for',
    opened: 'sent after',
    'both-calls': 'both calls',
    'at-instagram': 'at Instagram',
    'round-trip': 'there and back',
  },
  request: 'Request',
  reply: 'What came back',
  command: 'As a command',
  copyCommand: 'Copy the command',
  copied: 'Copied.',
  cannotCopy: 'The browser does not let this page copy: select the command and copy it by hand.',
  notBegun: 'This tab began no such login, so nobody here knows how it was asked for.',
};
