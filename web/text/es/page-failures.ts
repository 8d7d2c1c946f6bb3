import type { pageFailures as english } from '../en/page-failures.ts';

const LOG_IN_AGAIN = 'Inicia sesión otra vez. Solo lleva unos segundos.';

/** Spanish: what the page itself finds out. */
export const pageFailures: typeof english = {
  cancelled: {
    title: 'Cancelaste el inicio de sesión',
    sentence: 'No diste permiso en Instagram, así que no se compartió nada.',
    nextStep: 'Inicia sesión otra vez cuando quieras.',
  },
  no_pending_login: {
    title: 'Este inicio de sesión no empezó aquí',
    sentence: 'Volviste de Instagram, pero esta pestaña no empezó ningún inicio de sesión.',
    nextStep: 'Inicia sesión aquí. Hay que terminar en la misma pestaña en la que se empieza.',
  },
  state_mismatch: {
    title: 'Esta respuesta es de otro inicio de sesión',
    sentence: 'El state de la URL no es el que envió esta pestaña, así que no se usó el código.',
    nextStep: LOG_IN_AGAIN,
  },
  already_used: {
    title: 'Este inicio de sesión ya se usó',
    sentence: 'La URL se abrió por segunda vez, y un código de autorización solo sirve una vez.',
    nextStep: LOG_IN_AGAIN,
  },
  login_expired: {
    title: 'El inicio de sesión tardó demasiado',
    sentence: 'Empezó hace más de diez minutos, así que la respuesta no se usó automáticamente.',
    nextStep: LOG_IN_AGAIN,
  },
  malformed_response: {
    title: 'Respuesta inesperada',
    sentence: 'La URL a la que volviste no es de las que envía Instagram.',
    nextStep: LOG_IN_AGAIN,
  },
  login_failed: {
    title: 'El inicio de sesión no funcionó',
    sentence: 'Instagram te devolvió sin código.',
    nextStep: LOG_IN_AGAIN,
  },
  storage_unavailable: {
    title: 'Este navegador no puede recordar el inicio de sesión',
    sentence:
      'La página tiene que guardar un valor hasta que vuelvas, y el almacenamiento de la pestaña está bloqueado o lleno.',
    nextStep: 'Permite las cookies y los datos de este sitio e inicia sesión otra vez.',
  },
  unsupported_browser: {
    title: 'Aquí no puedes iniciar sesión con seguridad',
    sentence:
      'Para iniciar sesión hace falta Web Crypto, que los navegadores solo ofrecen en páginas seguras (https).',
    nextStep: 'Abre la página por https, o en localhost, con un navegador actual.',
  },
  framed: {
    title: 'Esta página está dentro de otra',
    sentence: 'Dentro de un marco, la página que lo rodea podría manipular el inicio de sesión.',
    nextStep: 'Abre esta página en su propia pestaña.',
  },
  implicit_off: {
    title: 'La URL contenía un token',
    sentence: 'Esta página solo acepta códigos, así que quitó el token de la URL sin usarlo.',
    nextStep: LOG_IN_AGAIN,
  },
  offline: {
    title: 'El inicio de sesión no pudo continuar',
    sentence:
      'No se envió nada. Estuviste demasiado tiempo sin conexión, o una parte de esta página no se cargó.',
    nextStep: 'Comprueba la conexión, recarga la página e inicia sesión otra vez.',
  },
  proxy_unreachable: {
    title: 'No se puede conectar con el proxy',
    sentence: 'El proxy de esta página no responde.',
    nextStep: 'Inténtalo dentro de un momento. Aún tienes tu token.',
  },
  outcome_unknown: {
    title: 'No se puede conectar con el proxy',
    sentence: 'Falló la conexión con el proxy y no sabemos si el código se usó.',
    nextStep: LOG_IN_AGAIN,
  },
  stopped: {
    title: 'Cancelaste la espera',
    sentence: 'Dejaste de esperar cuando el código ya se había enviado.',
    nextStep: LOG_IN_AGAIN,
  },
  blocked_by_csp: {
    title: 'La política de este sitio bloquea el proxy',
    sentence:
      'La Content Security Policy de esta página no permite peticiones al proxy, así que no se envió nada.',
    nextStep:
      'Pide a quien lleva el sitio que añada la URL del proxy a connect-src e inicia sesión otra vez.',
  },
  proxy_redirects: {
    title: 'La URL del proxy redirige',
    sentence:
      'El servidor de VITE_PROXY_URL reenvía las peticiones a otra URL, y la página no envía allí códigos ni tokens.',
    nextStep:
      'Pide a quien lleva el sitio que ponga en VITE_PROXY_URL la URL final del proxy e inicia sesión otra vez.',
  },
  proxy_unreadable: {
    title: 'No se puede leer la respuesta del proxy',
    sentence:
      'Algo responde en la URL del proxy, pero el navegador no deja que esta página lea la respuesta.',
    nextStep:
      'Pide a quien lleva el sitio que añada esta página a REDIRECT_URIS del proxy y compruebe que VITE_PROXY_URL no redirige. Después, inicia sesión otra vez.',
  },
  part_missing: {
    title: 'Una parte de esta página no se cargó',
    sentence: 'Es probable que el sitio se actualizara con la página abierta.',
    nextStep: 'Recarga la página e inicia sesión otra vez.',
  },
  proxy_malformed: {
    title: 'Ese no era el proxy',
    sentence: 'Algo respondió en la URL del proxy, pero no es el proxy de Latchkey.',
    nextStep:
      'Comprueba la red (¿la wifi pide identificarse?) y VITE_PROXY_URL, e inicia sesión otra vez.',
  },
};
