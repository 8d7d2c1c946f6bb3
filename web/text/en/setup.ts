/** English: the checklist from no app to a login that works; the names of menus are the dashboard's own. */
export const setup = {
  intro: 'Seven one-time steps. After that, logging in takes one click.',
  simulated:
    'Instagram is simulated here, and its app is already set up. These are the values for a real app.',
  copy: 'Copy',
  copied: 'Copied.',
  copyLines: 'Copy the lines',
  where: 'Where',
  asAbove: 'as above',
  done: 'Done',
  doneOf: (done: number, all: number) => `${done} of ${all} steps done`,
  steps: {
    account: {
      title: 'Switch the account to professional',
      text: 'Only professional accounts (business or creator) can log in. Switching is free and reversible.',
    },
    app: {
      title: 'Create an app',
      text: 'Create it in the app dashboard, and add the Instagram use case with Instagram login.',
    },
    id: {
      title: 'Copy the right ID and secret',
      text: 'Copy the Instagram app ID and the Instagram app secret from the top of that page. The ID under App settings › Basic is the Facebook one. Both are long numbers, so check where you copied it from. The wrong one causes “Invalid platform app”.',
    },
    redirect: {
      title: 'Register the redirect URI',
      text: 'Paste this exact URL and press Save. Then check it again, because the dashboard may have added a slash.',
    },
    callbacks: {
      title: 'Fill in the two callback URLs',
      text: 'Fill in both in the same dialog. If either is empty, the login may stop with “Session Invalid”. The proxy handles these URLs once ISSUER is set.',
    },
    testers: {
      title: 'Invite the accounts',
      text: 'Until Meta has reviewed the app, only accounts with a role can log in. Add each one as an Instagram Tester (“Tester” alone isn’t enough), then accept the invitation while logged in to that account.',
    },
    proxy: {
      title: 'Configure the proxy',
      text: 'Add these lines to its environment and fill in the secret there. Never type the secret into this page.',
    },
  },
  deauthorize: 'Deauthorize callback URL',
  dataDeletion: 'Data deletion request URL',
  redirectUri: 'OAuth redirect URI',
  relayRedirect:
    'With Relay, this is the proxy’s URL. Instagram redirects people there, and the proxy redirects them to this page.',
  sealingKey: 'SEALING_KEY is 32 random bytes. To generate one:',
  accept: 'Accept invitations',
  dashboard: 'Open the app dashboard',
  compareHint: 'Paste it here to see whether it matches exactly.',
  same: 'They match exactly.',
  different: 'They don’t match.',
  nothing: '(nothing)',
  sends: 'This page sends',
  proxySends: 'The proxy sends',
  differences: {
    slash: 'Only one of them ends in a slash.',
    scheme: 'One is http and the other is https.',
    www: 'Only one of them has www.',
    case: 'They differ in upper and lower case.',
    space: 'One of them contains a space.',
    other: 'They differ from the highlighted character on.',
  },
  checkIt: 'Check it for me',
  checking: 'Asking the proxy…',
  checks: {
    ready: 'The proxy is set up, and this page may log in through it.',
    page_not_allowed: 'The proxy is set up, but REDIRECT_URIS does not list this page. Add:',
    not_configured: 'The proxy is running, but these variables are missing or wrong:',
    not_a_proxy: 'Something answers at the proxy’s URL, but it is not this proxy:',
    unreachable: 'The proxy does not answer, or does not let this page read its answer:',
  },
  /** What the URL is compared with: Instagram's list of them, or the proxy's own. */
  lists: {
    dashboard: {
      label: 'What the dashboard shows',
      has: 'The dashboard has',
      correct: 'Correct the one in the dashboard and press Save.',
    },
    proxy: {
      label: 'What the proxy’s REDIRECT_URIS contains',
      has: 'REDIRECT_URIS has',
      correct: 'Correct the one in REDIRECT_URIS and restart the proxy.',
    },
  },
};
