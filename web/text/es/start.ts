import type { start as english } from '../en/start.ts';

/** Spanish: what a person sees before a login. */
export const start: typeof english = {
  heading: 'Inicia sesión y obtén un token que funciona',
  signedOutElsewhere: 'Cerraste la sesión en otra pestaña, así que esta también olvidó su token.',
  leads: {
    code: 'Vuelves de Instagram con un código. Un pequeño proxy, el único que conoce el secreto de la app, lo canjea por un token que dura 60 días.',
    token:
      'Vuelves con el propio token en la dirección de esta página: no intervienen ni código, ni proxy, ni secreto de la app.',
    relay:
      'El proxy recibe el código de Instagram, lo sella y te lo entrega. Solo esta pestaña puede canjearlo por un token que dura 60 días.',
  },
  toFacebook: 'Vas a Facebook',
  logIn: 'Iniciar sesión con Instagram',
  flow: 'Flujo',
  flows: { code: 'Flujo con código', token: 'Flujo implícito' },
  apis: {
    instagram: 'Instagram Login, la API de hoy',
    facebook: 'Facebook Login para Instagram',
    legacy: 'la API clásica de 2011 a 2020, simulada',
  },
  relay: 'Relay',
  relayApi: 'el flujo con código y PKCE: el proxy está delante de Instagram',
  whyNotImplicit:
    'El flujo implícito pone el propio token en la barra de direcciones, donde pueden leerlo el historial, las extensiones y cualquier script de la página, y nada prueba que fuera para ti. El flujo con código entrega un código que no vale nada sin el secreto de la app: prefiérelo (RFC 9700, sección 2.1.2).',
  fromLink:
    'Estos ajustes vinieron con el enlace que abrió esta página. Míralos antes de iniciar sesión.',
  differs: { clientId: 'ID de la app', scopes: 'Permisos', flow: 'Flujo' },
  keepThem: 'Conservarlos',
  dropThem: 'Usar los de la página',
  setUp: 'Configura tu propia app',
  settings: 'Ajustes, y la petición exacta',
};
