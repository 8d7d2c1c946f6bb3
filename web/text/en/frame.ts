/** English: what frames every screen. It comes with the first screen, so every byte counts. */
export const frame = {
  simulation: 'Simulation',
  partMissing: 'Part of this page failed to load. Copy anything you need, then reload.',
};
