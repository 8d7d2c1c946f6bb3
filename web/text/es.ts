import type { Catalogue } from './catalogue.ts';
import { card } from './es/card.ts';
import { flight } from './es/flight.ts';
import { inspect } from './es/inspect.ts';
import { media } from './es/media.ts';

const START_AGAIN = 'Empieza de nuevo: un inicio de sesión tarda unos segundos.';
const LATER = 'Espera un minuto y empieza de nuevo.';
const REQUEST_REFUSED = {
  title: 'El proxy rechazó la petición',
  sentence: 'Esta página y su proxy no se entienden, así que no se envió nada a Instagram.',
  nextStep: 'Publica la página y el proxy de la misma versión y empieza de nuevo.',
};

/** Spanish. */
export const es: Catalogue = {
  card,
  flight,
  inspect,
  media,
  token: {
    signedIn: 'Sesión iniciada',
    signedInAs: 'Sesión iniciada como',
    accessToken: 'Token de acceso',
    show: 'Mostrar',
    hide: 'Ocultar',
    copy: 'Copiar',
    copied: 'Copiado.',
    copyByHand: 'Cópialo a mano: se muestra arriba.',
  },
  frame: {
    simulation: 'Simulación',
    partMissing:
      'Una parte de esta página no se cargó: puede que no haya red. Vuelve a cargar la página y empieza de nuevo.',
  },
  steps: {
    code: [
      'Sales a Instagram',
      'Dices que sí',
      'Vuelve un código',
      'El proxy lo canjea',
      'Aparece tu token',
    ],
    token: ['Sales a Instagram', 'Dices que sí', 'Vuelve el token'],
    leaving: 'Vamos a Instagram…',
    exchanging: 'Obteniendo tu token…',
    offline: 'No hay conexión',
    goesOn: 'Aún no se envió nada. El inicio de sesión sigue solo cuando vuelva la red.',
  },
  start: {
    heading: 'Inicia sesión y obtén un token que funciona',
    signedOutElsewhere: 'Cerraste la sesión en otra pestaña, así que esta también olvidó su token.',
    lead: 'Traes un código de Instagram. Un pequeño proxy, el único que conoce el secreto de la app, lo canjea por un token de 60 días.',
    logIn: 'Iniciar sesión con Instagram',
    flow: 'Flujo',
    flows: { code: 'Flujo con código', token: 'Flujo implícito' },
    apis: {
      instagram: 'Instagram Login, la API de hoy',
      facebook: 'Facebook Login para Instagram',
      legacy: 'la API clásica de 2011 a 2020, simulada',
    },
    relay: 'Relé',
    relayApi: 'el flujo con código y PKCE: el proxy está delante de Instagram',
    whyNotImplicit:
      'El flujo implícito pone el propio token en la barra de direcciones, donde pueden leerlo el historial, las extensiones y cualquier script de la página, y nada prueba que fuera para ti. El flujo con código entrega un código que no vale nada sin el secreto de la app: es mejor (RFC 9700, sección 2.1.2).',
    fromLink:
      'Estos ajustes vinieron con el enlace que abrió esta página. Míralos antes de iniciar sesión.',
    differs: { clientId: 'Id. de la app', scopes: 'Permisos', flow: 'Flujo' },
    keepThem: 'Conservarlos',
    dropThem: 'Usar los de la página',
    setUp: 'Configura tu propia app',
    settings: 'Ajustes, y la petición exacta',
  },
  settings: {
    appId: 'Id. de la app de Instagram',
    appIdHint:
      'Solo cifras; es público, va en la dirección de cada inicio de sesión. Vacío: el de la página.',
    appIdFaults: {
      secret:
        'Esto es un secreto de app, o un id. de la API que cerró en 2020. El secreto es solo del proxy: nunca lo pegues en una página.',
      token: 'Esto es un token de acceso, no un id. de app.',
      notDigits: 'El id. de una app de Instagram solo tiene cifras.',
      short: 'El id. de una app de Instagram tiene al menos 10 cifras: ¿falta una parte?',
    },
    permissions: 'Permisos que se piden',
    scopes: {
      instagram_business_basic: 'Ver el perfil y las publicaciones. Sin él no sirve ningún token.',
      instagram_business_content_publish: 'Publicar fotos, reels e historias',
      instagram_business_manage_messages: 'Leer y responder mensajes directos',
      instagram_business_manage_comments: 'Leer, responder, ocultar y borrar comentarios',
      instagram_business_manage_insights: 'Ver cómo les va a las publicaciones y a la cuenta',
    },
    permissionsHint:
      'Pide solo lo que tu app tiene en el panel: un permiso de más puede parar todo el inicio de sesión.',
    proxy: 'Dirección del proxy',
    proxyHint:
      'Queda fijada al construir la página, para que ningún enlace pueda enviar un código al proxy de un extraño.',
    proxyFaults: {
      notAddress:
        'La dirección de un proxy empieza por https:// (http solo en esta máquina) y no lleva consulta.',
      otherBuild:
        'Esta página solo puede hablar con su propio proxy. Para el otro, constrúyela con:',
    },
    kept: 'Se guardan en este navegador mientras escribes. Entre ellos nunca hay códigos, tokens ni secretos.',
    keptNot: 'Este navegador no los guarda: duran hasta que se cierre la página.',
    share: 'Copiar un enlace con estos ajustes',
    shared: 'Copiado. El enlace lleva estos ajustes y nada secreto.',
    copyByHand: 'Aquí no se permite copiar. El enlace:',
    reset: 'Volver a los de la página',
    addressHeading: 'La dirección con la que se abre Instagram',
    meanings: {
      client_id: 'Qué app pregunta. El id. de la app de Instagram, no el de Facebook.',
      redirect_uri: 'Adónde te devuelve Instagram: registrada en el panel y comparada byte a byte.',
      response_type: 'Qué vuelve: un código para canjear, o el propio token.',
      scope: 'Los permisos que se te piden.',
      state:
        'Un valor aleatorio nuevo en cada inicio de sesión, guardado en esta pestaña: sin él no se acepta la respuesta.',
      force_reauth: 'Dices quién eres cada vez, para que no se conecte otra cuenta sin preguntar.',
      enable_fb_login: 'Si la página de consentimiento ofrece entrar por Facebook.',
      code_challenge: 'Un hash: solo esta pestaña sabe de qué, y solo eso canjea el código.',
      code_challenge_method: 'Cómo se hace ese hash: SHA-256 (RFC 7636).',
    },
    host: 'La página de consentimiento. Estuvo en api.instagram.com hasta agosto de 2026.',
    drawnLater: '(se genera al iniciar sesión)',
  },
  setup: {
    intro: 'Siete cosas, una sola vez; después, iniciar sesión es un botón.',
    simulated:
      'Aquí Instagram es simulado y su app ya está configurada. Estos son los valores para uno real.',
    copy: 'Copiar',
    copied: 'Copiado.',
    where: 'Dónde',
    steps: {
      account: {
        title: 'Pasa la cuenta a profesional',
        text: 'Solo pueden entrar cuentas profesionales (empresa o creador). El cambio es gratis y tiene vuelta atrás.',
      },
      app: {
        title: 'Crea una app',
        text: 'Créala en el panel de apps y añade el caso de uso de Instagram con Instagram login.',
      },
      id: {
        title: 'Toma el id. y el secreto correctos',
        text: 'Copia el Instagram app ID y el Instagram app secret de la parte alta de esa página. El id. de App settings > Basic es el de Facebook: los dos son números largos y solo el lugar los distingue. Con el equivocado Instagram dice «Invalid platform app».',
      },
      redirect: {
        title: 'Registra la URI de redirección',
        text: 'Pega exactamente esta dirección y pulsa Save. Luego mírala otra vez: el panel puede haber añadido una barra.',
      },
      callbacks: {
        title: 'Rellena las dos URL de aviso',
        text: 'En el mismo diálogo; Meta quiere las dos, y vacías pueden parar el inicio de sesión («Session Invalid»). El proxy las atiende.',
      },
      testers: {
        title: 'Invita a las cuentas',
        text: 'Hasta que Meta revise la app solo entran cuentas con un rol: añade cada una como Instagram Tester (Tester a secas no basta) y acepta la invitación con esa cuenta.',
      },
      proxy: {
        title: 'Díselo al proxy',
        text: 'El id., el secreto y la URI de redirección van en su entorno. El secreto nunca se escribe en esta página.',
      },
    },
    deauthorize: 'Deauthorize callback URL',
    dataDeletion: 'Data deletion request URL',
    redirectUri: 'OAuth redirect URI',
    accept: 'Aceptar invitaciones',
    dashboard: 'Abrir el panel de apps',
    compareLabel: 'Lo que muestra el panel',
    compareHint: 'Pégalo aquí y mira si es igual hasta el último byte.',
    same: 'Es igual, byte a byte.',
    different: 'Son distintas a partir de aquí:',
    nothing: '(nada)',
    sends: 'Esta página envía',
    shows: 'El panel tiene',
    differences: {
      slash: 'Una de las dos acaba en barra.',
      scheme: 'Una es http y la otra https.',
      www: 'Una lleva www. y la otra no.',
      case: 'Cambian mayúsculas y minúsculas.',
      space: 'Hay un espacio en medio.',
      other: 'Corrige el panel y pulsa Save.',
    },
  },
  footer: {
    invented:
      'Nada de esto llega al Instagram real: personas, publicaciones y tokens son inventados.',
    promise:
      'Tu token se queda en la memoria de esta pestaña. No se guarda nada y nadie más lo ve.',
    language: 'Idioma',
  },
  failure: {
    next: 'Ahora:',
    where: 'Dónde:',
    again: {
      later: 'Después de esperar, inicia sesión otra vez:',
      mended: 'Cuando esté hecho, inicia sesión otra vez:',
    },
    details: 'Detalles',
    ownWords: 'Lo que dijo Instagram',
    reason: 'Motivo',
    request: 'petición',
    copyReport: 'Copiar informe',
    copied: 'Copiado: no lleva códigos, tokens ni secretos.',
    copyByHand: 'Aquí no se permite copiar; este es el informe:',
    showMe: 'Enséñamelo en la lista',
    readMore: 'Leer más',
    compare: 'Compara las dos direcciones',
  },
  pageFailures: {
    cancelled: {
      title: 'Cancelaste el inicio de sesión',
      sentence: 'Dijiste que no en Instagram, así que no se compartió nada con esta página.',
      nextStep: 'Inicia sesión otra vez cuando quieras.',
    },
    no_pending_login: {
      title: 'Este inicio de sesión no empezó aquí',
      sentence:
        'Llegó una respuesta de Instagram, pero esta pestaña no tiene en marcha ningún inicio de sesión al que pertenezca.',
      nextStep: 'Si empezaste en otro navegador u otra app, empieza de nuevo aquí.',
    },
    state_mismatch: {
      title: 'Esta respuesta es de otro inicio de sesión',
      sentence:
        'El state de la dirección no es el que envió esta pestaña, así que no se canjeó nada.',
      nextStep: START_AGAIN,
    },
    already_used: {
      title: 'Este inicio de sesión ya se usó',
      sentence: 'La dirección se abrió por segunda vez, y un código solo vale una vez.',
      nextStep: START_AGAIN,
    },
    login_expired: {
      title: 'El inicio de sesión tardó demasiado',
      sentence: 'Empezó hace más de diez minutos, y una respuesta tan tardía no se acepta.',
      nextStep: START_AGAIN,
    },
    malformed_response: {
      title: 'La respuesta no tiene sentido',
      sentence: 'La dirección a la que volviste no es de las que envía Instagram.',
      nextStep: START_AGAIN,
    },
    login_failed: {
      title: 'El inicio de sesión no funcionó',
      sentence: 'Instagram te devolvió sin código.',
      nextStep: START_AGAIN,
    },
    storage_unavailable: {
      title: 'Este navegador no puede recordar el inicio de sesión',
      sentence:
        'La página tiene que guardar un valor hasta que vuelvas, y el almacenamiento de la pestaña está bloqueado o lleno.',
      nextStep: 'Permite las cookies y los datos de este sitio y empieza de nuevo.',
    },
    unsupported_browser: {
      title: 'Este navegador o esta dirección no permite entrar con seguridad',
      sentence:
        'El inicio de sesión necesita la criptografía del navegador, que solo hay en direcciones seguras.',
      nextStep: 'Abre la página por https, o en localhost, con un navegador actual.',
    },
    framed: {
      title: 'Esta página está dentro de otra',
      sentence: 'La página de alrededor podría manejar un inicio de sesión dentro de un marco.',
      nextStep: 'Abre esta página en su propia pestaña.',
    },
    implicit_off: {
      title: 'Llegó un token en la dirección',
      sentence:
        'Esta página solo acepta códigos, así que el token se quitó de la dirección y no se usó.',
      nextStep: START_AGAIN,
    },
    offline: {
      title: 'No hay conexión',
      sentence:
        'Faltó la red demasiado tiempo; no se envió nada y el inicio de sesión ha terminado.',
      nextStep: 'Conéctate a la red y empieza de nuevo.',
    },
    proxy_unreachable: {
      title: 'No se llega al proxy',
      sentence: 'El proxy de esta página no responde.',
      nextStep: 'Prueba dentro de un momento; tu token sigue aquí.',
    },
    outcome_unknown: {
      title: 'No se llega al proxy',
      sentence: 'Falló la conexión con el proxy y no sabemos si el código se usó.',
      nextStep: START_AGAIN,
    },
    proxy_malformed: {
      title: 'El proxy no respondió',
      sentence: 'Algo respondió en la dirección del proxy, pero no es el proxy.',
      nextStep:
        'Revisa la red (¿la página de acceso de una Wi-Fi?) y VITE_PROXY_URL, y empieza de nuevo.',
    },
  },
  proxyFailures: {
    method_not_allowed: REQUEST_REFUSED,
    not_found: {
      title: 'No hay ningún proxy en esa dirección',
      sentence:
        'La dirección que esta página tiene para su proxy responde, pero no es un proxy de Latchkey.',
      nextStep: 'Corrige VITE_PROXY_URL y vuelve a construir la página.',
    },
    body_too_large: REQUEST_REFUSED,
    unsupported_media_type: REQUEST_REFUSED,
    malformed_request: REQUEST_REFUSED,
    missing_field: REQUEST_REFUSED,
    unsupported_grant_type: REQUEST_REFUSED,
    client_unknown: {
      title: 'La página y el proxy nombran apps distintas',
      sentence: 'El id. de esta página no es el de la app cuyo secreto tiene el proxy.',
      nextStep: 'Pon el mismo INSTAGRAM_CLIENT_ID en la página y en el proxy.',
    },
    redirect_uri_not_allowed: {
      title: 'Esta página no puede iniciar sesión aquí',
      sentence: 'La dirección de esta página no está entre las que permite el proxy.',
      nextStep:
        'Añade la dirección exacta de esta página a REDIRECT_URIS del proxy y regístrala en Instagram.',
    },
    origin_not_allowed: {
      title: 'Este sitio no puede usar el proxy',
      sentence: 'El proxy solo responde a los sitios de su lista, y el de esta página no está.',
      nextStep: 'Añade la dirección exacta de esta página a REDIRECT_URIS del proxy.',
    },
    rate_limited: {
      title: 'Demasiados inicios de sesión a la vez',
      sentence:
        'El proxy limita cuántas veces puede entrar una dirección, y no se envió nada a Instagram.',
      nextStep: LATER,
    },
    busy: {
      title: 'El proxy está ocupado',
      sentence:
        'Demasiados inicios de sesión esperan a Instagram en este momento, y el tuyo no se envió.',
      nextStep: LATER,
    },
    code_spent: {
      title: 'Este código ya se usó',
      sentence:
        'Instagram acepta cada código una vez y durante una hora; este se usó o ha caducado.',
      nextStep: START_AGAIN,
    },
    code_mismatch: {
      title: 'Este inicio de sesión es de otra ventana',
      sentence: 'El código no vino del inicio de sesión que empezó esta página; no se usó.',
      nextStep: START_AGAIN,
    },
    redirect_uri_mismatch: {
      title: 'La URI de redirección no coincide',
      sentence:
        'Instagram compara la URI de redirección byte a byte con la del comienzo del inicio de sesión.',
      nextStep: 'Registra la dirección exacta de esta página en OAuth redirect URIs y pulsa Save.',
    },
    scope_invalid: {
      title: 'Instagram no conoce ese permiso',
      sentence: 'Se pidió un permiso que Instagram retiró o que la app no tiene.',
      nextStep: 'Pide solo los permisos que el panel muestra para tu app.',
    },
    not_tester: {
      title: 'Esta cuenta no es tester de la app',
      sentence: 'La app está en desarrollo y solo entran cuentas con una invitación aceptada.',
      nextStep:
        'Añade la cuenta como Instagram Tester y acepta en instagram.com/accounts/manage_access.',
    },
    implicit_disabled: {
      title: 'El flujo implícito está apagado en esta app',
      sentence: 'Instagram no da tokens en la barra de direcciones a esta app.',
      nextStep: 'Inicia sesión con el flujo con código.',
    },
    permission_missing: {
      title: 'Al token le falta un permiso',
      sentence:
        'Instagram acepta el token pero no la petición: no se concedió instagram_business_basic.',
      nextStep: 'Inicia sesión otra vez y deja marcados todos los permisos.',
    },
    wrong_token_family: {
      title: 'Este token es de otra API',
      sentence:
        'Se usó un token de Facebook Login con Instagram Login, o al revés, o se cortó al copiarlo.',
      nextStep: 'Usa el token entero: IG… es de Instagram, EAA… de Facebook.',
    },
    token_expired: {
      title: 'El token ha caducado',
      sentence:
        'Era el token de una hora, o pasaron 60 días sin renovarlo: Instagram ya no lo acepta.',
      nextStep: 'Inicia sesión otra vez y renueva el token nuevo cada 30 días.',
    },
    token_revoked: {
      title: 'El token ya no es válido',
      sentence: 'Se retiró el acceso, cambió la contraseña o Instagram cerró la sesión.',
      nextStep: START_AGAIN,
    },
    account_checkpoint: {
      title: 'Instagram quiere verte antes',
      sentence: 'Instagram ha puesto un control de seguridad ante esta cuenta.',
      nextStep: 'Abre Instagram, termina lo que pide y empieza de nuevo.',
    },
    instagram_refused: {
      title: 'Instagram dijo que no',
      sentence: 'Instagram rechazó el inicio de sesión por un motivo que no está en la lista.',
      nextStep: 'Lee abajo lo que dijo Instagram y empieza de nuevo.',
    },
    misconfigured: {
      title: 'La app no está bien configurada',
      sentence: 'Instagram no acepta el id. o el secreto de la app que tiene el proxy.',
      nextStep: 'Dale al proxy el id. y el secreto de la app de Instagram, no los de Facebook.',
    },
    app_deactivated: {
      title: 'La app está desactivada',
      sentence: 'Instagram ha apagado el acceso de esta app a la API.',
      nextStep: 'Abre el panel de apps y sigue lo que dice sobre reactivarla.',
    },
    internal: {
      title: 'El proxy falló',
      sentence: 'El proxy tuvo un error propio; puede que el código se haya usado.',
      nextStep: 'Si este sitio es tuyo, revisa el proxy; si no, avisa a quien lo lleve.',
    },
    throttled: {
      title: 'Instagram pide ir más despacio',
      sentence: 'Instagram cuenta las llamadas de esta app, y fueron demasiadas.',
      nextStep: 'Espera unos minutos y empieza de nuevo.',
    },
    instagram_blocked: {
      title: 'Instagram bloqueó la petición',
      sentence: 'Instagram respondió al proxy con una página web en lugar de un token.',
      nextStep: LATER,
    },
    instagram_malformed: {
      title: 'Instagram respondió algo inesperado',
      sentence: 'De la respuesta de Instagram no se puede leer un token.',
      nextStep: START_AGAIN,
    },
    instagram_timeout: {
      title: 'Instagram tardó demasiado',
      sentence: 'Instagram no respondió a tiempo y no sabemos si funcionó.',
      nextStep: START_AGAIN,
    },
    instagram_unavailable: {
      title: 'Instagram tiene problemas',
      sentence: 'Instagram respondió con un error propio y no sabemos si funcionó.',
      nextStep: LATER,
    },
    instagram_unreachable: {
      title: 'El proxy no pudo llegar a Instagram',
      sentence: 'Falló la conexión del proxy con Instagram.',
      nextStep: LATER,
    },
  },
  shownFailures: {
    wrong_app_id: {
      title: 'Este no es un id. de app de Instagram',
      sentence:
        'El inicio de sesión empezó con el id. de la app de Facebook, o de una app sin Instagram.',
      nextStep: 'Usa el Instagram app ID y el secreto que muestra este lugar del panel.',
    },
    redirect_uri_not_registered: {
      title: 'La URI de redirección no está registrada',
      sentence: 'Instagram solo devuelve a direcciones que la app tiene registradas, byte a byte.',
      nextStep: 'Pega la dirección exacta de esta página en OAuth redirect URIs y pulsa Save.',
    },
    body_not_form: {
      title: 'Instagram no encontró el id. de la app en la petición',
      sentence: 'La petición fue en JSON o sin tipo de contenido, o ninguna app tiene ese id.',
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
      title: 'Faltan las URL de aviso',
      sentence:
        'Instagram quiere una URL de desautorización y otra de borrado de datos antes de dejar entrar a nadie.',
      nextStep: 'Rellena las dos URL y pulsa Save.',
    },
    app_not_live: {
      title: 'La app aún no está disponible',
      sentence:
        'Meta no ofrece a otros el inicio de sesión de esta app: falta algo en sus ajustes.',
      nextStep: 'Termina lo que pide el panel de apps y publica la app.',
    },
    request_blocked: {
      title: 'El navegador no llegó',
      sentence:
        'Una página no puede llamar a lo que necesita el secreto de la app, y los bloqueadores paran las llamadas a Instagram.',
      nextStep:
        'Deja que lo haga el proxy: inicia sesión aquí y, si hace falta, apaga el bloqueador en esta página.',
    },
  },
  rescue: {
    summary: '¿Te devolvieron con un código y no sabes qué hacer?',
    label: 'Dirección a la que te devolvieron',
    hint: 'Pega la dirección entera, o solo el código o el token, o el error que mostró Instagram. No se envía nada hasta que pulses un botón.',
    code: 'Esto es un código de inicio de sesión.',
    codeWorks: 'Vale una vez, durante una hora, y solo para',
    sentElsewhere:
      'Se envió a otra página: el proxy solo lo acepta si esa página está en su lista.',
    whoseCode:
      'Nadie puede saber si un código pegado es tuyo. Sigue solo si lo tomaste de tu propia barra de direcciones.',
    exchange: 'Canjear este código',
    token: 'Esto es un token de acceso',
    of: 'de',
    useToken: 'Usar este token',
    cancelled: 'Cancelaste este inicio de sesión.',
    saidNo: 'Instagram dijo que no.',
    againAbove: 'Inicia sesión otra vez arriba.',
    beginning: 'Aquí empieza un inicio de sesión,',
    with: 'con',
    openIt: 'Ábrela, di que sí y pega la dirección a la que te devuelvan.',
    lacks: 'Instagram la rechazará, porque le falta',
    unrecognised:
      'Aquí no hay un único código o token. Pega la dirección tal como la muestra el navegador.',
    generations: {
      instagram: 'Instagram Login, la API de hoy',
      facebook: 'Facebook Login',
      legacy: 'la API clásica, que Instagram cerró en 2020',
      'basic-display': 'la API Basic Display, que Instagram cerró en 2024',
    },
  },
  profileTrouble: {
    offline: 'No hay conexión, así que no podemos preguntar de quién es este token.',
    blocked:
      'Un bloqueador de rastreo de este navegador impide preguntar a Instagram de quién es este token.',
    unreachable: 'Instagram no responde, así que no sabemos de quién es este token.',
    timeout: 'Instagram tardó demasiado en decir de quién es este token.',
    malformed: 'Instagram respondió algo inesperado al preguntar de quién es este token.',
    refused: 'Instagram no dice de quién es este token.',
    tokenBelow: 'El propio token está en esta página.',
    askAgain: 'Preguntar otra vez',
  },
  notSetUp: {
    heading: 'Esta página aún no está configurada',
    lead: 'Se construyó sin lo que necesita para iniciar sesión:',
    tryIt: 'Para ver ahora un inicio de sesión, sin cuenta, ejecuta esto en el proyecto:',
  },
};
