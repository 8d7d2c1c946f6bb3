/** English: the settings, and the parameters of the authorize address. */
export const settings = {
  appId: 'Instagram app ID',
  appIdHint:
    'Digits only; public, it is in the address of every login. Empty means the page’s own.',
  appIdFaults: {
    secret:
      'This is an app secret, or a client id of the API that closed in 2020. A secret belongs to the proxy alone: never paste it into a page.',
    token: 'This is an access token, no app id.',
    notDigits: 'An Instagram app ID has digits only.',
    short: 'An Instagram app ID has at least 10 digits: is a part missing?',
    long: 'An Instagram app ID has at most 20 digits: is something pasted twice?',
  },
  permissions: 'Permissions to ask for',
  scopes: {
    instagram_business_basic: 'See profile and posts. No token works without it.',
    instagram_business_content_publish: 'Publish posts, reels and stories',
    instagram_business_manage_messages: 'Read and answer direct messages',
    instagram_business_manage_comments: 'Read, answer, hide and delete comments',
    instagram_business_manage_insights: 'See how posts and the account do',
  },
  permissionsHint:
    'Ask only for what your app has been given in the dashboard: one permission too many can stop the whole login.',
  proxy: 'Proxy address',
  proxyHint: 'Fixed when the page is built, so that no link can send a code to a stranger’s proxy.',
  proxyFaults: {
    notAddress:
      'A proxy address starts with https:// (http only on this machine) and has no query.',
    otherBuild:
      'This build may talk to its own proxy only. For the other one, build the page with:',
  },
  kept: 'Kept in this browser as you type. No code, token or secret is ever among them.',
  keptNot: 'This browser does not keep them: they last until the page is closed.',
  share: 'Copy a link with these settings',
  shared: 'Copied. The link holds these settings and nothing secret.',
  copyByHand: 'Copying is not allowed here. The link:',
  reset: 'Back to the page’s own',
  addressHeading: 'The address that Instagram is opened with',
  meanings: {
    client_id: 'Which app asks. The Instagram app ID, not the Facebook one.',
    redirect_uri:
      'Where Instagram sends you back: registered in the dashboard, compared byte for byte.',
    response_type: 'What comes back: a code to trade, or the token itself.',
    scope: 'The permissions that you are asked to give.',
    state:
      'A new random value for each login, kept in this tab: an answer without it is not taken.',
    force_reauth: 'You say who you are each time, so that no other account is connected unasked.',
    enable_fb_login: 'Whether the consent page offers the way through Facebook.',
    code_challenge:
      'A hash: only this tab knows what it is made of, and only that redeems the code.',
    code_challenge_method: 'How that hash is made: SHA-256 (RFC 7636).',
  } as Readonly<Partial<Record<string, string>>>,
  host: 'The consent page. api.instagram.com had it until August 2026.',
  drawnLater: '(drawn when you log in)',
};
