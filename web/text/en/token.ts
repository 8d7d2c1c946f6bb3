/** English: what is on screen with the token. */
export const token = {
  signedIn: 'Signed in',
  signedInAs: 'Signed in as',
  invalid: 'This token does not work',
  accessToken: 'Access token',
  show: 'Show',
  hide: 'Hide',
  copy: 'Copy',
  copied: 'Copied',
  powerless: 'Signed in, but the token can do nothing',
  signOut: 'Sign out',
  copyByHand: 'Copying is blocked here. Select the token and copy it.',
};
