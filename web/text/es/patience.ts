import type { patience as english } from '../en/patience.ts';

/** Spanish: what is said while a person waits. */
export const patience: typeof english = {
  leaving: 'Da permiso allí y volverás a esta página.',
  exchanging: 'El proxy está canjeando tu código por un token.',
  slow: 'Instagram tarda en responder. Un código solo se puede enviar una vez, así que espera, por favor.',
  cancel: 'Cancelar',
};
