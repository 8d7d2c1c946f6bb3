/** English: a page that was built without what it needs. */
export const notSetUp = {
  heading: 'This page is not set up yet',
  lead: 'Something needed for logging in was missing when it was built:',
  tryIt: 'To try a login now, without an account, run this in the project:',
};
