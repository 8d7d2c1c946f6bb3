import type { inspect as english } from '../en/inspect.ts';

/** Spanish: a token from elsewhere, looked at without a login. */
export const inspect: typeof english = {
  summary: '¿Ya tienes un token? Examínalo',
  label: 'Token para examinar',
  hint: 'Cualquier token de Instagram: del panel de la app, de un proyecto viejo, de un colega. Va a Instagram, o pasa por el proxy de esta página, y solo cuando pulsas el botón.',
  looksLike: 'Por cómo empieza, es un token de',
  code: 'Esto es un código o una dirección, no un token. Pégalo en:',
  unrecognised: 'No parece ningún token que conozcamos. Pega el token entero, y nada más.',
  wholeToken: 'No es un token: pega el token entero.',
  closed: 'Esa API ya no responde a nadie: un nuevo inicio de sesión da un token de hoy.',
  button: 'Examinar este token',
};
