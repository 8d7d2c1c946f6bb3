import type { facebook as english } from '../en/facebook.ts';

/** Spanish: what comes of a login at Facebook. */
export const facebook: typeof english = {
  choose: 'Elige una cuenta de Instagram',
  chooseHint:
    'Este inicio de sesión da acceso a varias. Esta pestaña recuerda tu elección hasta que cierres sesión.',
  page: 'Página',
  morePages: 'Administras más páginas de las que aparecen aquí.',
  none: {
    pages_declined: {
      title: 'Facebook no compartió tus páginas',
      sentence:
        'Una cuenta de Instagram se encuentra a través de su página de Facebook, y no se concedió el permiso para mostrar las páginas que administras (pages_show_list).',
      nextStep: 'Inicia sesión otra vez y deja marcado ese permiso.',
    },
    account_declined: {
      title: 'Facebook no compartió las cuentas de Instagram',
      sentence:
        'Facebook mostró tus páginas, pero no se concedió el permiso para ver el perfil y las publicaciones (instagram_basic), así que no indica qué cuentas de Instagram tienen.',
      nextStep: 'Inicia sesión otra vez y deja marcado ese permiso.',
    },
    no_page: {
      title: 'No hay ninguna página de Facebook',
      sentence:
        'No administras ninguna página de Facebook, o no marcaste ninguna en Facebook. Una cuenta de Instagram se encuentra a través de su página.',
      nextStep:
        'Crea una página y vincula a ella tu cuenta profesional de Instagram. Si ya tienes una, inicia sesión otra vez y márcala.',
    },
    no_page_or_portfolio: {
      title: 'Facebook no mostró ninguna página',
      sentence:
        'O bien no administras ninguna página, o la página pertenece a una cartera comercial y no se concedió el permiso para verlas (business_management). Facebook responde lo mismo en los dos casos.',
      nextStep:
        'Si tu página está en una cartera, solicita también business_management. Si no tienes ninguna, crea una y vincula a ella tu cuenta de Instagram.',
    },
    not_linked: {
      title: 'Ninguna página tiene cuenta de Instagram',
      sentence:
        'Facebook mostró tus páginas, pero no tienen vinculada ninguna cuenta profesional de Instagram: {pages}.',
      nextStep:
        'Cambia la cuenta de Instagram a profesional, vincúlala a la página y vuelve a buscar.',
    },
    too_many_pages: {
      title: 'Aún no se encontró ninguna cuenta de Instagram',
      sentence:
        'La lista de páginas es más larga de lo que se lee aquí, y las leídas no tienen cuenta de Instagram.',
      nextStep: 'Inicia sesión otra vez y marca solo la página que necesitas.',
    },
  },
  lookAgain: 'Buscar otra vez',
  askAgain: 'Solicitar {permissions} a Facebook',
  tokens: 'Dos tokens y para qué sirve cada uno',
  pageToken: 'Token de acceso de la página',
  userIs:
    'El token de acceso actúa en tu nombre. Muestra tus páginas y lee el perfil y las publicaciones de las cuentas de Instagram vinculadas.',
  pageIs:
    'El token de acceso de la página actúa en nombre de la página {page}. Úsalo para lo que hace la página, como responder mensajes, y en un servidor que funcione sin ti.',
  noPageToken:
    'Facebook no dio ningún token para esta página. Puede que tu función en ella no lo permita.',
  lives: {
    short: {
      user: 'Caduca al cabo de una hora, más o menos, si no lo amplías a 60 días.',
      page: 'Viene de un token de corta duración, así que cuenta con que caduque con él. Amplía el token de acceso a 60 días para obtener uno que no caduque.',
    },
    long: {
      user: 'Dura 60 días y no se puede renovar. Inicia sesión otra vez antes de que caduque.',
      page: 'No caduca. Deja de valer si quitas la app, cambias la contraseña o pierdes tu función en la página.',
    },
    unknown: {
      user: 'Facebook no indicó cuándo caduca.',
      page: 'Si el token de acceso es de 60 días, este no caduca.',
    },
  },
  dataAccess: 'Facebook permite a la app leer datos hasta {date}. Después, inicia sesión otra vez.',
  dataAccessUnknown:
    'Facebook retira a la app el acceso a los datos unos 90 días después de tu último inicio de sesión, aunque los tokens duren más.',
  check: {
    pending: 'Comprobando el token de la página…',
    works: 'Facebook acaba de dar el nombre de la página con él, así que funciona.',
    failed: 'Facebook no acepta el token de la página. El token de acceso funciona igualmente.',
    unreached:
      'No se pudo comprobar el token de la página, porque Facebook no dio una respuesta válida. El token de acceso funciona igualmente.',
    failedNext: 'Busca otra vez para obtener uno nuevo. Si no sirve, inicia sesión otra vez.',
  },
};
