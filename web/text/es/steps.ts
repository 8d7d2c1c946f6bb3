import type { steps as english } from '../en/steps.ts';

/** Spanish: the steps of a login, a few words each, and where it is. */
export const steps: typeof english = {
  code: [
    'Vas a Instagram',
    'Das permiso',
    'Vuelves con un código',
    'El proxy lo canjea',
    'Obtienes tu token',
  ],
  token: ['Vas a Instagram', 'Das permiso', 'Vuelves con el token'],
  leaving: 'Llevándote a Instagram…',
  exchanging: 'Obteniendo tu token…',
  offline: 'No hay conexión',
  goesOn: 'Aún no se ha enviado nada. El inicio de sesión continuará cuando vuelva la conexión.',
};
