/** English: what is shown while a login is under way. */
export const working = {
  leaving: 'Taking you to Instagram…',
  exchanging: 'Getting your token…',
  notes: {
    leaving: 'Allow access there, and you come back to this page.',
    exchanging: 'The proxy is exchanging your code for a token.',
  },
  patience: 'Instagram is slow to respond. A code can be sent only once, so please wait.',
  offline: 'You are offline',
  goesOn: 'Nothing has been sent yet. Your login will continue when you’re back online.',
  cancel: 'Cancel',
};
