import type { rescue as english } from '../en/rescue.ts';

/** Spanish: for whoever arrives with something and no clue what it is. */
export const rescue: typeof english = {
  summary: '¿Te devolvieron con un código y no sabes qué hacer?',
  label: 'Dirección a la que te devolvieron',
  hint: 'Pega la dirección entera, o solo el código o el token, o el error que mostró Instagram. No se envía nada hasta que pulses un botón.',
  code: 'Esto es un código de inicio de sesión.',
  codeWorks: 'Sirve una vez, durante una hora, y solo para',
  sentElsewhere: 'Se envió a otra página: el proxy solo lo acepta si esa página está en su lista.',
  whoseCode:
    'Nadie puede saber si un código pegado es tuyo. Sigue solo si lo tomaste de tu propia barra de direcciones.',
  exchange: 'Canjear este código',
  token: 'Esto es un token de acceso',
  of: 'de',
  useToken: 'Usar este token',
  secret: 'Esto parece un secreto de app.',
  secretOr: 'Un código de la API clásica, que Instagram cerró en 2020, tiene el mismo aspecto.',
  secretBelongs:
    'El secreto es solo del proxy: nunca lo pegues en una página. Si alguien más lo ha visto, renuévalo en el panel de la app.',
  appId: 'Esto parece un ID de app, o el ID de una cuenta.',
  appIdOr: 'Ninguno de los dos es un código ni un token.',
  appIdBelongs: 'El ID de app va en el apartado',
  cancelled: 'Cancelaste este inicio de sesión.',
  saidNo: 'Instagram dijo que no.',
  again: 'Inicia sesión otra vez.',
  beginning: 'Aquí empieza un inicio de sesión,',
  with: 'con',
  moved: 'Ahora está en www.instagram.com: cambia el host, o inicia sesión en esta página.',
  began: 'Aquí empezaba un inicio de sesión hasta agosto de 2026.',
  openIt: 'Ábrela, di que sí y pega la dirección a la que te devuelvan.',
  lacks: 'Instagram la rechazará, porque le falta',
  addIt: 'Añade lo que falta, o inicia sesión arriba.',
  unrecognised:
    'Aquí no hay un único código o token. Pega la dirección tal como la muestra el navegador.',
  generations: {
    instagram: 'Instagram Login, la API de hoy',
    facebook: 'Facebook Login',
    legacy: 'la API clásica, que Instagram cerró en 2020',
    'basic-display': 'la API Basic Display, que Instagram cerró en 2024',
  },
};
