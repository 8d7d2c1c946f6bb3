/** English: what a person sees before a login. */
export const start = {
  heading: 'Log in, and get a token that works',
  signedOutElsewhere: 'You signed out in another tab, so this one forgot its token too.',
  leads: {
    code: 'You bring a code back from Instagram. A small proxy, which alone knows the app secret, trades it for a token that lasts 60 days.',
    token:
      'You bring the token itself back, in the address of this page: no code, no proxy and no app secret take part.',
    relay:
      'The proxy takes the code from Instagram, seals it and hands it to you. Only this tab can have it traded for a token that lasts 60 days.',
  },
  toFacebook: 'Leave for Facebook',
  logIn: 'Log in with Instagram',
  flow: 'Flow',
  flows: { code: 'Code flow', token: 'Implicit flow' },
  apis: {
    instagram: 'Instagram Login, the API of today',
    facebook: 'Facebook Login for Instagram',
    legacy: 'the classic API of 2011 to 2020, simulated',
  },
  relay: 'Relay',
  relayApi: 'the code flow with PKCE: the proxy stands before Instagram',
  whyNotImplicit:
    'The implicit flow puts the token itself into the address bar, where history, extensions and any script of the page can read it, and nothing proves that it was meant for you. The code flow hands over a code that is worthless without the app secret: prefer it (RFC 9700, section 2.1.2).',
  fromLink:
    'These settings came with the link that opened this page. Look at them before you log in.',
  differs: { clientId: 'App ID', scopes: 'Permissions', flow: 'Flow' },
  keepThem: 'Keep them',
  dropThem: 'Use the page’s own',
  setUp: 'Set up your own app',
  settings: 'Settings, and the exact request',
};
