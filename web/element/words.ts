/** Pure. What the element says, in a sentence each. */
import type { Failure } from '../login/failure.ts';

/** How a login ended, as far as a visitor can do something about it. */
type Ending = 'cancelled' | 'again' | 'unknown' | 'network' | 'browser' | 'owner';

/** What is to be done about a failure; about any other, only to log in again. */
const ENDINGS: Readonly<Partial<Record<Failure['reason'], Ending>>> = {
  cancelled: 'cancelled',
  outcome_unknown: 'unknown',
  offline: 'network',
  proxy_unreachable: 'network',
  storage_unavailable: 'browser',
  unsupported_browser: 'browser',
  framed: 'browser',
  implicit_off: 'owner',
  blocked_by_csp: 'owner',
  proxy_redirects: 'owner',
  proxy_malformed: 'owner',
  address_cleaned: 'owner',
};

/** Each text in English and in Spanish. */
const TEXTS = {
  logIn: ['Log in with Instagram', 'Iniciar sesión con Instagram'],
  working: ['Waiting for Instagram…', 'Esperando a Instagram…'],
  offline: ['Waiting for a connection…', 'Esperando la conexión…'],
  signedIn: ['Signed in.', 'Sesión iniciada.'],
  cancelled: [
    'You cancelled the login. Nothing was shared.',
    'Cancelaste el inicio de sesión. No se compartió nada.',
  ],
  again: [
    'The login did not work. Log in again.',
    'El inicio de sesión no funcionó. Inicia sesión otra vez.',
  ],
  unknown: [
    'We don’t know whether the login worked. Log in again.',
    'No sabemos si el inicio de sesión funcionó. Inicia sesión otra vez.',
  ],
  network: [
    'Check your connection, then log in again.',
    'Comprueba la conexión e inicia sesión otra vez.',
  ],
  browser: [
    'Open this page in its own tab or, from the app’s menu, in your browser.',
    'Abre esta página en otra pestaña o, desde el menú de la app, en tu navegador.',
  ],
  owner: [
    'This login is not set up correctly. Tell the site’s owner.',
    'Este inicio de sesión no está bien configurado. Avisa al propietario del sitio.',
  ],
} satisfies Record<string, readonly [string, string]>;

/** The element's text of this name, in one language. */
export type Words = (name: keyof typeof TEXTS) => string;

/** The texts in the page's language where it is Spanish, else in English. */
export function wordsFor(language: string): Words {
  const column = /^es\b/i.test(language) ? 1 : 0;
  return (name) => TEXTS[name][column];
}

/** What to say of a failure. Its details are in the event, for the page. */
export function failureWords(words: Words, { reason }: Failure): string {
  return words(ENDINGS[reason] ?? 'again');
}
