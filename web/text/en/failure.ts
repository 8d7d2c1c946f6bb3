/** English: what is around the remedy of a failure. */
export const failure = {
  next: 'Next:',
  where: 'Where:',
  again: {
    later: 'After the wait, log in again:',
    mended: 'When that is done, log in again:',
  },
  details: 'Details',
  ownWords: 'Instagram’s own words',
  reason: 'Reason',
  request: 'request',
  copyReport: 'Copy report',
  copied: 'Copied: no code, token or secret is in it.',
  copyByHand: 'Copying is not allowed here; this is the report:',
  showMe: 'Show me in the checklist',
  readMore: 'Read more',
  compare: 'Compare the two addresses',
};
