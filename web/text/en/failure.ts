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
  request: 'Request',
  copyReport: 'Copy report',
  copied: 'Copied: no code, token or secret is in it.',
  copyByHand: 'Copying is not allowed here; this is the report:',
  openAlone: 'Open this page in a tab of its own',
  showMe: 'Show me in the checklist',
  readMore: 'Read more',
  compare: 'Compare the two addresses',
};
