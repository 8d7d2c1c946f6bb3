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
  copied: 'Copiado.',
  copiedMark: 'Copiado ✓',
  characters: 'caracteres',
  powerless: 'Sesión iniciada, pero el token no puede hacer nada',
  figures: {
    owner: 'Propietario',
    ends: 'Caduca',
    expired: 'caducado',
    permissions: 'Permisos concedidos',
    unknown: 'no indicado',
  },
  signOut: 'Cerrar sesión',
  signOutForgets:
    'Cerrar sesión olvida el token aquí, pero sigue siendo válido en Instagram. Para revocarlo, quita la app en',
  manageAccess: 'Aplicaciones y sitios web',
  copyByHand:
    'El navegador no permitió copiar. El token se muestra arriba, así que puedes copiarlo tú.',
};
