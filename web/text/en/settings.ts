type Meanings = Readonly<Partial<Record<string, string>>>;

/** English: the settings, and the parameters of the authorize URL. */
export const settings = {
  appId: 'Instagram app ID',
  appIdHint:
    'Digits only. It’s public (it appears in every login URL). Leave empty to use the default.',
  appIdFaults: {
    secret:
      'This is an app secret, or a client ID for the classic API (shut down in 2020). Keep secrets on the proxy and never paste one into a web page.',
    token: 'This is an access token, not an app ID.',
    notDigits: 'An Instagram app ID contains only digits.',
    short: 'An Instagram app ID has at least 10 digits. Is some of it missing?',
    long: 'An Instagram app ID has at most 20 digits. Did you paste it twice?',
  },
  appIdUnused: 'It isn’t used until it’s corrected.',
  permissions: 'Permissions to request',
  scopes: {
    instagram_business_basic: 'View profile and posts',
    instagram_business_content_publish: 'Publish posts, reels and stories',
    instagram_business_manage_messages: 'Read and answer direct messages',
    instagram_business_manage_comments: 'Read, answer, hide and delete comments',
    instagram_business_manage_insights: 'View insights for posts and the account',
  },
  required: '(required)',
  permissionsHint:
    'Request only permissions your app has in the dashboard. A single extra one can make the login fail.',
  proxy: 'Proxy URL',
  proxyHint: 'Set at build time, so that no link can redirect your code to someone else’s proxy.',
  proxyFaults: {
    notAddress: 'A proxy URL starts with https:// (http only on this machine) and has no query.',
    otherBuild: 'This build can only use its own proxy. To use another one, rebuild with:',
  },
  otherFlow:
    'App ID and permissions apply to Instagram Login. This flow uses the app that the page was built for.',
  kept: 'Valid settings are saved in this browser as you type. Codes, tokens and secrets never are.',
  keptNot: 'This browser does not save these settings, so they last until you close the page.',
  share: 'Copy a link with these settings',
  shared: 'Copied. The link contains these settings and nothing secret.',
  copyByHand: 'Copying is blocked here. Select the link and copy it:',
  reset: 'Reset to defaults',
  addressHeading: 'The login URL, explained',
  byHand:
    'Opened by hand, this URL carries no state. You come back here, and the page asks you before it uses what came with you.',
  copyAddress: 'Copy this URL',
  copiedAddress: 'Copied.',
  openAddress: 'Open it',
  meanings: {
    client_id: 'The app that asks for access. The Instagram app ID, not the Facebook one.',
    redirect_uri:
      'Where Instagram sends you back. It is registered in the dashboard and compared byte for byte.',
    response_type: 'What comes back: a code to exchange, or the token itself.',
    scope: 'The permissions that you are asked to grant.',
    state: 'A fresh random value kept in this tab. Responses without it are rejected.',
    force_reauth:
      'Asks you to choose an account every time, so that the wrong one isn’t connected by accident.',
    enable_fb_login: 'Whether the consent page offers logging in with Facebook.',
    code_challenge:
      'A hash of a secret that only this tab knows. The code can’t be redeemed without it.',
    code_challenge_method: 'The hash function: SHA-256 (RFC 7636).',
  } as Meanings,
  /** Where the login goes through Facebook, the relay or the classic API. */
  meaningsOf: {
    instagram: {},
    facebook: {
      client_id:
        'The app that asks for access. The Meta app’s ID from App settings › Basic, not the Instagram one.',
      redirect_uri:
        'Where Facebook sends you back. It is one of Facebook Login’s Valid OAuth Redirect URIs, compared byte for byte.',
    },
    legacy: {
      client_id:
        'The app that asks for access. The classic API’s app IDs were 32 hexadecimal digits.',
      redirect_uri:
        'Where Instagram sends you back. It is registered with the app and compared up to the last slash.',
    },
    relay: {
      redirect_uri:
        'Where the proxy sends you back. It is one of its REDIRECT_URIS, byte for byte. The dashboard has the proxy’s own URL, which ends in /callback.',
    },
  } as Readonly<Record<'instagram' | 'facebook' | 'legacy' | 'relay', Meanings>>,
  hosts: {
    instagram: 'Instagram’s consent page, which was at api.instagram.com until August 2026.',
    facebook: 'Facebook’s consent page.',
    legacy: 'The classic API’s consent page, simulated.',
    relay: 'The proxy, which redirects the browser to Instagram’s consent page.',
  },
  drawnLater: '(generated when you log in)',
};
