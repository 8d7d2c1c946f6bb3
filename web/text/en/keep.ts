/** English: an account that the proxy's keeper keeps. */
export const keep = {
  claim: {
    heading: 'Show your Instagram posts on',
    lead: 'The owner of this site sent you a link. Log in once, and your posts appear there by themselves.',
    logIn: 'Log in with Instagram',
  },
  stored: 'What is stored',
  storedWhat:
    'The proxy stores your access token, encrypted, and a copy of your newest posts. It refreshes the token every month and shows the posts. Your password stays with Instagram.',
  end: 'How to end it',
  endHow:
    'Remove the app in Instagram under Settings › Website permissions › Apps and websites. All that is stored is then deleted. The site’s owner can delete it too.',
  working: 'Connecting your account…',
  done: 'Your posts are connected',
  doneFor: 'From now on the proxy keeps this account connected:',
  feed: 'URL of the feed',
  use: 'This is all that a page needs to show them:',
  copy: 'Copy',
  copied: 'Copied.',
  cannotCopy: 'Your browser doesn’t allow copying. Select the text and copy it.',
  cancelled: 'Nothing was shared, and nothing was stored.',
  tryAgain: 'Log in again',
  card: {
    heading: 'Keep it alive',
    lead: 'This proxy can keep the account: it refreshes the token by itself and serves your posts, so that no page needs the token.',
    label: 'Claim link',
    hint: 'From the site’s owner, or from',
    unreadable: 'This is not a claim link.',
    keep: 'Keep it alive',
  },
};
