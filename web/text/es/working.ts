import type { working as english } from '../en/working.ts';

/** Spanish: what is under way. */
export const working: typeof english = {
  leaving: 'Llevándote a Instagram…',
  exchanging: 'Obteniendo tu token…',
  offline: 'No hay conexión',
  goesOn: 'Aún no se ha enviado nada. El inicio de sesión continuará cuando vuelva la conexión.',
};
