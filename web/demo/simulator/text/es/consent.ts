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
    pages: 'páginas: {pages}, con cuenta de Instagram: {linked}',
  },
  permissions: 'Podrá',
  classicPermissions: 'Podrá usar',
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
  },
  allow: 'Permitir',
  cancel: 'Cancelar',
  back: 'En ambos casos vuelves a {uri}',
  behind: 'Entre bastidores',
  behindHint: 'Para hacer pruebas. La página real no tiene nada de esto.',
  trouble: 'Simular un problema',
  clock: 'Adelantar el reloj de Instagram',
  testAccounts: 'Cuentas para pruebas',
  frontPage: 'En la {link} están los ajustes de la app, el reloj y el registro de códigos.',
  frontPageLink: 'portada',
};
