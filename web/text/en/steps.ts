/** English: the steps of a login, a few words each, and where it is. */
export const steps = {
  code: [
    'Go to Instagram',
    'You allow access',
    'You come back with a code',
    'The proxy exchanges it',
    'You get your token',
  ],
  token: ['Go to Instagram', 'You allow access', 'You come back with the token'],
  leaving: 'Taking you to Instagram…',
  exchanging: 'Getting your token…',
  offline: 'You are offline',
  goesOn: 'Nothing has been sent yet. Your login will continue when you’re back online.',
};
