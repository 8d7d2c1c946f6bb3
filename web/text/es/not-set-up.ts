import type { notSetUp as english } from '../en/not-set-up.ts';

/** Spanish: a page that was built without what it needs. */
export const notSetUp: typeof english = {
  heading: 'Esta página aún no está configurada',
  lead: 'Al construirla faltaba algo necesario para iniciar sesión:',
  tryIt: 'Para probar ahora un inicio de sesión, sin cuenta, ejecuta esto en el proyecto:',
};
