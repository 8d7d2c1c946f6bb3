import type { explorer as english } from '../en/explorer.ts';

/** Spanish: a small explorer of the API, for a token that works. */
export const explorer: typeof english = {
  heading: 'Explorar la API',
  path: 'Ruta',
  fields: 'Campos',
  run: 'Ejecutar',
  pending: 'Preguntando a Instagram…',
  answer: 'La respuesta de Instagram',
};
