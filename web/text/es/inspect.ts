import type { inspect as english } from '../en/inspect.ts';

/** Spanish: a token from elsewhere, looked at without a login. */
export const inspect: typeof english = {
  summary: '¿Ya tienes un token? Examínalo',
  label: 'Token para examinar',
  hint: 'Cualquier token de Instagram: del panel, de un proyecto antiguo o de un colega. Solo se envía a Instagram (directamente o a través del proxy de esta página) cuando pulsas el botón.',
  looksLike: 'Por su prefijo, parece un token de',
  code: 'Esto es un código de autorización o una URL, no un token. Pégalo en',
  unrecognised: 'No reconocemos esto como un token. Pega el token completo y nada más.',
  wholeToken: 'No es un token completo. Pégalo entero.',
  closed: 'Esa API ya no existe. Inicia sesión otra vez para obtener un token actual.',
  button: 'Examinar este token',
};
