/** English: what is on screen with the token. */
export const token = {
  signedIn: 'Signed in',
  signedInAs: 'Signed in as',
  invalid: 'This token does not work',
  accessToken: 'Access token',
  show: 'Show',
  hide: 'Hide',
  copy: 'Copy',
  copied: 'Copied.',
  copiedMark: 'Copied ✓',
  characters: 'characters',
  powerless: 'Signed in, but the token can do nothing',
  figures: {
    owner: 'Owner',
    ends: 'Expires',
    expired: 'expired',
    permissions: 'Permissions granted',
    unknown: 'not stated',
  },
  signOut: 'Sign out',
  signOutForgets:
    'Sign out forgets the token here, but it stays valid at Instagram. To revoke it, remove the app under',
  manageAccess: 'Apps and websites',
  copyByHand:
    'Your browser blocked copying. The token is shown above, so you can copy it yourself.',
};
