/** The authorize step of the classic API: errors are raw JSON in the window. */

import type { App } from '../apps.ts';
import type { AuthorizeRequest } from './request.ts';
import type { Call } from '../call.ts';
import { flatError } from '../reply.ts';
import type { Simulation } from '../simulation/simulation.ts';

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
  { query }: Call,
  { apps }: Simulation,
): AuthorizeRequest | Response {
  const clientId = query.get('client_id');
  const redirectUri = query.get('redirect_uri');
  const responseType = query.get('response_type');
  if (!clientId || !redirectUri || !responseType) {
    return flatError(
      'You must include a valid client_id, response_type, and redirect_uri parameters',
    );
  }
  const app = apps.find((one) => one.dialect === 'legacy' && one.clientId === clientId);
  if (!app) return flatError('Invalid Client ID');
  if (!app.redirectUris.some((registered) => isExtensionOf(redirectUri, registered))) {
    return flatError('Redirect URI does not match registered redirect URI');
  }
  if (responseType !== 'code' && responseType !== 'token') {
    return flatError('Only response type "code" and "token" is allowed');
  }
  return (
    refuseScope(query.get('scope')) ??
    refuseImplicit(app, responseType) ?? {
      app,
      redirectUri,
      responseType,
      scopes: scopesOf(query.get('scope')),
      state: query.get('state'),
    }
  );
}

/** The classic rule: the registered URI byte for byte, and query parameters may be added at its end. */
function isExtensionOf(sent: string, registered: string): boolean {
  if (!sent.startsWith(registered) || sent.includes('#')) return false;
  const added = sent.slice(registered.length);
  return added === '' || added.startsWith(registered.includes('?') ? '&' : '?');
}

/** Spaces separate; an empty `scope=` is not the same as none. */
function refuseScope(scope: string | null): Response | undefined {
  if (scope === null) return undefined;
  const unknown = scope.split(' ').filter((name) => !LEGACY_SCOPES.includes(name));
  return unknown.length === 0
    ? undefined
    : flatError(`Invalid scope field(s): ${unknown.join(',')}`);
}

function refuseImplicit(app: App, responseType: string): Response | undefined {
  if (responseType === 'code' || app.implicitDisabled !== true) return undefined;
  return flatError('Implicit authentication is disabled', 403, 'OAuthForbiddenException');
}

function scopesOf(scope: string | null): string[] {
  return [...new Set(['basic', ...(scope?.split(' ') ?? [])])];
}
