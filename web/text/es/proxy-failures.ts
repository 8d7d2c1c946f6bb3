import type { proxyFailures as english } from '../en/proxy-failures.ts';

const START_AGAIN = 'Empieza de nuevo: un inicio de sesión tarda unos segundos.';
const LATER = 'Espera un minuto y empieza de nuevo.';

/** What happened between the page and a proxy that refused: a fault of the request itself. */
const REQUEST_REFUSED = {
  title: 'El proxy rechazó la petición',
  sentence: 'Esta página y su proxy no se entienden, así que no se envió nada a Instagram.',
  nextStep: 'Publica la página y el proxy en la misma versión y empieza de nuevo.',
};

/** Spanish: every reason of the proxy. */
export const proxyFailures: typeof english = {
  method_not_allowed: REQUEST_REFUSED,
  not_found: {
    title: 'No hay ningún proxy en esa dirección',
    sentence:
      'La dirección que esta página tiene para su proxy responde, pero no es un proxy de Latchkey.',
    nextStep: 'Corrige VITE_PROXY_URL y vuelve a construir la página.',
  },
  body_too_large: REQUEST_REFUSED,
  unsupported_media_type: REQUEST_REFUSED,
  malformed_request: REQUEST_REFUSED,
  missing_field: REQUEST_REFUSED,
  unsupported_grant_type: REQUEST_REFUSED,
  client_unknown: {
    title: 'La página y el proxy nombran apps distintas',
    sentence: 'El ID de la app de esta página no es el de la app cuyo secreto tiene el proxy.',
    nextStep:
      'Pon a los dos el mismo ID de app: VITE_INSTAGRAM_CLIENT_ID en la página, INSTAGRAM_CLIENT_ID en el proxy.',
  },
  redirect_uri_not_allowed: {
    title: 'Esta página no puede iniciar sesión aquí',
    sentence: 'La dirección de esta página no está entre las que permite el proxy.',
    nextStep:
      'Añade la dirección exacta de esta página a REDIRECT_URIS del proxy y regístrala en Instagram.',
  },
  origin_not_allowed: {
    title: 'Este sitio no puede usar el proxy',
    sentence: 'El proxy solo responde a los sitios de su lista, y el de esta página no está.',
    nextStep: 'Añade la dirección exacta de esta página a REDIRECT_URIS del proxy.',
  },
  rate_limited: {
    title: 'Demasiados inicios de sesión a la vez',
    sentence:
      'El proxy limita cuántas veces puede entrar una dirección, y no se envió nada a Instagram.',
    nextStep: LATER,
  },
  busy: {
    title: 'El proxy está ocupado',
    sentence:
      'Demasiados inicios de sesión esperan a Instagram en este momento, y el tuyo no se envió.',
    nextStep: LATER,
  },
  code_spent: {
    title: 'Este código ya no sirve',
    sentence: 'Instagram acepta cada código una vez y durante una hora; este se usó o ha caducado.',
    nextStep: START_AGAIN,
  },
  code_mismatch: {
    title: 'Este inicio de sesión es de otra ventana',
    sentence: 'El código no vino del inicio de sesión que empezó esta página, así que no se usó.',
    nextStep: START_AGAIN,
  },
  redirect_uri_mismatch: {
    title: 'La URI de redirección no coincide',
    sentence:
      'Instagram compara la URI de redirección, byte a byte, con la que se envió al iniciar la sesión.',
    nextStep: 'Registra la dirección exacta de esta página en OAuth redirect URIs y pulsa Save.',
  },
  scope_invalid: {
    title: 'Instagram no conoce ese permiso',
    sentence: 'Se pidió un permiso que Instagram retiró o que la app no tiene.',
    nextStep: 'Pide solo los permisos que el panel muestra para tu app.',
  },
  not_tester: {
    title: 'Esta cuenta no es tester de la app',
    sentence: 'La app está en desarrollo y solo entran cuentas con una invitación aceptada.',
    nextStep:
      'Añade la cuenta como Instagram Tester y acepta en instagram.com/accounts/manage_access.',
  },
  implicit_disabled: {
    title: 'El flujo implícito está desactivado en esta app',
    sentence: 'Instagram no da tokens en la barra de direcciones a esta app.',
    nextStep: 'Inicia sesión con el flujo con código.',
  },
  permission_missing: {
    title: 'Al token le falta un permiso',
    sentence:
      'Instagram acepta el token pero no la petición: no se concedió un permiso, o la cuenta no tiene ningún rol en la app.',
    nextStep:
      'Inicia sesión otra vez y deja marcados todos los permisos; si lo estaban, añade la cuenta como Instagram Tester.',
  },
  wrong_token_family: {
    title: 'Este token es de otra API',
    sentence:
      'Se usó un token de Facebook Login con Instagram Login, o al revés, o se cortó al copiarlo.',
    nextStep:
      'Usa el token entero (IG… es de Instagram, EAA… de Facebook), o inicia sesión para obtener otro.',
  },
  token_expired: {
    title: 'El token ha caducado',
    sentence:
      'Era el token de una hora, o pasaron 60 días sin renovarlo: Instagram ya no lo acepta.',
    nextStep: 'Inicia sesión otra vez y renueva el token nuevo cada 30 días.',
  },
  token_revoked: {
    title: 'El token ya no es válido',
    sentence: 'Se retiró el acceso, cambió la contraseña o Instagram cerró la sesión.',
    nextStep: START_AGAIN,
  },
  account_checkpoint: {
    title: 'Instagram pide antes un control de seguridad',
    sentence: 'Hasta que la cuenta lo pase, Instagram no deja entrar a ninguna app.',
    nextStep: 'Abre Instagram, termina lo que pide y empieza de nuevo.',
  },
  instagram_refused: {
    title: 'Instagram dijo que no',
    sentence: 'Instagram rechazó el inicio de sesión por un motivo que no está en la lista.',
    nextStep: 'Lee abajo lo que dijo Instagram y empieza de nuevo.',
  },
  not_configured: {
    title: 'El proxy aún no está configurado',
    sentence:
      'Faltan variables obligatorias del proxy o son incorrectas, así que no se envió nada a Instagram.',
    nextStep:
      'Abre /healthz en la dirección del proxy: nombra las variables que faltan. Después empieza de nuevo.',
  },
  misconfigured: {
    title: 'La app no está bien configurada',
    sentence: 'Instagram no acepta el ID o el secreto de la app que tiene el proxy.',
    nextStep: 'Dale al proxy el ID y el secreto de la app de Instagram, no los de Facebook.',
  },
  app_deactivated: {
    title: 'La app está desactivada',
    sentence: 'Instagram ha desactivado el acceso de esta app a la API.',
    nextStep: 'Abre la app en el panel y haz lo que pide para reactivarla.',
  },
  internal: {
    title: 'El proxy falló',
    sentence: 'El proxy tuvo un error propio; puede que el código se haya usado.',
    nextStep: 'Si este sitio es tuyo, revisa el proxy; si no, avisa a quien lo lleve.',
  },
  throttled: {
    title: 'Instagram pide ir más despacio',
    sentence: 'Instagram cuenta las llamadas de esta app, y fueron demasiadas.',
    nextStep: 'Espera unos minutos y empieza de nuevo.',
  },
  instagram_blocked: {
    title: 'Instagram bloqueó la petición',
    sentence: 'Instagram respondió al proxy con una página web en lugar de un token.',
    nextStep: LATER,
  },
  instagram_malformed: {
    title: 'Instagram respondió algo inesperado',
    sentence: 'De la respuesta de Instagram no se puede leer un token.',
    nextStep: START_AGAIN,
  },
  instagram_timeout: {
    title: 'Instagram tardó demasiado',
    sentence: 'Instagram no respondió a tiempo y no sabemos si funcionó.',
    nextStep: START_AGAIN,
  },
  instagram_unavailable: {
    title: 'Instagram tiene problemas',
    sentence: 'Instagram respondió con un error propio y no sabemos si funcionó.',
    nextStep: LATER,
  },
  instagram_unreachable: {
    title: 'El proxy no pudo llegar a Instagram',
    sentence: 'Falló la conexión del proxy con Instagram.',
    nextStep: LATER,
  },
};
