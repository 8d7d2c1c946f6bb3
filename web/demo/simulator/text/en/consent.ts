/** English: the consent page. `{app}` is the app's name, `{uri}` its redirect URI. */
export const consent = {
  title: 'Allow {app}?',
  heading: 'Allow “{app}” to access your account?',
  accounts: 'Log in as',
  kinds: {
    creator: 'creator account',
    business: 'business account',
    personal: 'personal account',
  },
  /** In place of the kind, at Facebook: what a login finds. */
  facebook: {
    noPage: 'no Facebook Page',
    inPortfolio: 'a Page in a business portfolio',
    pages: { one: '1 Page', other: '{count} Pages' },
    /** How many of them have an Instagram account. */
    linked: {
      zero: 'none with an Instagram account',
      other: '{count} with an Instagram account',
    },
  },
  permissions: 'It will be able to',
  meanings: {
    profile: 'View your profile and posts',
    publish: 'Publish posts',
    messages: 'Read and answer messages',
    comments: 'Read and answer comments',
    insights: 'View insights for your posts',
    pages: 'List the Facebook Pages you manage',
    engagement: 'Read content on your Pages',
    business: 'Manage your Business',
    name: 'See your name',
    relationships: 'Follow and unfollow accounts',
    likes: 'Like posts',
    publicContent: 'View public profiles and posts',
    followers: 'View the lists of your followers and of those you follow',
  },
  allow: 'Allow',
  cancel: 'Cancel',
  back: 'Either way you go back to {uri}',
  behind: 'Behind the scenes',
  behindHint: 'For testing. The real page has none of this.',
  trouble: 'Simulate a problem',
  clock: 'Move Instagram’s clock',
  testAccounts: 'Accounts for testing',
  frontPage: 'The {link} shows the app’s settings, the clock and the codes.',
  frontPageLink: 'front page',
};
