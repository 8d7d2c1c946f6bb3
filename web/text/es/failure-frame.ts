import type { failureFrame as english } from '../en/failure-frame.ts';

/** Spanish: the texts around the remedy of a failure. */
export const failureFrame: typeof english = {
  next: 'Siguiente paso:',
  where: 'Dónde:',
  mayBeSpent:
    'Puede que el código ya esté usado, y no se puede enviar otra vez. Un nuevo inicio de sesión trae un código nuevo.',
  spent: {
    used: 'Cada código sirve una sola vez. Este ya se usó.',
    expired: 'Un código caduca al cabo de una hora. Este ha caducado.',
  },
  details: 'Detalles',
  words: 'Instagram dice:',
  providerCode: 'Código de Instagram',
  trace: 'Traza',
  reason: 'Motivo',
  request: 'Petición',
  copyReport: 'Copiar informe',
  copied: 'Copiado. No contiene códigos, tokens ni secretos.',
  copyByHand: 'Aquí no se permite copiar. Selecciona el informe y cópialo:',
  openAlone: 'Abrir en una pestaña nueva',
  showMe: 'Mostrármelo en la lista',
  readMore: 'Leer más',
  compare: 'Comparar las dos URL',
  unasked: {
    code: {
      next: 'Si acabas de dar permiso tú, canjea el código de abajo. Si no, inicia sesión otra vez.',
      warning:
        'No podemos saber de quién es este código. Si otra persona te envió este enlace, el código puede iniciar sesión en su cuenta.',
      button: 'Canjear este código de todos modos',
    },
    unsent: {
      next: 'Revisa la red y canjea el código de abajo. Aún no se ha enviado.',
      warning: 'El código sirve una sola vez, durante una hora desde tu inicio de sesión.',
      button: 'Canjear este código',
    },
    token: {
      next: 'Si acabas de dar permiso tú, usa el token de abajo. Si no, inicia sesión otra vez.',
      warning:
        'No podemos saber para quién se emitió este token. Si otra persona te envió este enlace, puede que veas su cuenta.',
      button: 'Usar este token de todos modos',
    },
  },
  memoryOnly:
    'Solo está en la memoria de esta pestaña, así que se pierde al recargar la página o salir de ella.',
  sealed:
    'El código llegó a través de un relay, que lo cifra para la pestaña que empezó el inicio de sesión. Aquí no se puede canjear.',
};
