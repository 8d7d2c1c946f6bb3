import type { Catalogue } from './catalogue.ts';
import { card } from './es/card.ts';
import { flight } from './es/flight.ts';
import { inspect } from './es/inspect.ts';
import { media } from './es/media.ts';

/** Spanish. */
export const es: Catalogue = {
  card,
  flight,
  inspect,
  media,
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
