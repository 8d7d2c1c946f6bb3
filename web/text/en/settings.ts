type Meanings = Readonly<Partial<Record<string, string>>>;

/** English: the settings, and the parameters of the authorize address. */
export const settings = {
  appId: 'Instagram app ID',
  appIdHint:
    'Digits only. It is public: the address of every login has it. Leave it empty for the page’s own.',
  appIdFaults: {
    secret:
      'This is an app secret, or a client ID of the API that closed in 2020. A secret belongs to the proxy alone: never paste it into a page.',
    token: 'This is an access token, not an app ID.',
    notDigits: 'An Instagram app ID has digits only.',
    short: 'An Instagram app ID has at least 10 digits: is some of it missing?',
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
  otherFlow:
    'App ID and permissions are for Instagram Login. This flow asks with the app that the page was built with.',
  kept: 'What is right is kept in this browser as you type. No code, token or secret is ever among it.',
  keptNot: 'This browser does not keep these settings: they last until the page is closed.',
  share: 'Copy a link with these settings',
  shared: 'Copied. The link holds these settings and nothing secret.',
  copyByHand: 'Copying is not allowed here. Mark the link, and copy it:',
  reset: 'Back to the page’s own',
  addressHeading: 'The address that a login opens',
  meanings: {
    client_id: 'Which app asks. The Instagram app ID, not the Facebook one.',
    redirect_uri:
      'Where Instagram sends you back: registered in the dashboard, and compared byte for byte.',
    response_type: 'What comes back: a code to trade, or the token itself.',
    scope: 'The permissions that you are asked to give.',
    state:
      'A new random value for each login, kept in this tab: an answer without it is not taken.',
    force_reauth: 'You say who you are each time, so that no other account is connected unasked.',
    enable_fb_login: 'Whether the consent page offers the way through Facebook.',
    code_challenge:
      'A hash: only this tab knows what it is made of, and only that redeems the code.',
    code_challenge_method: 'How that hash is made: SHA-256 (RFC 7636).',
  } as Meanings,
  /** Where another is asked than Instagram itself, or another Instagram. */
  meaningsOf: {
    instagram: {},
    facebook: {
      client_id:
        'Which app asks. The Meta app’s ID from App settings > Basic, not the Instagram one.',
      redirect_uri:
        'Where Facebook sends you back: one of the Valid OAuth Redirect URIs of Facebook Login, compared byte for byte.',
    },
    legacy: {
      client_id: 'Which app asks: 32 hexadecimal digits, as the classic API had them.',
      redirect_uri:
        'Where Instagram sends you back: registered with the app, and compared up to the last slash.',
    },
    relay: {
      redirect_uri:
        'Where the proxy sends you back: one of its REDIRECT_URIS, byte for byte. The dashboard has the proxy’s own address, which ends in /callback.',
    },
  } as Readonly<Record<'instagram' | 'facebook' | 'legacy' | 'relay', Meanings>>,
  hosts: {
    instagram: 'Instagram’s consent page. It was at api.instagram.com until August 2026.',
    facebook: 'Facebook’s consent page.',
    legacy: 'The consent page of the classic API, simulated.',
    relay: 'The proxy, which sends the browser on to Instagram’s consent page.',
  },
  drawnLater: '(drawn when you log in)',
};
