import type { profileTrouble as english } from '../en/profile-trouble.ts';

/** Spanish: why it is not known whose token it is. */
export const profileTrouble: typeof english = {
  offline: 'No tienes conexión, así que no podemos preguntar de quién es este token.',
  blocked:
    'Un bloqueador de rastreadores de este navegador impide preguntar a Instagram de quién es este token: apágalo en esta página y pregunta otra vez.',
  unreachable: 'Instagram no responde, así que no sabemos de quién es este token.',
  timeout: 'Instagram tardó demasiado en decir de quién es este token.',
  part_missing:
    'Una parte de esta página no se cargó, así que no puede preguntar de quién es este token. Copia el token y vuelve a cargar la página.',
  malformed: 'Instagram respondió algo inesperado al preguntar de quién es este token.',
  refused: 'Instagram no dice de quién es este token.',
  invalid_token: 'Instagram no acepta este token.',
  tokenBelow: 'El propio token está en esta página.',
  throttled:
    'Se hicieron demasiadas llamadas con esta app. Espera unos minutos y pregunta otra vez.',
  askLater: 'Pregunta otra vez dentro de un momento.',
  startAgain: 'Olvidarlo y empezar de nuevo',
  askAgain: 'Preguntar otra vez',
};
