/** The login dialog of Facebook Login: configuration errors stay on the page. */

import type { AuthorizeRequest } from './request.ts';
import type { Call } from '../call.ts';
import { html, htmlPage, SIMULATION_NOTE } from '../pages/html.ts';
import type { Simulation } from '../simulation/simulation.ts';

const FACEBOOK_SCOPES: readonly string[] = [
  'instagram_basic',
  'instagram_content_publish',
  'instagram_manage_comments',
  'instagram_manage_insights',
  'instagram_manage_messages',
  'pages_show_list',
  'pages_read_engagement',
  'business_management',
  'public_profile',
];
const URL_BLOCKED =
  'URL Blocked: This redirect failed because the redirect URI is not whitelisted in the app’s Client OAuth Settings. Make sure Client and Web OAuth Login are on and add all your app domains as Valid OAuth Redirect URIs.';
const WENT_WRONG =
  "Sorry, something went wrong. We're working on getting this fixed as soon as we can.";

/** What an app that is not live says to strangers. */
export const FEATURE_UNAVAILABLE =
  'Feature Unavailable: Facebook Login is currently unavailable for this app, since we are updating additional details for this app. Please try again later.';

/**
 * Accepts or refuses the dialog's parameters; only `code` and `token` are simulated.
 *
 * The words for an unknown id, a wrong response type and a wrong scope are guesses.
 *
 * @see [Facebook Login for Business](https://developers.facebook.com/docs/instagram-platform/instagram-api-with-facebook-login/business-login-for-instagram)
 */
export function readFacebookAuthorize(
  { query }: Call,
  simulation: Simulation,
): AuthorizeRequest | Response {
  const app = simulation.apps.find(
    ({ dialect, clientId }) => dialect === 'facebook' && clientId === query.get('client_id'),
  );
  const redirectUri = query.get('redirect_uri') ?? '';
  const responseType = query.get('response_type') ?? 'code';
  const scopes = (query.get('scope') ?? 'public_profile').split(/[\s,]+/);
  if (!app)
    return facebookStop('Error validating application. Invalid application ID.', simulation);
  if (!app.redirectUris.includes(redirectUri)) return facebookStop(URL_BLOCKED, simulation);
  if (responseType !== 'code' && responseType !== 'token') {
    return facebookStop(WENT_WRONG, simulation);
  }
  const unknown = scopes.filter((scope) => !FACEBOOK_SCOPES.includes(scope));
  if (unknown.length > 0) return facebookStop(`Invalid Scopes: ${unknown.join(', ')}`, simulation);
  const onboarding = (query.get('extras') ?? '').includes('IG_API_ONBOARDING');
  const state = query.get('state');
  return { app, redirectUri, responseType, scopes: [...new Set(scopes)], state, onboarding };
}

/** The page on which the dialog ends without telling the app. */
export function facebookStop(sentence: string, { random }: Simulation): Response {
  return htmlPage({
    title: 'The login stops here (simulated Facebook Login)',
    status: 400,
    nonce: random.hex(32),
    body: html`${SIMULATION_NOTE}
      <h1>The login stops here</h1>
      <p>${sentence}</p>
      <p><a href="/">The app's settings</a> are on the front page.</p>`,
  });
}
