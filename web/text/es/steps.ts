import type { steps as english } from '../en/steps.ts';

/** Spanish: the steps of a login, three words each, and where it is. */
export const steps: typeof english = {
  code: [
    'Vas a Instagram',
    'Dices que sí',
    'Vuelve un código',
    'El proxy lo canjea',
    'Aparece tu token',
  ],
  token: ['Vas a Instagram', 'Dices que sí', 'Vuelve el token'],
  leaving: 'En camino a Instagram…',
  exchanging: 'Obteniendo tu token…',
  offline: 'No hay conexión',
  goesOn: 'Aún no se envió nada. El inicio de sesión sigue solo cuando vuelva la red.',
};
