/** Pure. What the element says, in a sentence each. */
import type { LoginFailure } from '../auth/login-failure.ts';

/** How a login ended, as far as a visitor can do something about it. */
type Ending = 'cancelled' | 'again' | 'unknown' | 'network' | 'browser' | 'owner';

/** The texts of one language. */
export interface Words extends Record<Ending, string> {
  logIn: string;
  working: string;
  offline: string;
  signedIn: string;
  notSetUp: string;
}

/** Every failure has an ending: one that is missing here does not compile. */
const ENDINGS: Readonly<Record<LoginFailure['reason'], Ending>> = {
  cancelled: 'cancelled',
  no_pending_login: 'again',
  state_mismatch: 'again',
  already_used: 'again',
  login_expired: 'again',
  malformed_response: 'again',
  login_failed: 'again',
  part_missing: 'again',
  refused: 'again',
  storage_unavailable: 'browser',
  unsupported_browser: 'browser',
  framed: 'browser',
  offline: 'network',
  proxy_unreachable: 'network',
  outcome_unknown: 'unknown',
  stopped: 'unknown',
  implicit_off: 'owner',
  blocked_by_csp: 'owner',
  proxy_redirects: 'owner',
  proxy_unreadable: 'owner',
  mixed_content: 'owner',
  proxy_malformed: 'owner',
};

const ENGLISH: Words = {
  logIn: 'Log in with Instagram',
  working: 'Waiting for Instagram…',
  offline: 'Waiting for a connection…',
  signedIn: 'Signed in.',
  notSetUp: 'This login is not set up yet.',
  cancelled: 'You cancelled the login. Nothing was shared.',
  again: 'The login did not work. Log in again.',
  unknown: 'We don’t know whether the login worked. Log in again.',
  network: 'The proxy cannot be reached. Check your connection, then log in again.',
  browser:
    'You can’t log in from this browser. Open the page in its own tab or in another browser.',
  owner: 'This login isn’t set up correctly. Please tell the site’s owner.',
};

const SPANISH: Words = {
  logIn: 'Iniciar sesión con Instagram',
  working: 'Esperando a Instagram…',
  offline: 'Esperando la conexión…',
  signedIn: 'Sesión iniciada.',
  notSetUp: 'Este inicio de sesión aún no está configurado.',
  cancelled: 'Cancelaste el inicio de sesión. No se compartió nada.',
  again: 'El inicio de sesión no funcionó. Inicia sesión otra vez.',
  unknown: 'No sabemos si el inicio de sesión funcionó. Inicia sesión otra vez.',
  network: 'No se puede conectar con el proxy. Comprueba la conexión e inicia sesión otra vez.',
  browser:
    'No puedes iniciar sesión con este navegador. Abre la página en su propia pestaña o en otro navegador.',
  owner: 'Este inicio de sesión no está bien configurado. Avisa al propietario del sitio.',
};

/** The texts in the page's language where it is Spanish, else in English. */
export function wordsFor(language: string): Words {
  return /^es\b/i.test(language) ? SPANISH : ENGLISH;
}

/** What to say of a failure. Its details are in the event, for the page. */
export function failureWords(words: Words, { reason }: LoginFailure): string {
  return words[ENDINGS[reason]];
}
