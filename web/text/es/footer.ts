import type { footer as english } from '../en/footer.ts';

/** Spanish: what stands below every screen. */
export const footer: typeof english = {
  invented:
    'Nada de esto llega al Instagram real: personas, publicaciones y tokens son inventados.',
  promise: 'Tu token se queda en la memoria de esta pestaña. No se guarda nada y nadie más lo ve.',
  language: 'Idioma',
};
