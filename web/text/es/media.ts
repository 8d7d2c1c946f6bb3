import type { media as english } from '../en/media.ts';

/** Spanish: the newest posts, as a proof that the token works. */
export const media: typeof english = {
  headingAlone: 'Publicaciones recientes',
  heading: 'Funciona: publicaciones recientes',
  pending: 'Pidiendo las publicaciones más nuevas…',
  proof: 'Instagram las entregó hace un momento, por este token.',
  none: 'Instagram respondió: todavía no hay publicaciones. El token funciona.',
  more: 'También hay más antiguas.',
  kinds: { image: 'Foto', video: 'Vídeo', album: 'Álbum' },
  of: 'de',
  noPicture: 'sin imagen',
  notLoaded: 'no se cargó',
  troubles: {
    offline: 'No tienes conexión: no se pueden leer las publicaciones.',
    blocked:
      'Un bloqueador de rastreadores de este navegador impide que la página lea las publicaciones.',
    unreachable:
      'Instagram no responde al pedir las publicaciones. Puede estorbar un bloqueador de rastreadores.',
    timeout: 'Instagram tardó demasiado en entregar las publicaciones.',
    malformed: 'Instagram respondió algo inesperado al pedir las publicaciones.',
    refused: 'Instagram no deja que este token lea las publicaciones.',
    invalid_token: 'Instagram no acepta este token.',
  },
  askAgain: 'Preguntar otra vez',
};
