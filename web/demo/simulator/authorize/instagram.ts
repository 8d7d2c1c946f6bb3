/** The authorize step of Instagram Login: configuration errors stay on the page, nothing is sent to the app. */

import { SCOPES } from '../../../../proxy/contract.ts';
import type { Call } from '../call.ts';
import type { Simulation } from '../state/simulation.ts';
import type { AuthorizeRequest } from './request.ts';
import { invalidRequest, stopLogin } from './stop.ts';

const INSTAGRAM_SCOPES: readonly string[] = SCOPES;

/** Where the authorize step was until August 2026. */
const OLD_HOST = 'api.instagram.com';

/**
 * Accepts or refuses the parameters; an unknown id and one of Facebook's are refused alike.
 *
 * The words for a wrong `response_type` and for PKCE are guesses, because none has been reported.
 *
 * @see [Business Login](https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login)
 */
export function readInstagramAuthorize(
  call: Call,
  simulation: Simulation,
): AuthorizeRequest | Response {
  const { query, url } = call;
  const { switches } = simulation;
  const app = simulation.apps.find(
    ({ dialect, clientId }) => dialect === 'instagram' && clientId === query.get('client_id'),
  );
  const redirectUri = query.get('redirect_uri') ?? '';
  const refuse = (reason: string) => invalidRequest(call, simulation, reason);
  const stop = (why: 'app_id' | 'redirect_uri' | 'gone') =>
    stopLogin(why, 'instagram', call, simulation);
  if (url.hostname === OLD_HOST && switches.oldAuthorizeHost === 'gone') return stop('gone');
  if (!app) return stop('app_id');
  if (!app.redirectUris.includes(redirectUri)) return stop('redirect_uri');
  if (switches.httpRedirect === 'refused' && redirectUri.startsWith('http:')) {
    return stop('redirect_uri');
  }
  if (query.get('response_type') !== 'code') return refuse('Invalid response_type');
  if (switches.pkce === 'refused' && query.has('code_challenge')) {
    return refuse('Invalid code_challenge');
  }
  const scopes = (query.get('scope') ?? '').split(/[\s,]+/).filter((scope) => scope !== '');
  const unknown = scopes.filter((scope) => !INSTAGRAM_SCOPES.includes(scope));
  if (scopes.length === 0) return refuse('Invalid scope: []');
  if (unknown.length > 0) return refuse(`Invalid scope: ${unknown.join(', ')}`);
  const state = query.get('state');
  return { app, redirectUri, responseType: 'code', scopes: [...new Set(scopes)], state };
}
