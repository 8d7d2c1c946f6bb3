/** Pure. What the feed says, in the page's language. */

/** The texts of one language. */
export interface FeedWords {
  ask: string;
  show: string;
  loading: string;
  empty: string;
  trouble: string;
  notSetUp: string;
  more: string;
  before: string;
  after: string;
  onInstagram: string;
  list: (username: string) => string;
  kinds: Readonly<Record<'image' | 'video' | 'album' | 'reel', string>>;
  play: (what: string) => string;
  part: (number: number, count: number, what: string) => string;
}

const ENGLISH: FeedWords = {
  ask: 'These posts come from Instagram, which then sees your IP address and that you are here.',
  show: 'Show the Instagram posts',
  loading: 'Loading the posts…',
  empty: 'There are no posts yet.',
  trouble: 'The posts can’t be shown right now.',
  notSetUp: 'This feed is not set up yet.',
  more: 'Show more posts',
  before: 'Previous picture',
  after: 'Next picture',
  onInstagram: 'on Instagram',
  list: (username) => `Instagram posts of @${username}`,
  kinds: { image: 'Photo', video: 'Video', album: 'Album', reel: 'Reel' },
  play: (what) => `Play: ${what}`,
  part: (number, count, what) => `${number} of ${count}: ${what}`,
};

const SPANISH: FeedWords = {
  ask: 'Estas publicaciones vienen de Instagram, que verá tu dirección IP y que estás aquí.',
  show: 'Mostrar las publicaciones de Instagram',
  loading: 'Cargando las publicaciones…',
  empty: 'Aún no hay publicaciones.',
  trouble: 'Las publicaciones no se pueden mostrar ahora.',
  notSetUp: 'Este feed aún no está configurado.',
  more: 'Mostrar más publicaciones',
  before: 'Imagen anterior',
  after: 'Imagen siguiente',
  onInstagram: 'en Instagram',
  list: (username) => `Publicaciones de @${username} en Instagram`,
  kinds: { image: 'Foto', video: 'Vídeo', album: 'Álbum', reel: 'Reel' },
  play: (what) => `Reproducir: ${what}`,
  part: (number, count, what) => `${number} de ${count}: ${what}`,
};

/** The texts in the page's language where it is Spanish, else in English. */
export function feedWords(language: string): FeedWords {
  return /^es\b/i.test(language) ? SPANISH : ENGLISH;
}
