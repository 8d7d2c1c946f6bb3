import type { consent as english } from '../en/consent.ts';

/** Spanish: the consent page. */
export const consent: typeof english = {
  title: '¿Dar permiso a {app}?',
  heading: '¿Permitir que «{app}» acceda a tu cuenta?',
  accounts: 'Iniciar sesión como',
  kinds: {
    creator: 'cuenta de creador',
    business: 'cuenta de empresa',
    personal: 'cuenta personal',
  },
  facebook: {
    noPage: 'sin página de Facebook',
    inPortfolio: 'una página en una cartera comercial',
    pages: { one: '1 página', other: '{count} páginas' },
    linked: {
      zero: 'ninguna con cuenta de Instagram',
      other: '{count} con cuenta de Instagram',
    },
  },
  permissions: 'Podrá',
  meanings: {
    profile: 'Ver tu perfil y tus publicaciones',
    publish: 'Publicar',
    messages: 'Leer y responder mensajes',
    comments: 'Leer y responder comentarios',
    insights: 'Ver las estadísticas de tus publicaciones',
    pages: 'Ver la lista de páginas de Facebook que administras',
    engagement: 'Leer el contenido de tus páginas',
    business: 'Administrar tu negocio',
    name: 'Ver tu nombre',
    relationships: 'Seguir cuentas y dejar de seguirlas',
    likes: 'Indicar que te gustan publicaciones',
    publicContent: 'Ver perfiles y publicaciones públicos',
    followers: 'Ver las listas de tus seguidores y de quienes sigues',
  },
  allow: 'Permitir',
  cancel: 'Cancelar',
  back: 'En ambos casos vuelves a {uri}',
  behind: 'Entre bastidores',
  behindHint: 'Para hacer pruebas. La página real no tiene nada de esto.',
  trouble: 'Simular un problema',
  clock: 'Adelantar el reloj de Instagram',
  testAccounts: 'Cuentas para pruebas',
  frontPage: 'En la {link} están los ajustes de la app, el reloj y los códigos.',
  frontPageLink: 'portada',
};
