/** English: what frames every screen. It comes with the first screen, so every byte counts. */
export const frame = {
  simulation: 'Simulation',
  partMissing: 'A part of this page did not load. Copy what you need, and reload it.',
};
