/** The login dialog of Facebook Login: configuration errors stay on the page. */

import { isLoopback } from '../../../config/safe-wire.ts';
import type { AuthorizeRequest } from './request.ts';
import type { Call } from '../call.ts';
import type { Simulation } from '../state/simulation.ts';
import { facebookStop, stopLogin } from './stop.ts';

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
/** What a configuration of Facebook Login for Business stands for in place of `scope`. */
const CONFIGURED = 'instagram_basic,pages_show_list,pages_read_engagement';
const INSECURE =
  'Insecure Login Blocked: You can’t get an access token or log in to this app from an insecure page. Try re-loading the page as https://';
/** Seen at the token endpoint (roundrop/facebook4j-oauth-example#2) and at the dialog (bnoguchi/everyauth#153). */
const NOT_ABSOLUTE = "redirect_uri isn't an absolute URI. Check RFC 3986.";
const WENT_WRONG =
  "Sorry, something went wrong. We're working on getting this fixed as soon as we can.";

/**
 * Accepts or refuses the dialog's parameters; only `code` and `token` are simulated.
 *
 * The words for an unknown id, a wrong response type and a wrong scope are guesses.
 *
 * @see [Facebook Login for Business](https://developers.facebook.com/docs/instagram-platform/instagram-api-with-facebook-login/business-login-for-instagram)
 */
export function readFacebookAuthorize(
  call: Call,
  simulation: Simulation,
): AuthorizeRequest | Response {
  const { query } = call;
  const app = simulation.apps.find(
    ({ dialect, clientId }) => dialect === 'facebook' && clientId === query.get('client_id'),
  );
  const redirectUri = query.get('redirect_uri') ?? '';
  const responseType = query.get('response_type') ?? 'code';
  const scopes = (
    query.get('scope') ?? (query.has('config_id') ? CONFIGURED : 'public_profile')
  ).split(/[\s,]+/);
  if (!app) return stopLogin('app_id', 'facebook', call, simulation);
  if (!URL.canParse(redirectUri)) return facebookStop(call, simulation, NOT_ABSOLUTE);
  if (isInsecure(redirectUri)) return facebookStop(call, simulation, INSECURE);
  if (!app.redirectUris.includes(redirectUri)) {
    return stopLogin('redirect_uri', 'facebook', call, simulation);
  }
  if (responseType !== 'code' && responseType !== 'token') {
    return facebookStop(call, simulation, WENT_WRONG);
  }
  const unknown = scopes.filter((scope) => !FACEBOOK_SCOPES.includes(scope));
  if (unknown.length > 0)
    return facebookStop(call, simulation, `Invalid Scopes: ${unknown.join(', ')}`);
  const onboarding = (query.get('extras') ?? '').includes('IG_API_ONBOARDING');
  const rerequest = query.get('auth_type') === 'rerequest';
  const request = { app, redirectUri, responseType, state: query.get('state') } as const;
  return { ...request, scopes: [...new Set(scopes)], onboarding, rerequest };
}

/** Plain http is for this machine only, as long as the app is in development. */
function isInsecure(redirectUri: string): boolean {
  const url = new URL(redirectUri);
  return url.protocol === 'http:' && !isLoopback(url);
}
