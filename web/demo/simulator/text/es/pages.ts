import type { pages as english } from '../en/pages.ts';

/** Spanish: the simulation's other pages. */
export const pages: typeof english = {
  simulated: '{title} (Instagram simulado)',
  note: 'Esto es una simulación, no Instagram.',
  noteMore: 'Las personas y las publicaciones son ficticias.',
  language: 'Idioma',
  toFrontPage: 'Volver a la portada',
  toApp: 'Volver a la app',
  notHere: 'La simulación no tiene ninguna página en esta URL.',
  front: {
    heading: 'Instagram simulado',
    lead: 'Se comporta como Instagram, para probar, ensayar y enseñar un inicio de sesión sin tener cuenta. Todos los ID y secretos de esta página son ficticios.',
    clock: 'Reloj',
    time: 'Hora simulada: {time}',
    lives: 'Los tokens se pueden renovar al cabo de 1 día y caducan a los 60 días.',
    ledger: 'Códigos canjeados',
    noCodes: 'Todavía no se ha canjeado ningún código.',
    code: 'Código',
    sent: 'Enviado',
    tokens: 'Tokens',
    faults: 'Fallos en espera: {count}',
    redirectUris: 'URI de redirección',
    redirectHint: 'Registradas para todas las apps. Solo estas páginas pueden iniciar sesión.',
    redirectHintOf: 'Registradas para: {apps}',
    app: 'App',
    id: 'ID de cliente',
    secret: 'Secreto de cliente',
    dialects: {
      instagram: 'Instagram Login (la API actual)',
      facebook: 'Facebook Login para Instagram',
      legacy: 'API clásica (2011–2020)',
    },
    open: '{link}, da permiso y copia el código de la barra de direcciones (sin # ni lo que sigue).',
    openLink: 'Abre la URL de inicio de sesión',
    run: 'Sustituye CODE y ejecuta:',
    copy: 'Copiar',
    copied: 'Copiado',
    command: 'orden',
    generate: 'Token sin iniciar sesión',
    generateHint: 'Como el botón del panel de Instagram.',
    account: 'Cuenta',
    generateButton: 'Generar token',
  },
  token: {
    title: 'Un token generado',
    heading: 'Un token para @{username}',
    explained:
      'Dura 60 días y se emitió sin iniciar sesión, como los del botón del panel de Instagram.',
    noApp: 'La simulación no tiene ninguna app de Instagram Login.',
  },
  landed: {
    heading: 'Has vuelto de Instagram',
    cancelled:
      'Cancelaste el inicio de sesión, así que Instagram no envió ningún código ({error}).',
    noCode: 'Instagram envió un error, así que no hay ningún código: {error}',
    unknown:
      'Esta URL no contiene ningún código emitido aquí. Si hay un token después de {hash}, viene del flujo implícito y no hace falta canjearlo.',
    exchange:
      'El código está en la barra de direcciones, pero todavía no es un token. Canjéalo con el secreto de la app antes de una hora. Solo sirve una vez:',
  },
  stopped: {
    facebook: 'El inicio de sesión se detiene aquí',
    classic: 'Error de la API clásica',
    next: 'El {site} real se detiene aquí y no le dice nada a la app. Copia el error de arriba, {back} y pégalo en «{field}».',
    error: 'error',
    back: 'vuelve a la app',
    frontPage: 'En la {link} están los ajustes de la app.',
    frontPageLink: 'portada',
  },
  personal: {
    heading: 'Una cuenta personal no se puede conectar',
    explained:
      '@{username} es una cuenta personal. Aquí solo pueden iniciar sesión las cuentas profesionales (de empresa o de creador). Cambiar de tipo es gratis, en los ajustes de la cuenta.',
    other: 'Elegir otra cuenta',
  },
};
