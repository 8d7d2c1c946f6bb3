import type { start as english } from '../en/start.ts';

/** Spanish: what a person sees before a login. */
export const start: typeof english = {
  heading: 'Inicia sesión con Instagram. Obtén un token que funciona.',
  signedOutElsewhere: 'Cerraste la sesión en otra pestaña, así que aquí también está cerrada.',
  lead: 'Instagram te devuelve con un código. Un pequeño proxy, el único que conoce el secreto de tu app, lo canjea por un token de 60 días.',
  leads: {
    token:
      'Con este flujo, Instagram pone el token directamente en la URL de esta página. No intervienen ni un código ni el secreto de la app.',
    relay:
      'El proxy recibe el código de Instagram, lo cifra y te lo entrega. Solo esta pestaña puede canjearlo por un token de 60 días.',
  },
  logIn: 'Iniciar sesión con Instagram',
  otherWays: 'Otras formas de iniciar sesión',
  flow: 'Flujo',
  flows: { code: 'Flujo de código de autorización', token: 'Flujo implícito' },
  apis: {
    instagram: 'Instagram Login (la API actual)',
    legacy: 'API clásica, 2011–2020 (simulada)',
  },
  facebook: {
    code: {
      name: 'Facebook Login',
      note: 'Para cuentas de Instagram vinculadas a una página de Facebook',
      lead: 'Facebook te devuelve con un código y el proxy lo canjea por un token de 60 días. Después esta página encuentra la cuenta de Instagram a través de su página de Facebook.',
    },
    token: {
      name: 'Facebook Login, implícito',
      note: 'Lo mismo, con el token en la URL',
      lead: 'Facebook pone un token de corta duración directamente en la URL de esta página. Después la página encuentra la cuenta de Instagram a través de su página de Facebook.',
    },
  },
  relay: 'Relay',
  noRelay:
    'Aquí falta el relay: necesita un proxy de verdad, y en esta demo el proxy se ejecuta dentro de la página.',
  relayApi: 'Flujo de código de autorización con PKCE, a través del proxy',
  whyNotImplicit:
    'El flujo implícito pone el propio token en la barra de direcciones, donde pueden leerlo el historial, las extensiones y cualquier script de la página, y nada prueba que se emitiera para ti. Es preferible usar el flujo de código de autorización: un código robado no vale nada sin el secreto de la app (RFC 9700, sección 2.1.2).',
  fromLink: 'El enlace que abriste cambió estos ajustes. Revísalos antes de iniciar sesión.',
  differs: { clientId: 'ID de la app', scopes: 'Permisos', flow: 'Flujo' },
  keepThem: 'Conservarlos',
  dropThem: 'Usar los predeterminados',
  setUp: 'Configura tu propia app',
  settings: 'Ajustes y petición exacta',
};
