/** English: a page that was built without what it needs. */
export const notSetUp = {
  heading: 'This page is not set up yet',
  lead: 'It was built without what it needs to log anyone in:',
  tryIt: 'To see a login now, without an account, run this in the project:',
};
