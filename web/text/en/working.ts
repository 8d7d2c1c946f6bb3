/** English: what is under way. It comes with the first screen, so every byte counts. */
export const working = {
  leaving: 'Taking you to Instagram…',
  exchanging: 'Getting your token…',
  offline: 'You are offline',
  goesOn: 'Nothing has been sent yet. Your login will continue when you’re back online.',
};
