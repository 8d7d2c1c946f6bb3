import type { card as english } from '../en/card.ts';

/** Spanish: what a token is, its owner, its permissions, when it expires, and what it can be turned into. */
export const card: typeof english = {
  pending: 'Token recibido. Consultando la cuenta…',
  shortLived:
    'Este token solo sirve durante una hora, porque Instagram no emitió el de 60 días. Más abajo puedes ampliarlo.',
  figures: {
    owner: 'Propietario',
    ends: 'Caduca',
    endsIn: 'Caduca en',
    expired: 'caducado',
    permission: 'Permiso',
    permissions: 'Permisos',
    unknown: 'no indicado',
  },
  signOutForgets:
    'Al cerrar sesión se olvida el token aquí, pero sigue siendo válido en Instagram. Para revocarlo, quita la app en',
  manageAccess: 'Aplicaciones y sitios web',
  atFacebook: {
    signOutForgets:
      'Al cerrar sesión se olvidan los tokens aquí, pero siguen siendo válidos en Facebook. Para revocarlos, quita la app en',
    manageAccess: 'Integraciones comerciales',
    scopes: {
      instagram_basic: 'Ver el perfil y las publicaciones',
      pages_show_list: 'Mostrar las páginas que administras',
      pages_read_engagement: 'Leer el contenido de tus páginas',
      business_management: 'Ver las páginas de una cartera comercial',
      public_profile: 'Ver tu nombre y tu foto',
    },
  },
  heading: 'Datos del token',
  api: 'API',
  apis: {
    instagram: 'Instagram Login (la API actual)',
    facebook: 'Facebook Login (para graph.facebook.com, no para graph.instagram.com)',
    legacy: 'la API clásica (cerrada en 2020)',
    'basic-display': 'la API Basic Display (cerrada en 2024)',
    unknown: 'Prefijo de token desconocido',
  },
  hint: 'Deducido del prefijo del token.',
  accountType: 'Cuenta',
  accountTypes: {
    BUSINESS: 'Empresa',
    MEDIA_CREATOR: 'Creador',
    PERSONAL: 'Personal (esta API no la admite)',
  },
  userId: 'ID de usuario',
  userIdNote: 'Solo vale en esta app. Otras apps reciben un ID distinto.',
  accountId: 'ID de la cuenta',
  accountIdNote: 'El ID de la propia cuenta profesional, como en los webhooks. Guarda este.',
  permissions: 'Permisos',
  granted: 'concedido',
  notGranted: 'no concedido',
  askedOnly: 'solicitado, pero Instagram no lo ha confirmado',
  noneGranted:
    'No se concedió ningún permiso, así que toda petición con este token fallará. Inicia sesión otra vez y deja las casillas marcadas.',
  someMissing:
    'No concediste todos los permisos en Instagram. Inicia sesión otra vez para concederlos.',
  life: 'Caducidad',
  lifeUnknown: 'Instagram no indicó cuándo caduca.',
  marks: {
    issued: 'Emitido',
    refreshable: 'Se puede renovar desde',
    now: 'Ahora',
    ends: 'Caduca',
    'could-last': 'Se puede ampliar hasta',
  },
  reminder: 'Añadir un recordatorio',
  reminderTitle: 'Renovar el token de Instagram',
  reminderText: 'Caduca en diez días. Renuévalo antes o inicia sesión otra vez:',
  proved: 'comprobado ahora mismo con una petición',
  expired:
    'Según el reloj de este dispositivo, el token ha caducado. Inicia sesión otra vez para obtener otro.',
  day60:
    'Pasadas 24 horas puedes renovarlo en cualquier momento antes de que caduque, y tendrás otros 60 días. Un token caducado ya no se puede renovar: hay que iniciar sesión otra vez.',
  dayNoRefresh: 'No se puede renovar. Cuando caduque, inicia sesión otra vez.',
  refresh: 'Renovar el token',
  extend: 'Hacer que dure 60 días',
  tooYoung:
    'Un token se puede renovar a partir de las 24 horas de su emisión. Inténtalo de nuevo a partir del',
  perhapsTooYoung: 'Instagram también devuelve este error para los tokens de menos de 24 horas.',
  renewLater: 'Inténtalo otra vez dentro de un momento. Tu token actual sigue siendo válido.',
  renewing: 'Preguntando al proxy…',
  renewed: 'Hecho.',
  endWas: 'Caducidad anterior',
  endIs: 'Nueva caducidad',
  sameToken: 'El token no ha cambiado, así que no hay nada que reemplazar.',
  newToken: 'Instagram emitió un token nuevo. Reemplaza el anterior allí donde lo guardes.',
  use: 'Úsalo en tu código',
  useNote: 'Lo que copies incluye el token completo. Guárdalo donde solo pueda leerlo tu servidor.',
  copy: 'Al portapapeles',
  download: 'Descargar',
  copied: 'Copiado.',
  cannotCopy: 'El navegador no permitió copiar. Selecciona el token de arriba y cópialo tú.',
};
