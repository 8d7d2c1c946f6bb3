import type { footer as english } from '../en/footer.ts';

/** Spanish: what stands below every screen. */
export const footer: typeof english = {
  title: 'Latchkey: inicia sesión con Instagram',
  invented:
    'Nada de esto llega al Instagram real: personas, publicaciones y tokens son inventados.',
  promises: {
    forgets:
      'Un token se queda en la memoria de esta pestaña: al recargar se olvida. El proxy no guarda nada.',
    keeps:
      'Un token se guarda en el almacenamiento de sesión de esta pestaña, para que sobreviva a una recarga. El proxy no guarda nada.',
  },
  language: 'Idioma',
};
