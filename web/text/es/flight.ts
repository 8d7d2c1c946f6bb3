import type { flight as english } from '../en/flight.ts';

/** Spanish: the flight recorder, which shows every request of a login. */
export const flight: typeof english = {
  heading: 'Qué pasó en la red',
  intro: 'Abre una línea para ver la petición y lo que volvió. Los secretos son $VARIABLES.',
  tokenAfter: 'Tuviste el token al cabo de',
  parties: { page: 'Página', proxy: 'Proxy', instagram: 'Instagram' },
  legs: {
    ask: '¿Puede esta página iniciar tu sesión?',
    'relay-onward': '¿Puede el proxy iniciar su sesión?',
    'relay-back': 'De vuelta al proxy, con la respuesta',
    answer: 'De vuelta, con la respuesta',
    'token-request': 'Aquí está el código',
    'code-exchange': 'Código y secreto de la app por un token de una hora',
    'long-lived': 'Ese token por el de 60 días',
    'token-reply': 'Aquí está el token',
    profile: '¿De quién es el token?',
    userinfo: '¿De quién es el token?',
    media: '¿Y sus publicaciones más nuevas?',
    'renewal-request': 'Haz que este token dure',
    renewal: 'Ese token por uno de 60 días',
    'renewal-reply': 'Aquí está el renovado',
  },
  noToken: 'Ningún token',
  noNewToken: 'Ningún token nuevo',
  notes: {
    ask: 'El navegador va allí por sí mismo: es una dirección que se abre, no una petición que pueda hacer un script.',
    'relay-onward':
      'El proxy envía el navegador a Instagram, con un state propio. Esta página no está ahí para verlo.',
    'relay-back':
      'Instagram solo conoce la dirección del proxy. El proxy sella el código, para que solo pueda usarlo quien tiene el verificador.',
    answer:
      'El navegador volvió a esta dirección. Se quitó de la barra antes de que se ejecutara nada más; el state se comparó con el que guardó esta pestaña.',
    'token-request':
      'Un formulario sin cabeceras nuestras, así que el navegador no pide permiso antes. El código sirve una vez: la segunda, Instagram lo rechaza.',
    'code-exchange':
      'Lo envía el proxy; la página nunca lo ve, y nunca ve el secreto. Por eso esto es lo que dice su contrato, no una grabación.',
    'long-lived':
      'El proxy lo envía acto seguido, para que no haya que guardar un token de una hora. Según su contrato, no está grabado.',
    'token-reply': 'Tal como lo leyó esta página, con el token enmascarado.',
    profile:
      'El token va en la consulta, como lo documenta Meta: una cabecera costaría una segunda petición.',
    userinfo: 'El proxy pregunta a Instagram donde una página no puede o el navegador lo bloquea.',
    media:
      'Lo mismo, para las publicaciones que se ven aquí. De cada una, su ID vale por el resto.',
    'renewal-request':
      'No gasta nada: el token de antes sigue valiendo pase lo que pase, así que se puede repetir.',
    renewal: 'Lo envía el proxy. Según su contrato, no está grabado.',
    'renewal-reply': 'Tal como lo leyó esta página, con el token enmascarado.',
  },
  statuses: {
    done: 'hecho',
    failed: 'falló aquí',
    waiting: 'en camino…',
    declined: 'dijiste que no',
    unknown: 'esta página no lo sabe',
    unreached: 'no se llegó a hacer',
  },
  times: {
    person: 'fuera durante',
    opened: 'enviado tras',
    'both-calls': 'ambas llamadas',
    'at-instagram': 'en Instagram',
    'round-trip': 'ida y vuelta',
  },
  request: 'Petición',
  reply: 'Lo que volvió',
  command: 'Como comando',
  copyCommand: 'Copiar el comando',
  copied: 'Copiado.',
  cannotCopy: 'El navegador no deja que esta página copie: selecciona el comando y cópialo a mano.',
  notBegun: 'Esta pestaña no empezó ese inicio de sesión: aquí nadie sabe cómo se pidió.',
};
