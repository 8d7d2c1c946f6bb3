import type { card as english } from '../en/card.ts';

/** Spanish: what a token is, whose, what it may do, how long it lives, and what can be made of it. */
export const card: typeof english = {
  pending: 'Ya tienes el token. Preguntando a Instagram de quién es…',
  shortLived:
    'Este es el token de una hora: Instagram no entregó el de 60 días. Funciona; más abajo puedes hacer que dure.',
  heading: 'Qué es',
  api: 'API',
  apis: {
    instagram: 'Instagram Login, la API de hoy',
    facebook: 'Facebook Login: para graph.facebook.com, no para graph.instagram.com',
    legacy: 'la API clásica, que Instagram cerró en 2020',
    'basic-display': 'la API Basic Display, que Instagram cerró en 2024',
    unknown: 'no se reconoce por cómo empieza el token',
  },
  hint: 'Un indicio por cómo empieza el token; solo Instagram lo sabe.',
  accountType: 'Cuenta',
  accountTypes: {
    BUSINESS: 'Empresa',
    MEDIA_CREATOR: 'Creador',
    PERSONAL: 'Personal: esta API no la atiende',
  },
  userId: 'ID de usuario',
  userIdNote: 'solo para esta app: otra app ve otro número',
  accountId: 'ID de la cuenta',
  accountIdNote: 'la cuenta profesional misma, como en los webhooks: guarda este',
  permissions: 'Permisos',
  granted: 'concedido',
  notGranted: 'no concedido',
  askedOnly: 'esta página lo pide; Instagram no dijo si está concedido',
  noneGranted:
    'No se concedió ninguno: toda petición con este token fallará. Inicia sesión otra vez y déjalos marcados.',
  someMissing: 'Lo que falta lo desmarcaste en Instagram. Inicia sesión otra vez para concederlo.',
  life: 'Cuánto vive',
  lifeUnknown: 'Instagram no dijo cuándo termina.',
  marks: {
    issued: 'Emitido',
    refreshable: 'Se puede renovar desde',
    ends: 'Termina',
    'could-last': 'Podría durar hasta',
  },
  expired:
    'Este token ha terminado según el reloj de este dispositivo: solo un nuevo inicio de sesión da otro.',
  day60:
    'Renuévalo entretanto y vivirá 60 días desde entonces, una y otra vez. El día en que termina se acaba del todo: ya no se puede renovar, y solo un nuevo inicio de sesión da otro.',
  dayNoRefresh:
    'No se puede renovar. El día en que termina, solo un nuevo inicio de sesión da otro.',
  refresh: 'Renovar el token',
  extend: 'Hacer que dure 60 días',
  tooYoung: 'Instagram renueva un token a partir de las 24 horas. Inténtalo de nuevo a partir del',
  perhapsTooYoung: 'Instagram también lo dice de un token de menos de 24 horas.',
  renewLater: 'Pulsa el botón otra vez dentro de un momento: el token que tienes sigue valiendo.',
  renewing: 'Preguntando al proxy…',
  renewed: 'Hecho.',
  endWas: 'Habría terminado',
  endIs: 'ahora termina',
  sameToken: 'Instagram devolvió el mismo token: no hay nada que cambiar.',
  newToken: 'Instagram dio un token nuevo: cambia el viejo dondequiera que lo guardes.',
  signOut: 'Cerrar sesión',
  use: 'Úsalo en tu código',
  useNote: 'Ambos contienen el token entero. Guárdalo donde solo tu servidor lo lea.',
  copyEnv: 'Copiar como línea de .env',
  copyJson: 'Copiar como JSON',
  copied: 'Copiado.',
  cannotCopy: 'El navegador no deja que esta página copie: copia a mano el token de arriba.',
};
