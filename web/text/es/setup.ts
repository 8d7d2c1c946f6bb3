import type { setup as english } from '../en/setup.ts';

/** Spanish: the checklist from no app to a login that works; the names of menus are the dashboard's own. */
export const setup: typeof english = {
  intro: 'Siete cosas, una sola vez; después basta un botón para iniciar sesión.',
  simulated:
    'Aquí Instagram es simulado y su app ya está configurada. Estos son los valores para el real.',
  copy: 'Copiar',
  copied: 'Copiado.',
  copyLines: 'Copiar las líneas',
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
      title: 'Toma el ID y el secreto correctos',
      text: 'Copia el Instagram app ID y el Instagram app secret de la parte alta de esa página. El ID de App settings > Basic es el de Facebook: los dos son números largos y solo el lugar los distingue. Con el equivocado Instagram dice «Invalid platform app».',
    },
    redirect: {
      title: 'Registra la URI de redirección',
      text: 'Pega exactamente esta dirección y pulsa Save. Luego mírala otra vez: el panel puede haber añadido una barra.',
    },
    callbacks: {
      title: 'Rellena las dos URL de callback',
      text: 'En el mismo diálogo; Meta quiere las dos: si falta una, el inicio de sesión puede pararse con «Session Invalid». El proxy responde en ellas cuando tiene su ISSUER.',
    },
    testers: {
      title: 'Invita a las cuentas',
      text: 'Hasta que Meta revise la app solo entran cuentas con un rol: añade cada una como Instagram Tester (Tester a secas no basta) y acepta la invitación con esa cuenta.',
    },
    proxy: {
      title: 'Díselo al proxy',
      text: 'Estas líneas van en su entorno. Escribe allí el secreto: en esta página no se escribe nunca.',
    },
  },
  deauthorize: 'Deauthorize callback URL',
  dataDeletion: 'Data deletion request URL',
  redirectUri: 'OAuth redirect URI',
  relayRedirect:
    'Con Relay es la dirección del proxy: Instagram devuelve allí, y el proxy envía de vuelta a esta página.',
  sealingKey: 'SEALING_KEY son 32 bytes aleatorios; esto crea una:',
  accept: 'Aceptar invitaciones',
  dashboard: 'Abrir el panel de apps',
  compareLabel: 'Lo que muestra el panel',
  compareHint: 'Pégalo aquí para ver si es igual hasta el último byte.',
  same: 'Es igual, byte a byte.',
  different: 'No son iguales.',
  nothing: '(nada)',
  sends: 'Esta página envía',
  proxySends: 'El proxy envía',
  shows: 'El panel tiene',
  differences: {
    slash: 'Solo una de las dos acaba en barra.',
    scheme: 'Una es http y la otra https.',
    www: 'Una lleva www. y la otra no.',
    case: 'Se diferencian en mayúsculas y minúsculas.',
    space: 'Una de las dos lleva un espacio.',
    other: 'Difieren a partir de la marca.',
  },
  correct: 'Corrige la del panel y pulsa Save.',
};
