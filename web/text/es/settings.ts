import type { settings as english } from '../en/settings.ts';

/** Spanish: the settings, and the parameters of the authorize URL. */
export const settings: typeof english = {
  appId: 'ID de la app de Instagram',
  appIdHint:
    'Solo cifras. Es público (aparece en la URL de cada inicio de sesión). Déjalo vacío para usar el predeterminado.',
  appIdFaults: {
    secret:
      'Esto es un secreto de app, o un ID de la API clásica (cerrada en 2020). Los secretos se quedan en el proxy: nunca pegues uno en una página web.',
    token: 'Esto es un token de acceso, no un ID de app.',
    notDigits: 'El ID de una app de Instagram solo tiene cifras.',
    short: 'El ID de una app de Instagram tiene al menos 10 cifras. ¿Falta una parte?',
    long: 'El ID de una app de Instagram tiene como mucho 20 cifras. ¿Lo pegaste dos veces?',
  },
  appIdUnused: 'No se usa hasta que lo corrijas.',
  permissions: 'Permisos que se solicitan',
  scopes: {
    instagram_business_basic: 'Ver el perfil y las publicaciones',
    instagram_business_content_publish: 'Publicar fotos, reels e historias',
    instagram_business_manage_messages: 'Leer y responder mensajes directos',
    instagram_business_manage_comments: 'Leer, responder, ocultar y borrar comentarios',
    instagram_business_manage_insights: 'Ver las estadísticas de las publicaciones y de la cuenta',
  },
  required: '(obligatorio)',
  permissionsHint:
    'Solicita solo los permisos que tu app tiene en el panel. Uno de más puede hacer que falle el inicio de sesión.',
  proxy: 'URL del proxy',
  proxyHint:
    'Queda fijada al construir la página, para que ningún enlace pueda desviar tu código al proxy de otra persona.',
  proxyFaults: {
    notAddress:
      'La URL de un proxy empieza por https:// (http solo en este equipo) y no lleva cadena de consulta.',
    otherBuild:
      'Esta página solo puede usar su propio proxy. Para usar otro, vuelve a construirla con:',
  },
  otherFlow:
    'El ID de app y los permisos son de Instagram Login. Este flujo usa la app para la que se construyó la página.',
  kept: 'Los ajustes válidos se guardan en este navegador mientras escribes. Los códigos, tokens y secretos, nunca.',
  keptNot: 'Este navegador no guarda estos ajustes, así que duran hasta que cierres la página.',
  share: 'Copiar un enlace con estos ajustes',
  shared: 'Copiado. El enlace contiene estos ajustes y nada secreto.',
  copyByHand: 'Aquí no se permite copiar. Selecciona el enlace y cópialo:',
  reset: 'Restablecer los valores predeterminados',
  addressHeading: 'La URL de inicio de sesión, explicada',
  byHand:
    'Si la abres a mano, esta URL no lleva state. Vuelves aquí y la página te pregunta antes de usar lo que traigas.',
  copyAddress: 'Copiar esta URL',
  copiedAddress: 'Copiada.',
  openAddress: 'Abrirla',
  meanings: {
    client_id: 'La app que solicita el acceso. El ID de la app de Instagram, no el de Facebook.',
    redirect_uri:
      'Adónde te devuelve Instagram. Está registrada en el panel y se compara byte a byte.',
    response_type: 'Qué vuelve: un código para canjear, o el propio token.',
    scope: 'Los permisos que se te solicitan.',
    state: 'Un valor aleatorio nuevo, guardado en esta pestaña. Las respuestas sin él se rechazan.',
    force_reauth: 'Te pide que elijas una cuenta cada vez, para que no se conecte otra por error.',
    enable_fb_login: 'Si la página de consentimiento ofrece iniciar sesión con Facebook.',
    code_challenge:
      'El hash de un secreto que solo conoce esta pestaña. Sin él no se puede canjear el código.',
    code_challenge_method: 'La función hash: SHA-256 (RFC 7636).',
  },
  meaningsOf: {
    instagram: {},
    facebook: {
      client_id:
        'La app que solicita el acceso. El ID de la app de Meta en App settings › Basic, no el de Instagram.',
      redirect_uri:
        'Adónde te devuelve Facebook. Es una de las Valid OAuth Redirect URIs de Facebook Login, y se compara byte a byte.',
    },
    legacy: {
      client_id:
        'La app que solicita el acceso. Los ID de la API clásica tenían 32 cifras hexadecimales.',
      redirect_uri:
        'Adónde te devuelve Instagram. Está registrada con la app y se compara hasta la última barra.',
    },
    relay: {
      redirect_uri:
        'Adónde te devuelve el proxy. Es una de sus REDIRECT_URIS, byte a byte. En el panel está la URL del propio proxy, que acaba en /callback.',
    },
  },
  hosts: {
    instagram:
      'La página de consentimiento de Instagram, que estuvo en api.instagram.com hasta agosto de 2026.',
    facebook: 'La página de consentimiento de Facebook.',
    legacy: 'La página de consentimiento de la API clásica, simulada.',
    relay: 'El proxy, que redirige el navegador a la página de consentimiento de Instagram.',
  },
  drawnLater: '(se genera al iniciar sesión)',
};
