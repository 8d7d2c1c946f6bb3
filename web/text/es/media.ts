import type { media as english } from '../en/media.ts';

/** Spanish: the newest posts, as a proof that the token works. */
export const media: typeof english = {
  headingAlone: 'Publicaciones recientes',
  heading: 'Funciona: estas son tus últimas publicaciones',
  pending: 'Cargando las últimas publicaciones…',
  proof: 'Recién cargadas de Instagram con este token.',
  none: 'El token funciona. Esta cuenta aún no tiene publicaciones.',
  more: 'Las publicaciones más antiguas no se muestran.',
  kinds: { image: 'Foto', video: 'Vídeo', album: 'Álbum' },
  of: 'de',
  noPicture: 'sin imagen',
  notLoaded: 'no se cargó',
  picturesBlocked:
    'Las publicaciones se leyeron, pero no se cargaron todas las imágenes. Puede que un bloqueador de rastreadores las haya bloqueado.',
  troubles: {
    offline: 'No tienes conexión, así que no se pueden cargar las publicaciones.',
    blocked:
      'Un bloqueador de rastreadores de este navegador impide que la página cargue las publicaciones.',
    unreachable: 'Instagram no respondió. Puede que lo impida un bloqueador de rastreadores.',
    timeout: 'Instagram tardó demasiado en enviar las publicaciones.',
    malformed: 'Instagram envió una respuesta inesperada al pedirle las publicaciones.',
    refused:
      'Instagram no permite que este token lea las publicaciones. Inicia sesión otra vez y deja marcados todos los permisos.',
    invalid_token: 'Instagram no acepta este token.',
  },
  askAgain: 'Intentar de nuevo',
};
