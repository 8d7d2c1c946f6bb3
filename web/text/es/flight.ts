import type { flight as english } from '../en/flight.ts';

/** Spanish: the flight recorder, which shows every request of a login. */
export const flight: typeof english = {
  heading: 'Cada petición, paso a paso',
  planned:
    'Aún no se ha enviado nada. Abre un paso para ver qué envía un inicio de sesión. Los secretos aparecen como $VARIABLES.',
  intro: 'Abre un paso para ver su petición y la respuesta. Los secretos aparecen como $VARIABLES.',
  tokenAfter: 'Token obtenido en',
  parties: { page: 'Página', proxy: 'Proxy', instagram: 'Instagram' },
  facebook: 'Facebook',
  legs: {
    ask: 'Pedir permiso',
    'relay-onward': 'Reenvío a Instagram',
    'relay-back': 'Redirección al proxy con un código',
    answer: 'Redirección de vuelta con un código',
    'token-request': 'Enviar el código',
    'code-exchange': 'Canjear código y secreto por un token de una hora',
    'long-lived': 'Canjearlo por un token de 60 días',
    'token-reply': 'Devolver el token',
    profile: 'Consultar la cuenta',
    userinfo: 'Consultar la cuenta',
    'userinfo-call': 'Preguntar a Instagram por la cuenta',
    media: 'Cargar las publicaciones recientes',
    accounts: 'Listar las páginas y sus cuentas de Instagram',
    permissions: 'Preguntar qué se concedió',
    'page-check': 'Comprobar el token de la página',
    'renewal-request': 'Pedir un token que dure más',
    renewal: 'Canjearlo por un nuevo token de 60 días',
    'renewal-reply': 'Devolver el token nuevo',
  },
  answers: {
    token: 'Redirección de vuelta con un token',
    neither: 'Redirección de vuelta',
  },
  noToken: 'Ningún token',
  noNewToken: 'Ningún token nuevo',
  notes: {
    ask: 'El navegador va a esta URL. Un script no puede hacer esta petición.',
    'relay-onward':
      'El proxy redirige el navegador con un state propio. Esta página no puede ver esa petición.',
    'relay-back':
      'Instagram solo conoce la URL del proxy. El proxy cifra el código, y solo puede usarlo la pestaña que tiene el verificador.',
    answer:
      'El navegador volvió a esta URL. La página la quitó de la barra de direcciones antes de ejecutar nada más y comparó el state con el que guardó esta pestaña.',
    'token-request':
      'Un formulario sencillo, así que el navegador no envía una petición previa de CORS. El código solo sirve una vez; un segundo intento se rechaza.',
    'code-exchange':
      'Lo envía el proxy. La página no ve ni la petición ni el secreto, así que esto es el comportamiento documentado, no una grabación.',
    'long-lived':
      'El proxy lo envía acto seguido, así que el token de una hora no se guarda nunca. Es el comportamiento documentado, no una grabación.',
    'token-reply': 'Tal como lo leyó esta página, con el token enmascarado.',
    profile:
      'El token va en la cadena de consulta (query string), como lo documenta Meta. Una cabecera costaría una segunda petición.',
    userinfo:
      'El proxy pregunta a Instagram cuando la página no puede, por ejemplo porque el navegador bloquea la petición.',
    'userinfo-call':
      'Lo envía el proxy, con el token que recibió. Es el comportamiento documentado, no una grabación.',
    media:
      'Lo mismo que arriba, para las publicaciones que se ven aquí. De cada una solo se muestra el ID.',
    accounts:
      'La cuenta de Instagram se encuentra a través de su página. La lista puede venir por partes, y el enlace de cada una a la siguiente contiene el token, así que aquí solo se usa su cursor.',
    permissions:
      'La respuesta de Facebook con el token no indica los permisos, así que se pregunta por ellos.',
    'page-check': 'El propio token de la página: se le pregunta de qué página es.',
    'renewal-request': 'Se puede repetir sin riesgo: el token anterior sigue siendo válido.',
    renewal: 'Lo envía el proxy. Es el comportamiento documentado, no una grabación.',
    'renewal-reply': 'Tal como lo leyó esta página, con el token enmascarado.',
  },
  statuses: {
    done: 'hecho',
    failed: 'falló aquí',
    'passed-on': 'error transmitido',
    stopped: 'dejaste de esperar',
    waiting: 'en curso…',
    declined: 'no diste permiso',
    unknown: 'no visible para esta página',
    unreached: 'no se envió',
  },
  times: {
    person: 'en la página de consentimiento',
    opened: 'después de cargar la página',
    'both-calls': 'en las dos llamadas',
    'at-instagram': 'en Instagram',
    'round-trip': 'de ida y vuelta',
  },
  request: 'Petición',
  reply: 'Respuesta',
  command: 'Como comando',
  copyCommand: 'Copiar el comando',
  copied: 'Copiado.',
  cannotCopy: 'El navegador no permitió copiar. Selecciona el comando y cópialo tú.',
  notBegun:
    'Este inicio de sesión no empezó en esta pestaña, así que no se sabe qué petición hizo.',
};
