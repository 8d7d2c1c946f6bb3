/** Pure. What the element says, in a sentence each. */
import type { Failure } from '../login/failure.ts';

/** How a login ended, as far as a visitor can do something about it. */
type Ending = 'cancelled' | 'again' | 'browser' | 'owner';

/** The texts of one language. */
export interface Words extends Record<Ending, string> {
  logIn: string;
  working: string;
  signedIn: string;
}

/** What is to be done about a failure; about any other, only to log in again. */
const ENDINGS: readonly (readonly [Ending, ...Failure['reason'][]])[] = [
  ['cancelled', 'cancelled'],
  ['browser', 'storage_unavailable', 'unsupported_browser', 'framed'],
  ['owner', 'implicit_off', 'blocked_by_csp', 'proxy_redirects', 'proxy_malformed'],
];

const ENGLISH: Words = {
  logIn: 'Log in with Instagram',
  working: 'Waiting for Instagram…',
  signedIn: 'Signed in.',
  cancelled: 'You cancelled the login. Nothing was shared.',
  again: 'The login did not work. Log in again.',
  browser: 'Open this page in your browser, from the app’s menu.',
  owner: 'This login is not set up yet.',
};

const SPANISH: Words = {
  logIn: 'Iniciar sesión con Instagram',
  working: 'Esperando a Instagram…',
  signedIn: 'Sesión iniciada.',
  cancelled: 'Cancelaste el inicio de sesión. No se compartió nada.',
  again: 'El inicio de sesión no funcionó. Inicia sesión otra vez.',
  browser: 'Abre esta página en tu navegador, desde el menú de la app.',
  owner: 'Este inicio de sesión aún no está configurado.',
};

/** The texts in the page's language where it is Spanish, else in English. */
export function wordsFor(language: string): Words {
  return /^es\b/i.test(language) ? SPANISH : ENGLISH;
}

/** What to say of a failure. Its details are in the event, for the page. */
export function failureWords(words: Words, { reason }: Failure): string {
  const [ending] = ENDINGS.find((each) => each.includes(reason)) ?? ['again' as const];
  return words[ending];
}
