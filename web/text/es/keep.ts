import type { Catalogue } from '../catalogue.ts';

/** Spanish: an account that the proxy's keeper keeps. */
export const keep: Catalogue['keep'] = {
  claim: {
    heading: 'Muestra tus publicaciones de Instagram en',
    lead: 'El propietario de este sitio te envió un enlace. Inicia sesión una vez y tus publicaciones aparecerán allí solas.',
    logIn: 'Iniciar sesión con Instagram',
  },
  stored: 'Qué se guarda',
  storedWhat:
    'El proxy guarda tu token de acceso, cifrado, y una copia de tus publicaciones más recientes. Renueva el token cada mes y muestra las publicaciones. Tu contraseña se queda en Instagram.',
  end: 'Cómo terminarlo',
  endHow:
    'Elimina la app en Instagram, en Configuración › Permisos del sitio web › Apps y sitios web. Entonces se borra todo lo guardado. También puede borrarlo el propietario del sitio.',
  working: 'Conectando tu cuenta…',
  done: 'Tus publicaciones están conectadas',
  doneFor: 'A partir de ahora el proxy mantiene conectada esta cuenta:',
  feed: 'URL del feed',
  use: 'Es todo lo que una página necesita para mostrarlas:',
  copy: 'Copiar',
  copied: 'Copiado.',
  cannotCopy: 'Tu navegador no permite copiar. Selecciona el texto y cópialo.',
  cancelled: 'No se compartió ni se guardó nada.',
  tryAgain: 'Iniciar sesión otra vez',
  card: {
    heading: 'Mantenerlo activo',
    lead: 'Este proxy puede encargarse de la cuenta: renueva el token por sí solo y sirve tus publicaciones, así que ninguna página necesita el token.',
    label: 'Enlace de conexión',
    hint: 'Del propietario del sitio, o de',
    unreadable: 'Esto no es un enlace de conexión.',
    keep: 'Mantenerlo activo',
  },
};
