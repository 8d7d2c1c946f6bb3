/** English: the checklist from no app to a login that works; the names of menus are the dashboard's own. */
export const setup = {
  intro: 'Seven things, once; after that, logging in is one button.',
  simulated:
    'Instagram is simulated here, and its app is already set up. These are the values for a real one.',
  copy: 'Copy',
  copied: 'Copied.',
  copyLines: 'Copy the lines',
  where: 'Where',
  steps: {
    account: {
      title: 'Switch the account to professional',
      text: 'Only professional accounts (business or creator) can log in. Switching is free, and can be undone.',
    },
    app: {
      title: 'Create an app',
      text: 'Create it in the app dashboard, and add the use case for Instagram with Instagram login.',
    },
    id: {
      title: 'Take the right ID and secret',
      text: 'Copy the Instagram app ID and the Instagram app secret from the top of that page. The ID under App settings > Basic is the Facebook one: both are long numbers, and only the place tells them apart. With the wrong one Instagram says “Invalid platform app”.',
    },
    redirect: {
      title: 'Register the redirect URI',
      text: 'Paste this exact address and press Save. Then look again: the dashboard may have added a slash.',
    },
    callbacks: {
      title: 'Fill in the two callback URLs',
      text: 'In the same dialog; Meta wants both: if one is left empty, the login may stop with “Session Invalid”. The proxy answers there once it has its ISSUER.',
    },
    testers: {
      title: 'Invite the accounts',
      text: 'Until Meta has reviewed the app, only accounts with a role may log in: add each one as Instagram Tester (plain Tester is not enough), then accept the invitation as that account.',
    },
    proxy: {
      title: 'Tell the proxy',
      text: 'These lines go into its environment. Fill in the secret there: it is never typed into this page.',
    },
  },
  deauthorize: 'Deauthorize callback URL',
  dataDeletion: 'Data deletion request URL',
  redirectUri: 'OAuth redirect URI',
  relayRedirect:
    'With Relay it is the address of the proxy: Instagram sends people there, and the proxy sends them on to this page.',
  sealingKey: 'SEALING_KEY is 32 random bytes; this makes one:',
  accept: 'Accept invitations',
  dashboard: 'Open the app dashboard',
  compareLabel: 'What the dashboard shows',
  compareHint: 'Paste it here to see whether it is the same to the last byte.',
  same: 'The same, byte for byte.',
  different: 'The two are not the same.',
  nothing: '(nothing)',
  sends: 'This page sends',
  proxySends: 'The proxy sends',
  shows: 'The dashboard has',
  differences: {
    slash: 'Only one of them ends in a slash.',
    scheme: 'One is http, the other https.',
    www: 'One has www. and the other has not.',
    case: 'They differ in capital and small letters.',
    space: 'One of them has a space in it.',
    other: 'They differ from the mark on.',
  },
  correct: 'Correct the one in the dashboard, and press Save.',
};
