import type { settings as english } from '../en/settings.ts';

/** Spanish: the settings, and the parameters of the authorize address. */
export const settings: typeof english = {
  appId: 'ID de la app de Instagram',
  appIdHint:
    'Solo cifras. Es público: va en la dirección de cada inicio de sesión. Déjalo vacío para usar el de la página.',
  appIdFaults: {
    secret:
      'Esto es un secreto de app, o un ID de la API que cerró en 2020. El secreto es solo del proxy: nunca lo pegues en una página.',
    token: 'Esto es un token de acceso, no un ID de app.',
    notDigits: 'El ID de una app de Instagram solo tiene cifras.',
    short: 'El ID de una app de Instagram tiene al menos 10 cifras: ¿falta una parte?',
    long: 'El ID de una app de Instagram tiene como mucho 20 cifras: ¿se pegó algo dos veces?',
  },
  permissions: 'Permisos que se piden',
  scopes: {
    instagram_business_basic:
      'Ver el perfil y las publicaciones. Sin este permiso no sirve ningún token.',
    instagram_business_content_publish: 'Publicar fotos, reels e historias',
    instagram_business_manage_messages: 'Leer y responder mensajes directos',
    instagram_business_manage_comments: 'Leer, responder, ocultar y borrar comentarios',
    instagram_business_manage_insights: 'Ver cómo les va a las publicaciones y a la cuenta',
  },
  permissionsHint:
    'Pide solo lo que tu app tiene en el panel: un permiso de más puede impedir todo el inicio de sesión.',
  proxy: 'Dirección del proxy',
  proxyHint:
    'Queda fijada al construir la página, para que ningún enlace pueda enviar un código al proxy de un extraño.',
  proxyFaults: {
    notAddress:
      'La dirección de un proxy empieza por https:// (http solo en este equipo) y no lleva consulta.',
    otherBuild: 'Esta página solo puede hablar con su propio proxy. Para el otro, constrúyela con:',
  },
  otherFlow:
    'El ID de app y los permisos son de Instagram Login. Este flujo usa la app con la que se construyó la página.',
  kept: 'Lo que está bien se guarda en este navegador mientras escribes. Nunca hay códigos, tokens ni secretos.',
  keptNot: 'Este navegador no guarda estos ajustes: duran hasta que se cierre la página.',
  share: 'Copiar un enlace con estos ajustes',
  shared: 'Copiado. El enlace lleva estos ajustes y nada secreto.',
  copyByHand: 'Aquí no se permite copiar. Marca el enlace y cópialo:',
  reset: 'Volver a los ajustes de la página',
  addressHeading: 'La dirección que abre un inicio de sesión',
  meanings: {
    client_id: 'Qué app pregunta. El ID de la app de Instagram, no el de Facebook.',
    redirect_uri: 'Adónde te devuelve Instagram: registrada en el panel y comparada byte a byte.',
    response_type: 'Qué vuelve: un código para canjear, o el propio token.',
    scope: 'Los permisos que se te piden.',
    state:
      'Un valor aleatorio nuevo en cada inicio de sesión, guardado en esta pestaña: sin él no se acepta la respuesta.',
    force_reauth: 'Dices quién eres cada vez, para que no se conecte otra cuenta sin que lo pidas.',
    enable_fb_login: 'Si la página de consentimiento ofrece entrar con Facebook.',
    code_challenge:
      'Un hash: solo esta pestaña sabe de qué se hizo, y solo con eso se canjea el código.',
    code_challenge_method: 'Cómo se hace ese hash: SHA-256 (RFC 7636).',
  },
  meaningsOf: {
    instagram: {},
    facebook: {
      client_id:
        'Qué app pregunta. El ID de la app de Meta en App settings > Basic, no el de Instagram.',
      redirect_uri:
        'Adónde te devuelve Facebook: una de las Valid OAuth Redirect URIs de Facebook Login, comparada byte a byte.',
    },
    legacy: {
      client_id: 'Qué app pregunta: 32 cifras hexadecimales, como las tenía la API clásica.',
      redirect_uri:
        'Adónde te devuelve Instagram: registrada con la app y comparada hasta la última barra.',
    },
    relay: {
      redirect_uri:
        'Adónde te devuelve el proxy: una de sus REDIRECT_URIS, byte a byte. En el panel está la dirección del propio proxy, que acaba en /callback.',
    },
  },
  hosts: {
    instagram:
      'La página de consentimiento de Instagram. Estuvo en api.instagram.com hasta agosto de 2026.',
    facebook: 'La página de consentimiento de Facebook.',
    legacy: 'La página de consentimiento de la API clásica, simulada.',
    relay: 'El proxy, que envía el navegador a la página de consentimiento de Instagram.',
  },
  drawnLater: '(se genera al iniciar sesión)',
};
