/**
 * English: what frames every screen, and what is shown while a login is under way.
 *
 * It comes with the first screen, so every byte counts.
 */
export const frame = {
  simulation: 'Simulation',
  partMissing: 'Part of this page failed to load. Copy anything you need, then reload.',
  reload: 'Reload the page',
  leaving: 'Taking you to Instagram…',
  exchanging: 'Getting your token…',
  offline: 'You are offline',
  goesOn: 'Nothing has been sent yet. The login goes on once you are online.',
};
