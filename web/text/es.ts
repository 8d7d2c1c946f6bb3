import type { Catalogue } from './catalogue.ts';

/** Spanish. */
export const es: Catalogue = {
  token: {
    signedIn: 'Sesión iniciada',
    signedInAs: 'Sesión iniciada como',
    accessToken: 'Token de acceso',
    show: 'Mostrar',
    hide: 'Ocultar',
    copy: 'Copiar',
    copied: 'Copiado.',
    copyByHand: 'Cópialo a mano: se muestra arriba.',
  },
};
