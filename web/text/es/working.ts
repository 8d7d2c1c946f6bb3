import type { working as english } from '../en/working.ts';

/** Spanish: what is shown while a login is under way. */
export const working: typeof english = {
  leaving: 'Llevándote a Instagram…',
  exchanging: 'Obteniendo tu token…',
  notes: {
    leaving: 'Da permiso allí y volverás a esta página.',
    exchanging: 'El proxy está canjeando tu código por un token.',
  },
  patience:
    'Instagram tarda en responder. Un código solo se puede enviar una vez, así que espera, por favor.',
  offline: 'No hay conexión',
  goesOn: 'Aún no se ha enviado nada. El inicio de sesión continuará cuando vuelva la conexión.',
  cancel: 'Cancelar',
};
