import type { proxyFailures as english } from '../en/proxy-failures.ts';

const LOG_IN_AGAIN = 'Inicia sesión otra vez. Solo lleva unos segundos.';
const LATER = 'Espera un minuto e inicia sesión otra vez.';

/** What happened between the page and a proxy that refused: a fault of the request itself. */
const REQUEST_REFUSED = {
  title: 'El proxy rechazó la petición',
  sentence:
    'Probablemente la página y el proxy son de versiones distintas. No se envió nada a Instagram.',
  nextStep: 'Publica la página y el proxy en la misma versión e inicia sesión otra vez.',
};

/** Spanish: every reason of the proxy. */
export const proxyFailures: typeof english = {
  method_not_allowed: REQUEST_REFUSED,
  not_found: {
    title: 'No hay ningún proxy en esa URL',
    sentence: 'Algo respondió en la URL del proxy, pero no es el proxy de Latchkey.',
    nextStep: 'Corrige VITE_PROXY_URL y vuelve a construir la página.',
  },
  body_too_large: REQUEST_REFUSED,
  unsupported_media_type: REQUEST_REFUSED,
  malformed_request: REQUEST_REFUSED,
  missing_field: REQUEST_REFUSED,
  unsupported_grant_type: REQUEST_REFUSED,
  client_unknown: {
    title: 'La página y el proxy usan apps distintas',
    sentence: 'El proxy no tiene el secreto de la app cuyo ID usa esta página.',
    nextStep:
      'Pon a los dos el mismo ID de app: VITE_INSTAGRAM_CLIENT_ID en la página, INSTAGRAM_CLIENT_ID en el proxy.',
  },
  redirect_uri_not_allowed: {
    title: 'Esta página no tiene permiso para iniciar sesión',
    sentence: 'Su URL no está en REDIRECT_URIS del proxy.',
    nextStep:
      'Añade la URL exacta de esta página a REDIRECT_URIS del proxy y regístrala en Instagram.',
  },
  origin_not_allowed: {
    title: 'Este sitio no tiene permiso para usar el proxy',
    sentence: 'El proxy solo responde a los sitios de REDIRECT_URIS, y este no figura en la lista.',
    nextStep: 'Añade la URL exacta de esta página a REDIRECT_URIS del proxy.',
  },
  rate_limited: {
    title: 'Demasiados inicios de sesión a la vez',
    sentence:
      'El proxy limita cuántos inicios de sesión puede hacer una red. No se envió nada a Instagram.',
    nextStep: LATER,
  },
  busy: {
    title: 'El proxy está ocupado',
    sentence:
      'Ahora mismo hay demasiados inicios de sesión esperando a Instagram, así que el tuyo no se envió.',
    nextStep: LATER,
  },
  claim_invalid: {
    title: 'Este enlace ya no funciona',
    sentence:
      'Cada enlace conecta una cuenta, una sola vez, y caduca. Este ya se usó o ha caducado.',
    nextStep: 'Pide un enlace nuevo al propietario del sitio.',
  },
  account_mismatch: {
    title: 'Iniciaste sesión con otra cuenta',
    sentence: 'El enlace es para otra cuenta de Instagram. No se guardó nada.',
    nextStep: 'Cierra sesión en Instagram, entra con la cuenta del enlace y ábrelo otra vez.',
  },
  too_young: {
    title: 'Aún es pronto para renovar este token',
    sentence: 'Instagram solo renueva un token después de su primer día.',
    nextStep: 'No tienes que hacer nada: el proxy lo renueva cuando llega el momento.',
  },
  feed_required: {
    title: 'La URL no nombra ningún feed',
    sentence: 'Aquí se guardan varios feeds y la URL no dice cuál mostrar.',
    nextStep: 'Añade el nombre del feed a la URL: /media/nombre.',
  },
  not_kept: {
    title: 'Esta cuenta no se guarda aquí',
    sentence: 'No hay ningún feed con ese nombre.',
    nextStep: 'Revisa el nombre del feed.',
  },
  deleted: {
    title: 'Este feed se eliminó',
    sentence: 'Su token y sus publicaciones se eliminaron.',
    nextStep: 'Para conectar la cuenta otra vez, pide un enlace nuevo al propietario del sitio.',
  },
  code_spent: {
    title: 'Este código de autorización ya no sirve',
    sentence: 'Cada código sirve una vez y caduca al cabo de una hora. Este ya se usó o caducó.',
    nextStep: LOG_IN_AGAIN,
  },
  code_mismatch: {
    title: 'Este código es de otro inicio de sesión',
    sentence:
      'Esta página no empezó el inicio de sesión del que viene el código, así que no se usó.',
    nextStep: LOG_IN_AGAIN,
  },
  redirect_uri_mismatch: {
    title: 'La URI de redirección no coincide',
    sentence:
      'La URI de redirección tiene que ser, byte a byte, la registrada en Instagram y la misma con la que empezó el inicio de sesión.',
    nextStep: 'Registra la URL exacta de esta página en OAuth redirect URIs y pulsa Save.',
  },
  scope_invalid: {
    title: 'Instagram rechazó un permiso',
    sentence: 'Se pidió un permiso que Instagram retiró o que la app no tiene.',
    nextStep:
      'En «Ajustes y petición exacta», solicita solo los permisos que el panel muestra para tu app.',
  },
  not_tester: {
    title: 'Esta cuenta no es tester de la app',
    sentence:
      'La app está en desarrollo y solo pueden iniciar sesión las cuentas que aceptaron una invitación.',
    nextStep:
      'Añade la cuenta como Instagram Tester y acepta la invitación en instagram.com/accounts/manage_access con esa cuenta.',
  },
  implicit_disabled: {
    title: 'El flujo implícito está desactivado en esta app',
    sentence: 'Instagram no devuelve tokens en la URL a esta app.',
    nextStep: 'Inicia sesión con el flujo de código de autorización.',
  },
  permission_missing: {
    title: 'Al token le falta un permiso',
    sentence:
      'Instagram acepta el token pero no la petición, porque no se concedió un permiso o la cuenta no tiene ningún rol en la app.',
    nextStep:
      'Inicia sesión otra vez y deja marcados todos los permisos. Si ya lo estaban, añade la cuenta como Instagram Tester.',
  },
  wrong_token_family: {
    title: 'Este token es de otra API',
    sentence:
      'Se usó un token de Facebook Login con Instagram Login (o al revés), o se cortó al copiarlo.',
    nextStep:
      'Usa el token completo (IG… es de Instagram, EAA… de Facebook), o inicia sesión para obtener otro.',
  },
  token_expired: {
    title: 'El token ha caducado',
    sentence:
      'Era un token de una hora, o pasaron 60 días sin renovarlo. Instagram ya no lo acepta.',
    nextStep: 'Inicia sesión otra vez y renueva el token nuevo cada 30 días.',
  },
  token_revoked: {
    title: 'El token ya no es válido',
    sentence: 'Se retiró el acceso, cambió la contraseña o Instagram cerró la sesión.',
    nextStep: LOG_IN_AGAIN,
  },
  account_checkpoint: {
    title: 'Instagram exige antes una comprobación de seguridad',
    sentence: 'Hasta que se complete, ninguna app puede acceder a esta cuenta.',
    nextStep: 'Abre Instagram, completa la comprobación e inicia sesión otra vez.',
  },
  instagram_refused: {
    title: 'Instagram rechazó el inicio de sesión',
    sentence: 'Dio un motivo que no reconocemos.',
    nextStep: 'Lee lo que dice Instagram e inicia sesión otra vez.',
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
    nextStep: 'Abre la app en el panel y sigue los pasos que indica para reactivarla.',
  },
  internal: {
    title: 'El proxy falló',
    sentence: 'El proxy tuvo un error interno.',
    nextStep: 'Si este sitio es tuyo, revisa el proxy. Si no, avisa al propietario del sitio.',
  },
  throttled: {
    title: 'Instagram está limitando esta app',
    sentence: 'Instagram limita cuántas llamadas puede hacer una app, y esta hizo demasiadas.',
    nextStep: 'Espera unos minutos e inicia sesión otra vez.',
  },
  instagram_blocked: {
    title: 'Instagram bloqueó la petición',
    sentence: 'Instagram respondió al proxy con una página web en lugar de un token.',
    nextStep: LATER,
  },
  instagram_malformed: {
    title: 'Instagram envió una respuesta inesperada',
    sentence: 'La respuesta de Instagram no contenía ningún token.',
    nextStep: LOG_IN_AGAIN,
  },
  instagram_timeout: {
    title: 'Instagram tardó demasiado',
    sentence: 'Instagram no respondió a tiempo y no sabemos si funcionó.',
    nextStep: LOG_IN_AGAIN,
  },
  instagram_unavailable: {
    title: 'Instagram tiene problemas',
    sentence: 'Instagram devolvió un error de servidor y no sabemos si funcionó.',
    nextStep: LATER,
  },
  instagram_unreachable: {
    title: 'El proxy no pudo conectar con Instagram',
    sentence: 'Falló la conexión del proxy con Instagram.',
    nextStep: LATER,
  },
};
