import type { shownFailures as english } from '../en/shown-failures.ts';

/** Spanish: what Instagram shows on a page of its own, so that no answer ever comes back here. */
export const shownFailures: typeof english = {
  wrong_app_id: {
    title: 'Este no es un ID de app de Instagram',
    sentence:
      'El inicio de sesión empezó con el ID de la app de Facebook, o de una app sin Instagram.',
    nextStep: 'Usa el Instagram app ID y el secreto del lugar que se indica abajo.',
  },
  redirect_uri_not_registered: {
    title: 'La URI de redirección no está registrada',
    sentence: 'Instagram solo devuelve a direcciones que la app tiene registradas, byte a byte.',
    nextStep: 'Pega la dirección exacta de esta página en OAuth redirect URIs y pulsa Save.',
  },
  body_not_form: {
    title: 'Instagram no encontró el ID de la app en la petición',
    sentence: 'La petición fue en JSON o sin tipo de contenido, o ninguna app tiene ese ID.',
    nextStep: 'Envía los campos como application/x-www-form-urlencoded, con el Instagram app ID.',
  },
  api_retired: {
    title: 'Esta es la API del pasado',
    sentence:
      'La dirección o sus permisos son de una API que Instagram cerró en 2020, 2024 o agosto de 2026.',
    nextStep: 'Inicia sesión aquí: esta página usa las direcciones y permisos de hoy.',
  },
  personal_account: {
    title: 'Una cuenta personal no puede entrar',
    sentence: 'Instagram solo conecta cuentas profesionales: empresas y creadores.',
    nextStep: 'Pasa a una cuenta profesional, que es gratis, e inicia sesión otra vez.',
  },
  callbacks_missing: {
    title: 'Faltan las URL de callback',
    sentence:
      'Instagram quiere una URL de desautorización y otra de borrado de datos antes de dejar entrar a nadie.',
    nextStep: 'Rellena las dos URL de callback y pulsa Save.',
  },
  app_not_live: {
    title: 'La app aún no está disponible',
    sentence:
      'Meta aún no ofrece a otros el inicio de sesión de esta app: falta algo en sus ajustes.',
    nextStep: 'Termina lo que pide el panel y publica la app.',
  },
  request_blocked: {
    title: 'El navegador no llegó',
    sentence:
      'Una página no puede llamar a lo que necesita el secreto de la app, y los bloqueadores de rastreadores paran las llamadas a Instagram.',
    nextStep:
      'Deja que lo haga el proxy: inicia sesión aquí y, si hace falta, desactiva el bloqueador en esta página.',
  },
};
