/** Where the authorize step ends without a word to the app, in the manner of each generation. */

import type { Dialect } from '../state/apps.ts';
import type { Call } from '../call.ts';
import { classicAuthorizeError } from '../classic-error.ts';
import { html } from '../pages/html.ts';
import { DEAD_LINK } from '../pages/not-found.ts';
import { stopPage } from './stop-page.ts';
import type { Simulation } from '../state/simulation.ts';
import { wordsOf } from '../text/words.ts';

/** Why it ends; the consent page can make any of them happen. */
export type Stop = 'app_id' | 'redirect_uri' | 'scope' | 'tester' | 'implicit' | 'session' | 'gone';

type Words = Readonly<Partial<Record<Stop, string>>>;

const INSTAGRAM: Words = {
  app_id: 'Invalid platform app',
  redirect_uri: 'Invalid redirect_uri',
  scope: 'Invalid scope: user_profile',
  tester: 'Insufficient developer role',
  session: '400 Session Invalid',
};
const FACEBOOK: Words = {
  app_id: 'Error validating application. Invalid application ID.',
  redirect_uri:
    'URL Blocked: This redirect failed because the redirect URI is not whitelisted in the app’s Client OAuth Settings. Make sure Client and Web OAuth Login are on and add all your app domains as Valid OAuth Redirect URIs.',
  scope: 'Invalid Scopes: instagram_business_basic',
  tester:
    'Feature Unavailable: Facebook Login is currently unavailable for this app, since we are updating additional details for this app. Please try again later.',
};
const CLASSIC: Words = {
  app_id: 'Invalid Client ID',
  redirect_uri: 'Redirect URI does not match registered redirect URI',
  scope: 'Invalid scope field(s): basic',
  tester: 'You are not a sandbox user of this client',
  implicit: 'Implicit authentication is disabled',
};

/** Ends the authorize step; what a generation has no words for is its dead link. */
export function stopLogin(
  stop: Stop,
  dialect: Dialect,
  call: Call,
  simulation: Simulation,
): Response {
  return STOPS[dialect](stop, call, simulation) ?? stopPage(call, simulation, DEAD_LINK);
}

type End = (stop: Stop, call: Call, simulation: Simulation) => Response | undefined;

const STOPS: Record<Dialect, End> = {
  instagram: (stop, call, simulation) => {
    const reason = INSTAGRAM[stop];
    return reason === undefined ? undefined : invalidRequest(call, simulation, reason);
  },
  facebook: (stop, call, simulation) => {
    const sentence = FACEBOOK[stop];
    return sentence === undefined ? undefined : facebookStop(call, simulation, sentence);
  },
  legacy: (stop, _, simulation) => {
    const message = CLASSIC[stop];
    if (message === undefined) return undefined;
    return stop === 'tester' || stop === 'implicit'
      ? classicAuthorizeError(message, simulation, 403, 'OAuthForbiddenException')
      : classicAuthorizeError(message, simulation);
  },
};

/** Only the reason stays English. */
const PREFIXES: Readonly<Record<string, string>> = {
  en: 'Invalid Request: Request parameters are invalid: ',
  de: 'Ungültige Anfrage: Anfrageparameter sind ungültig: ',
};

/** The page that ends a wrong request; its prefix is in the visitor’s language as far as that is known. */
export function invalidRequest(call: Call, simulation: Simulation, reason: string): Response {
  const german = (call.headers.get('accept-language') ?? '').trim().toLowerCase().startsWith('de');
  const language = german ? 'de' : 'en';
  const sentence = `${PREFIXES[language] ?? ''}${reason}`;
  const own = language === wordsOf(call).language;
  return stopPage(call, simulation, {
    title: sentence,
    status: 400,
    said: html`<h1${own ? '' : html` lang="${language}"`}>${sentence}</h1>`,
  });
}

/** The page on which Facebook's dialog ends without telling the app. */
export function facebookStop(call: Call, simulation: Simulation, sentence: string): Response {
  const { facebook } = wordsOf(call).pages.stopped;
  return stopPage(call, simulation, {
    title: facebook,
    status: 400,
    heading: html`<h1>${facebook}</h1>`,
    said: html`<p lang="en">${sentence}</p>`,
  });
}
