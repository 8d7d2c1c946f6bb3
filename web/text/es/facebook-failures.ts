import type { facebookFailures as english } from '../en/facebook-failures.ts';

/** Spanish: what a failure means where the login goes through Facebook. */
export const facebookFailures: typeof english = {
  redirect_uri_mismatch: {
    title: 'Facebook no acepta la URI de redirección',
    sentence:
      'Debe ser absoluta, una de las URI de redireccionamiento de OAuth válidas de la app y la misma en los dos pasos, byte a byte.',
    nextStep:
      'Pega la URL exacta de esta página en Valid OAuth Redirect URIs, guarda e inicia sesión otra vez.',
  },
  misconfigured: {
    title: 'La app de Meta no está bien configurada',
    sentence: 'Facebook no acepta el ID o el secreto de la app que usa el proxy.',
    nextStep:
      'Da al proxy el ID y el secreto de la app de Meta (FACEBOOK_CLIENT_ID y su secreto), no los de la app de Instagram.',
  },
  app_deactivated: {
    title: 'La app de Meta no está activa',
    sentence: 'Facebook ha desactivado el acceso de esta app a la API, o la app no está publicada.',
    nextStep: 'Abre la app en el panel y sigue los pasos que se indican.',
  },
  account_checkpoint: {
    title: 'Facebook exige antes una comprobación de seguridad',
    sentence: 'Hasta que se complete, ninguna app puede acceder a esta cuenta.',
    nextStep: 'Abre facebook.com, completa la comprobación e inicia sesión otra vez.',
  },
  token_revoked: {
    title: 'El token ya no es válido',
    sentence: 'Se quitó la app, cambió la contraseña o Facebook cerró la sesión.',
    nextStep: 'Inicia sesión otra vez.',
  },
  token_expired: {
    title: 'El token ha caducado',
    sentence: 'Los tokens de Facebook duran una hora o 60 días y no se pueden renovar.',
    nextStep: 'Inicia sesión otra vez.',
  },
  permission_missing: {
    title: 'Al token le falta un permiso',
    sentence:
      'Facebook acepta el token pero no la petición, porque no se concedió un permiso o la app no lo tiene.',
    nextStep:
      'Inicia sesión otra vez y deja marcados todos los permisos. Si ya lo estaban, añade el permiso a la app.',
  },
};
