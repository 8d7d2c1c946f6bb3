/** English: the steps of a login, three words each, and where it is. */
export const steps = {
  code: [
    'Leave for Instagram',
    'You say yes',
    'A code returns',
    'Proxy trades it',
    'Your token appears',
  ],
  token: ['Leave for Instagram', 'You say yes', 'The token returns'],
  leaving: 'To Instagram…',
  exchanging: 'Getting your token…',
  offline: 'You are offline',
  goesOn: 'Nothing was sent yet. The login goes on by itself when the network is back.',
};
