import type { setup as english } from '../en/setup.ts';

/** Spanish: the checklist from no app to a login that works; the names of menus are the dashboard's own. */
export const setup: typeof english = {
  intro: 'Siete pasos, una sola vez. Después basta un clic para iniciar sesión.',
  simulated:
    'Aquí Instagram es simulado y su app ya está configurada. Estos son los valores para una app real.',
  copy: 'Copiar',
  copied: 'Copiado.',
  copyLines: 'Copiar las líneas',
  where: 'Dónde',
  asAbove: 'como arriba',
  done: 'Hecho',
  doneOf: (done, all) => `${done} de ${all} pasos hechos`,
  steps: {
    account: {
      title: 'Pasa la cuenta a profesional',
      text: 'Solo pueden iniciar sesión las cuentas profesionales (empresa o creador). El cambio es gratis y reversible.',
    },
    app: {
      title: 'Crea una app',
      text: 'Créala en el panel de apps y añade el caso de uso de Instagram con Instagram login.',
    },
    id: {
      title: 'Copia el ID y el secreto correctos',
      text: 'Copia el Instagram app ID y el Instagram app secret de la parte alta de esa página. El ID de App settings › Basic es el de Facebook. Los dos son números largos, así que comprueba de dónde lo copiaste. El equivocado provoca «Invalid platform app».',
    },
    redirect: {
      title: 'Registra la URI de redirección',
      text: 'Pega esta URL exacta y pulsa Save. Luego revísala, porque el panel puede haber añadido una barra.',
    },
    callbacks: {
      title: 'Rellena las dos URL de callback',
      text: 'Rellena las dos en el mismo diálogo. Si falta una, el inicio de sesión puede pararse con «Session Invalid». El proxy atiende estas URL cuando ISSUER está definida.',
    },
    testers: {
      title: 'Invita a las cuentas',
      text: 'Hasta que Meta revise la app solo pueden iniciar sesión las cuentas con un rol. Añade cada una como Instagram Tester («Tester» a secas no basta) y acepta la invitación con la sesión de esa cuenta iniciada.',
    },
    proxy: {
      title: 'Configura el proxy',
      text: 'Añade estas líneas a su entorno y escribe allí el secreto. No lo escribas nunca en esta página.',
    },
  },
  deauthorize: 'Deauthorize callback URL',
  dataDeletion: 'Data deletion request URL',
  redirectUri: 'OAuth redirect URI',
  relayRedirect:
    'Con Relay es la URL del proxy. Instagram redirige allí, y el proxy redirige a esta página.',
  sealingKey: 'SEALING_KEY son 32 bytes aleatorios. Para generarla:',
  accept: 'Aceptar invitaciones',
  dashboard: 'Abrir el panel de apps',
  compareHint: 'Pégalo aquí para ver si coincide exactamente.',
  same: 'Coinciden exactamente.',
  different: 'No coinciden.',
  nothing: '(nada)',
  sends: 'Esta página envía',
  proxySends: 'El proxy envía',
  differences: {
    slash: 'Solo una de las dos acaba en barra.',
    scheme: 'Una es http y la otra https.',
    www: 'Solo una de las dos lleva www.',
    case: 'Se diferencian en mayúsculas y minúsculas.',
    space: 'Una de las dos lleva un espacio.',
    other: 'Difieren a partir del carácter resaltado.',
  },
  checkIt: 'Compruébalo por mí',
  checking: 'Preguntando al proxy…',
  checks: {
    ready: 'El proxy está configurado y esta página puede iniciar sesión con él.',
    page_not_allowed:
      'El proxy está configurado, pero REDIRECT_URIS no incluye esta página. Añade:',
    not_configured: 'El proxy está en marcha, pero faltan estas variables o son incorrectas:',
    not_a_proxy: 'Algo responde en la URL del proxy, pero no es este proxy:',
    unreachable: 'El proxy no responde, o no deja que esta página lea su respuesta:',
  },
  lists: {
    dashboard: {
      label: 'Lo que muestra el panel',
      has: 'El panel tiene',
      correct: 'Corrige la del panel y pulsa Save.',
    },
    proxy: {
      label: 'Lo que contiene REDIRECT_URIS del proxy',
      has: 'REDIRECT_URIS tiene',
      correct: 'Corrige la de REDIRECT_URIS y reinicia el proxy.',
    },
  },
};
