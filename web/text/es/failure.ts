import type { failure as english } from '../en/failure.ts';

/** Spanish: what is around the remedy of a failure. */
export const failure: typeof english = {
  next: 'Siguiente paso:',
  where: 'Dónde:',
  again: {
    later: 'Después de esperar, inicia sesión otra vez:',
    mended: 'Cuando esté hecho, inicia sesión otra vez:',
  },
  details: 'Detalles',
  ownWords: 'Lo que dijo Instagram',
  reason: 'Motivo',
  request: 'Petición',
  copyReport: 'Copiar informe',
  copied: 'Copiado: no lleva códigos, tokens ni secretos.',
  copyByHand: 'Aquí no se permite copiar; este es el informe:',
  openAlone: 'Abrir esta página en su propia pestaña',
  showMe: 'Mostrármelo en la lista',
  readMore: 'Leer más',
  compare: 'Comparar las dos direcciones',
};
