/** The authorize step of Instagram Login: configuration errors stay on the page, nothing is sent to the app. */

import type { AuthorizeRequest } from './request.ts';
import type { Call } from '../call.ts';
import { html, htmlPage, SIMULATION_NOTE } from '../pages/html.ts';
import type { Simulation } from '../simulation/simulation.ts';

const INSTAGRAM_SCOPES: readonly string[] = [
  'instagram_business_basic',
  'instagram_business_content_publish',
  'instagram_business_manage_messages',
  'instagram_business_manage_comments',
  'instagram_business_manage_insights',
];

/** Only the reason stays English. */
const PREFIXES: Readonly<Record<string, string>> = {
  en: 'Invalid Request: Request parameters are invalid: ',
  de: 'Ungültige Anfrage: Anfrageparameter sind ungültig: ',
};

/**
 * Accepts or refuses the parameters; an unknown id and one of Facebook's are refused alike.
 *
 * The words for a wrong `response_type` are a guess: nobody has reported them.
 *
 * @see [Business Login](https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login)
 */
export function readInstagramAuthorize(
  call: Call,
  simulation: Simulation,
): AuthorizeRequest | Response {
  const { query } = call;
  const app = simulation.apps.find(
    ({ dialect, clientId }) => dialect === 'instagram' && clientId === query.get('client_id'),
  );
  const redirectUri = query.get('redirect_uri') ?? '';
  const scopes = (query.get('scope') ?? '').split(/[\s,]+/).filter((scope) => scope !== '');
  const refuse = (reason: string) => invalidRequest(call, simulation, reason);
  if (!app) return refuse('Invalid platform app');
  if (!app.redirectUris.includes(redirectUri)) return refuse('Invalid redirect_uri');
  if (query.get('response_type') !== 'code') return refuse('Invalid response_type');
  const unknown = scopes.filter((scope) => !INSTAGRAM_SCOPES.includes(scope));
  if (scopes.length === 0) return refuse('Invalid scope: []');
  if (unknown.length > 0) return refuse(`Invalid scope: ${unknown.join(', ')}`);
  return {
    app,
    redirectUri,
    responseType: 'code',
    scopes: unique(scopes),
    state: query.get('state'),
  };
}

const unique = (scopes: readonly string[]): string[] => [...new Set(scopes)];

/** The page that ends a wrong request, in the visitor's language as far as it is known. */
export function invalidRequest(
  { headers }: Call,
  { random }: Simulation,
  reason: string,
): Response {
  const german = (headers.get('accept-language') ?? '').trim().toLowerCase().startsWith('de');
  const language = german ? 'de' : 'en';
  const sentence = `${PREFIXES[language] ?? ''}${reason}`;
  return htmlPage({
    title: sentence,
    language,
    status: 400,
    nonce: random.hex(32),
    body: html`<div lang="en">${SIMULATION_NOTE}</div>
      <h1>${sentence}</h1>
      <p lang="en">
        Instagram stops here and tells the app nothing. <a href="/">The app's settings</a> are on
        the front page.
      </p>`,
  });
}
