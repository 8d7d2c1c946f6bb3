import type { rescue as english } from '../en/rescue.ts';

/** Spanish: for a person who arrives with something and does not know what it is. */
export const rescue: typeof english = {
  summary: '¿Tienes un código, un token o un error? Pégalo aquí',
  label: 'URL a la que volviste, código, token o error',
  hint: 'Pega lo que tengas: la URL completa, solo el código o el error que mostró Instagram. No se envía nada hasta que pulses un botón.',
  code: 'Esto es un código de autorización.',
  codeWorks: 'Sirve una vez, caduca al cabo de una hora y solo vale para',
  sentElsewhere:
    'Se emitió para otra página. El proxy solo lo acepta si esa página está en REDIRECT_URIS.',
  whoseCode:
    'No podemos saber de quién es un código pegado. Continúa solo si lo copiaste de tu propia barra de direcciones.',
  exchange: 'Canjear este código',
  token: 'Esto es un token de acceso',
  of: 'de',
  closed: 'Ya no funciona. Inicia sesión aquí para obtener un token actual.',
  useToken: 'Usar este token',
  secret: 'Esto parece un secreto de app.',
  secretOr: 'Los códigos de la API clásica (cerrada en 2020) tienen el mismo aspecto.',
  secretBelongs:
    'Los secretos se quedan en el proxy: nunca pegues uno en una página web. Si alguien más ha podido verlo, restablécelo en el panel de la app.',
  appId: 'Esto parece un ID de app o de cuenta,',
  appIdOr: 'no un código ni un token.',
  appIdBelongs: 'Los ID de app se escriben en',
  cancelled: 'Cancelaste este inicio de sesión.',
  saidNo: 'Instagram lo rechazó.',
  again: 'Inicia sesión otra vez.',
  beginning: 'Esto es una URL de inicio de sesión',
  with: 'de',
  moved: 'Ahora está en www.instagram.com. Cambia el host o inicia sesión en esta página.',
  began: 'Esta URL de inicio de sesión dejó de funcionar en agosto de 2026.',
  openIt: 'Ábrela, da permiso y pega la URL a la que llegues.',
  lacks: 'Instagram la rechazará si falta',
  addIt: 'Añade lo que falta o inicia sesión en esta página.',
  unrecognised:
    'Aquí no encontramos ningún código ni token. Pega la URL tal como la muestra el navegador.',
  generations: {
    instagram: 'Instagram Login (la API actual)',
    facebook: 'Facebook Login',
    legacy: 'la API clásica (cerrada en 2020)',
    'basic-display': 'la API Basic Display (cerrada en 2024)',
  },
};
