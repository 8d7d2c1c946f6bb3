import type { frame as english } from '../en/frame.ts';

/** Spanish: what frames every screen, and what is shown while a login is under way. */
export const frame: typeof english = {
  simulation: 'Simulación',
  partMissing: 'Una parte de esta página no se cargó. Copia lo que necesites y recárgala.',
  reload: 'Recargar la página',
  leaving: 'Llevándote a Instagram…',
  exchanging: 'Obteniendo tu token…',
  offline: 'No hay conexión',
  goesOn: 'Aún no se ha enviado nada. El inicio de sesión continuará cuando vuelva la conexión.',
};
