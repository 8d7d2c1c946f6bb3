import type { footer as english } from '../en/footer.ts';

/** Spanish: the footer of every screen. */
export const footer: typeof english = {
  title: 'Latchkey: inicia sesión con Instagram',
  invented:
    'Esto es una demo: nada llega al Instagram real, y las personas, publicaciones y tokens son ficticios.',
  promises: {
    forgets:
      'Tu token se queda en la memoria de esta pestaña y se pierde al recargar. El proxy no guarda nada si no se lo pides.',
    keeps:
      'Tu token se guarda en el almacenamiento de sesión de esta pestaña y sobrevive a una recarga. El proxy no guarda nada si no se lo pides.',
  },
  links: 'Acerca de esta página',
  help: 'Ayuda (en inglés)',
  source: 'Código fuente',
  privacy: 'Privacidad',
  report: 'Informar de un problema',
  language: 'Idioma',
};
