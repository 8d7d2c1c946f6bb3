/** The authorize step of the classic API: errors are raw JSON in the window. */

import type { AuthorizeRequest } from './request.ts';
import type { Call } from '../call.ts';
import { classicAuthorizeError } from '../classic-error.ts';
import type { Simulation } from '../state/simulation.ts';
import { stopLogin, type Stop } from './stop.ts';

const LEGACY_SCOPES: readonly string[] = [
  'basic',
  'comments',
  'relationships',
  'likes',
  'public_content',
  'follower_list',
];

/**
 * Accepts or refuses the parameters in the classic order.
 *
 * That the HTTP status equals the body's `code` is a guess.
 */
export function readLegacyAuthorize(
  call: Call,
  simulation: Simulation,
): AuthorizeRequest | Response {
  const { query } = call;
  const refuse = (message: string) => classicAuthorizeError(message, simulation);
  const stop = (why: Stop) => stopLogin(why, 'legacy', call, simulation);
  const clientId = query.get('client_id');
  const redirectUri = query.get('redirect_uri');
  const responseType = query.get('response_type');
  if (!clientId || !redirectUri || !responseType) {
    return refuse('You must include a valid client_id, response_type, and redirect_uri parameters');
  }
  const app = simulation.apps.find((one) => one.dialect === 'legacy' && one.clientId === clientId);
  if (!app) return stop('app_id');
  if (!app.redirectUris.some((registered) => isExtensionOf(redirectUri, registered))) {
    return stop('redirect_uri');
  }
  if (responseType !== 'code' && responseType !== 'token') {
    return refuse('Only response type "code" and "token" is allowed');
  }
  const scope = query.get('scope');
  const unknown = unknownScopes(scope);
  if (unknown !== undefined) return refuse(`Invalid scope field(s): ${unknown}`);
  if (responseType === 'token' && app.implicitDisabled === true) return stop('implicit');
  const state = query.get('state');
  return { app, redirectUri, responseType, scopes: scopesOf(scope), state };
}

/** The classic rule: the registered URI byte for byte, and query parameters may be added at its end. */
function isExtensionOf(sent: string, registered: string): boolean {
  if (!sent.startsWith(registered) || sent.includes('#')) return false;
  const added = sent.slice(registered.length);
  return added === '' || added.startsWith(registered.includes('?') ? '&' : '?');
}

/** Spaces separate; an empty `scope=` is not the same as none. */
function unknownScopes(scope: string | null): string | undefined {
  if (scope === null) return undefined;
  const unknown = scope.split(' ').filter((name) => !LEGACY_SCOPES.includes(name));
  return unknown.length === 0 ? undefined : unknown.join(',');
}

function scopesOf(scope: string | null): string[] {
  return [...new Set(['basic', ...(scope?.split(' ') ?? [])])];
}
