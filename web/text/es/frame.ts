import type { frame as english } from '../en/frame.ts';

/** Spanish: what frames every screen. It comes with the first screen, so every byte counts. */
export const frame: typeof english = {
  simulation: 'Simulación',
  partMissing: 'Una parte de esta página no se cargó. Copia lo que necesites y recárgala.',
};
