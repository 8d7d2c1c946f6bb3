import type { shownFailures as english } from '../en/shown-failures.ts';

/** Spanish: what Instagram shows on a page of its own, so that the person never comes back here. */
export const shownFailures: typeof english = {
  wrong_app_id: {
    title: 'Este no es un ID de app de Instagram',
    sentence:
      'El inicio de sesión empezó con el ID de una app de Facebook, o de una app sin Instagram.',
    nextStep: 'Usa el Instagram app ID y el secreto del panel.',
  },
  redirect_uri_not_registered: {
    title: 'La URI de redirección no está registrada',
    sentence: 'Instagram solo redirige a las URL que la app tiene registradas, byte a byte.',
    nextStep: 'Pega la URL exacta de esta página en OAuth redirect URIs y pulsa Save.',
  },
  url_blocked: {
    title: 'Facebook no acepta la URI de redirección',
    sentence:
      'Facebook solo redirige a URL absolutas que la app tiene en Valid OAuth Redirect URIs, byte a byte.',
    nextStep: 'Pega la URL exacta de esta página en Valid OAuth Redirect URIs y guarda.',
  },
  body_not_form: {
    title: 'Instagram no encontró el ID de la app en la petición',
    sentence: 'La petición se envió como JSON o sin tipo de contenido, o ninguna app tiene ese ID.',
    nextStep: 'Envía los campos como application/x-www-form-urlencoded, con el Instagram app ID.',
  },
  api_retired: {
    title: 'Esta API ya no existe',
    sentence: 'La URL o sus permisos son de una API que Instagram ha cerrado.',
    nextStep: 'Inicia sesión aquí. Esta página usa las URL y los permisos actuales.',
  },
  personal_account: {
    title: 'Una cuenta personal no puede iniciar sesión',
    sentence: 'Instagram solo conecta cuentas profesionales (empresa o creador).',
    nextStep: 'Pasa a una cuenta profesional, que es gratis, e inicia sesión otra vez.',
  },
  callbacks_missing: {
    title: 'Faltan las URL de callback',
    sentence:
      'Instagram exige una URL de desautorización y otra de borrado de datos antes de permitir inicios de sesión.',
    nextStep: 'Rellena las dos URL de callback y pulsa Save.',
  },
  app_not_live: {
    title: 'La app aún no está disponible',
    sentence: 'Esta app aún no está abierta al público, porque su configuración está incompleta.',
    nextStep: 'Completa los pasos del panel y publica la app.',
  },
  request_blocked: {
    title: 'La petición del navegador se bloqueó',
    sentence:
      'Una página no puede hacer las llamadas que necesitan el secreto de la app, y los bloqueadores de rastreadores impiden otras.',
    nextStep:
      'Inicia sesión aquí, para que la llamada la haga el proxy. Si hace falta, desactiva el bloqueador en esta página.',
  },
};
