/** English: what a person sees before a login. The hyphen of a number of days does not break. */
export const start = {
  heading: 'Log in with Instagram. Get a token that works.',
  signedOutElsewhere: 'You signed out in another tab, so you’re signed out here too.',
  lead: 'Instagram sends you back with a code. A small proxy – the only place that knows your app secret – exchanges it for a 60-day token.',
  /** What is different about the other ways. */
  leads: {
    token:
      'With this flow, Instagram puts the token straight into this page’s URL. No code or app secret is involved.',
    relay:
      'The proxy receives the code from Instagram, encrypts it and passes it on. Only this tab can exchange it for a 60-day token.',
  },
  logIn: 'Log in with Instagram',
  otherWays: 'Other ways to log in',
  flow: 'Flow',
  flows: { code: 'Code flow', token: 'Implicit flow' },
  apis: {
    instagram: 'Instagram Login (current API)',
    legacy: 'Classic API, 2011–2020 (simulated)',
  },
  /** Each way of Facebook Login. */
  facebook: {
    code: {
      name: 'Facebook Login',
      note: 'For Instagram accounts behind a Facebook Page',
      lead: 'Facebook sends you back with a code, and the proxy exchanges it for a 60-day token. This page then finds the Instagram account through its Facebook Page.',
    },
    token: {
      name: 'Facebook Login, implicit',
      note: 'The same, with the token in the URL',
      lead: 'Facebook puts a short-lived token straight into this page’s URL. This page then finds the Instagram account through its Facebook Page.',
    },
  },
  relay: 'Relay',
  noRelay:
    'The relay is missing here: it needs a real proxy, and in this demo the proxy runs inside the page.',
  relayApi: 'Code flow with PKCE, through the proxy',
  whyNotImplicit:
    'The implicit flow puts the token itself into the address bar, where the history, extensions and any script on the page can read it, and nothing proves it was issued to you. Prefer the code flow: a stolen code is worthless without the app secret (RFC 9700, section 2.1.2).',
  fromLink: 'The link you opened changed these settings. Check them before you log in.',
  differs: { clientId: 'App ID', scopes: 'Permissions', flow: 'Flow' },
  keepThem: 'Keep them',
  dropThem: 'Use the defaults',
  setUp: 'Set up your own app',
  settings: 'Settings and request preview',
};
