/** English: the texts around the remedy of a failure. */
export const failureFrame = {
  next: 'Next:',
  where: 'Where:',
  mayBeSpent: 'The code may be spent, and it cannot be sent again. A new login brings a new code.',
  /** In place of the reason's own sentence, where Instagram says which it was. */
  spent: {
    used: 'Each code works once. This one has already been used.',
    expired: 'A code expires after an hour. This one has expired.',
  },
  details: 'Details',
  words: 'Instagram says:',
  providerCode: 'Instagram’s code',
  trace: 'Trace',
  reason: 'Reason',
  request: 'Request',
  copyReport: 'Copy report',
  copied: 'Copied. It contains no codes, tokens or secrets.',
  copyByHand: 'Copying is blocked here. Select the report and copy it:',
  openAlone: 'Open in a new tab',
  showMe: 'Show me in the checklist',
  readMore: 'Read more',
  compare: 'Compare the two URLs',
  unasked: {
    code: {
      next: 'If you have just allowed access yourself, exchange the code below. If not, log in again.',
      warning:
        'We can’t tell who this code belongs to. If someone else sent you this link, the code may log you in to their account.',
      button: 'Exchange this code anyway',
    },
    unsent: {
      next: 'Check the network, then exchange the code below. It has not been sent yet.',
      warning: 'The code works once, within an hour of your login.',
      button: 'Exchange this code',
    },
    token: {
      next: 'If you have just allowed access yourself, use the token below. If not, log in again.',
      warning:
        'We can’t tell who this token was issued to. If someone else sent you this link, you may see their account.',
      button: 'Use this token anyway',
    },
  },
  memoryOnly: 'It is in this tab’s memory only, so it is lost when you reload or leave the page.',
  sealed:
    'The code came through a relay, which encrypts it for the tab that began the login. It can’t be exchanged here.',
};
