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
  storage_unavailable: 'browser',
  unsupported_browser: 'browser',
  framed: 'browser',
  implicit_off: 'owner',
  offline: 'network',
  proxy_unreachable: 'network',
  outcome_unknown: 'unknown',
  blocked_by_csp: 'owner',
  proxy_redirects: 'owner',
  proxy_unreadable: 'owner',
  part_missing: 'again',
  proxy_malformed: 'owner',
  refused: 'again',
};

const ENGLISH: Words = {
  logIn: 'Log in with Instagram',
  working: 'Waiting for Instagram…',
  offline: 'Waiting for the network…',
  signedIn: 'Signed in.',
  notSetUp: 'This login is not set up yet.',
  cancelled: 'You cancelled the login. Nothing was shared.',
  again: 'The login did not work. Start it again.',
  unknown: 'We do not know whether the login worked. Start it again.',
  network: 'The login service cannot be reached. Check the network, and start again.',
  browser: 'This browser cannot log in here. Open the page by itself, in another browser.',
  owner: 'This login is not set up right. Tell whoever runs the site.',
};

const SPANISH: Words = {
  logIn: 'Entrar con Instagram',
  working: 'Esperando a Instagram…',
  offline: 'Esperando a la red…',
  signedIn: 'Sesión iniciada.',
  notSetUp: 'Este acceso aún no está configurado.',
  cancelled: 'Has cancelado el acceso. No se ha compartido nada.',
  again: 'El acceso no ha funcionado. Empieza de nuevo.',
  unknown: 'No sabemos si el acceso ha funcionado. Empieza de nuevo.',
  network: 'No se puede llegar al servicio de acceso. Comprueba la red y empieza de nuevo.',
  browser: 'Este navegador no puede entrar aquí. Abre la página sola, en otro navegador.',
  owner: 'Este acceso no está bien configurado. Avisa a quien lleva el sitio.',
};

/** The texts in the page's language where it is Spanish, else in English. */
export function wordsFor(language: string): Words {
  return /^es\b/i.test(language) ? SPANISH : ENGLISH;
}

/** What to say of a failure. Its details are in the event, for the page. */
export function failureWords(words: Words, { reason }: LoginFailure): string {
  return words[ENDINGS[reason]];
}
