import type { pageFailures as english } from '../en/page-failures.ts';

const START_AGAIN = 'Empieza de nuevo: un inicio de sesión tarda unos segundos.';

/** Spanish: what the page itself finds out. */
export const pageFailures: typeof english = {
  cancelled: {
    title: 'Cancelaste el inicio de sesión',
    sentence: 'Dijiste que no en Instagram, así que no se compartió nada con esta página.',
    nextStep: 'Inicia sesión otra vez cuando quieras.',
  },
  no_pending_login: {
    title: 'Este inicio de sesión no empezó aquí',
    sentence:
      'Llegó una respuesta de Instagram, pero esta pestaña no tiene en marcha ningún inicio de sesión al que pertenezca.',
    nextStep: 'Empieza de nuevo aquí: un inicio de sesión acaba en la pestaña en que empezó.',
  },
  state_mismatch: {
    title: 'Esta respuesta es de otro inicio de sesión',
    sentence:
      'El state de la dirección no es el que envió esta pestaña, así que no se canjeó nada.',
    nextStep: START_AGAIN,
  },
  already_used: {
    title: 'Este inicio de sesión ya se usó',
    sentence: 'La dirección se abrió por segunda vez, y un código solo sirve una vez.',
    nextStep: START_AGAIN,
  },
  login_expired: {
    title: 'El inicio de sesión tardó demasiado',
    sentence:
      'Empezó hace más de diez minutos, así que esta página no usó la respuesta por sí sola.',
    nextStep: START_AGAIN,
  },
  malformed_response: {
    title: 'La respuesta no tiene sentido',
    sentence: 'La dirección a la que volviste no es de las que envía Instagram.',
    nextStep: START_AGAIN,
  },
  login_failed: {
    title: 'El inicio de sesión no funcionó',
    sentence: 'Instagram te devolvió sin código.',
    nextStep: START_AGAIN,
  },
  storage_unavailable: {
    title: 'Este navegador no puede recordar el inicio de sesión',
    sentence:
      'La página tiene que guardar un valor hasta que vuelvas, y el almacenamiento de la pestaña está bloqueado o lleno.',
    nextStep: 'Permite las cookies y los datos de este sitio y empieza de nuevo.',
  },
  unsupported_browser: {
    title: 'Este navegador o esta dirección no permite entrar con seguridad',
    sentence:
      'El inicio de sesión necesita la criptografía del navegador, que solo hay en direcciones seguras.',
    nextStep: 'Abre la página por https, o en localhost, con un navegador actual.',
  },
  framed: {
    title: 'Esta página está dentro de otra',
    sentence: 'La página de alrededor podría manejar un inicio de sesión dentro de un marco.',
    nextStep: 'Abre esta página en su propia pestaña.',
  },
  implicit_off: {
    title: 'Llegó un token en la dirección',
    sentence:
      'Esta página solo acepta códigos, así que el token se quitó de la dirección y no se usó.',
    nextStep: START_AGAIN,
  },
  offline: {
    title: 'El inicio de sesión no pudo seguir',
    sentence:
      'No se envió nada: faltó la red demasiado tiempo, o una parte de esta página no se cargó.',
    nextStep: 'Revisa la red, vuelve a cargar la página y empieza de nuevo.',
  },
  proxy_unreachable: {
    title: 'No se puede llegar al proxy',
    sentence: 'El proxy de esta página no responde.',
    nextStep: 'Prueba dentro de un momento; tu token sigue aquí.',
  },
  outcome_unknown: {
    title: 'No se puede llegar al proxy',
    sentence: 'Falló la conexión con el proxy y no sabemos si el código se usó.',
    nextStep: START_AGAIN,
  },
  blocked_by_csp: {
    title: 'La política de este sitio bloquea el proxy',
    sentence:
      'La Content Security Policy de esta página no permite peticiones al proxy, así que no se envió nada.',
    nextStep:
      'Quien lleva el sitio añade la URL del proxy a connect-src. Después, inicia sesión otra vez.',
  },
  proxy_redirects: {
    title: 'La URL del proxy redirige',
    sentence:
      'El servidor de VITE_PROXY_URL reenvía las peticiones a otra URL, y la página no envía allí códigos ni tokens.',
    nextStep:
      'Quien lleva el sitio pone en VITE_PROXY_URL la URL final del proxy. Después, inicia sesión otra vez.',
  },
  proxy_unreadable: {
    title: 'No se puede leer la respuesta del proxy',
    sentence:
      'Algo responde en la URL del proxy, pero el navegador no deja que esta página lea la respuesta.',
    nextStep:
      'Quien lleva el sitio añade esta página a REDIRECT_URIS del proxy y comprueba que VITE_PROXY_URL no redirige. Después, inicia sesión otra vez.',
  },
  part_missing: {
    title: 'Una parte de esta página no se cargó',
    sentence: 'Es probable que el sitio se actualizara con la página abierta.',
    nextStep: 'Copia lo que necesites y vuelve a cargar la página.',
  },
  proxy_malformed: {
    title: 'Otra cosa respondió en lugar del proxy',
    sentence: 'Lo que volvió de la dirección del proxy no es una respuesta del proxy.',
    nextStep:
      'Revisa la red (¿pide la wifi que te identifiques?) y VITE_PROXY_URL, y empieza de nuevo.',
  },
};
