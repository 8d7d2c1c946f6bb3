import type { profileTrouble as english } from '../en/profile-trouble.ts';

/** Spanish: why the token's owner is not known. */
export const profileTrouble: typeof english = {
  offline: 'No tienes conexión, así que no podemos consultar la cuenta de este token.',
  blocked:
    'Un bloqueador de rastreadores de este navegador impide consultar la cuenta de este token. Desactívalo en esta página e inténtalo de nuevo.',
  unreachable: 'Instagram no responde, así que no sabemos de qué cuenta es este token.',
  timeout: 'Instagram tardó demasiado en decir de qué cuenta es este token.',
  part_missing:
    'Una parte de esta página no se cargó, así que no puede consultar la cuenta de este token. Copia el token y recarga la página.',
  malformed: 'Instagram envió una respuesta inesperada al preguntarle por la cuenta de este token.',
  refused: 'Instagram no indica de qué cuenta es este token.',
  invalid_token: 'Instagram no acepta este token.',
  tokenBelow: 'Sigues teniendo el token.',
  throttled: 'Esta app hizo demasiadas peticiones. Inténtalo de nuevo dentro de unos minutos.',
  askLater: 'Inténtalo de nuevo dentro de un momento.',
  startAgain: 'Descartar el token e iniciar sesión otra vez',
  askAgain: 'Intentar de nuevo',
};
