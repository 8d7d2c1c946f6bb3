import type { token as english } from '../en/token.ts';

/** Spanish: what is on screen with the token. */
export const token: typeof english = {
  signedIn: 'Sesión iniciada',
  signedInAs: 'Sesión iniciada como',
  invalid: 'Este token no funciona',
  accessToken: 'Token de acceso',
  show: 'Mostrar',
  hide: 'Ocultar',
  copy: 'Copiar',
  copied: 'Copiado',
  powerless: 'Sesión iniciada, pero el token no puede hacer nada',
  signOut: 'Cerrar sesión',
  copyByHand:
    'El navegador no permitió copiar. El token se muestra arriba, así que puedes copiarlo tú.',
};
