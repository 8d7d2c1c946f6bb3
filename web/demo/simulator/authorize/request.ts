/** What every dialect's authorize step comes down to once its parameters are accepted. */

import type { App } from '../state/apps.ts';

/** An authorize request that the dialect has accepted; the person has not consented yet. */
export interface AuthorizeRequest {
  app: App;
  /** As it was sent, byte for byte. */
  redirectUri: string;
  responseType: 'code' | 'token';
  scopes: readonly string[];
  state: string | null;
  /** Facebook's onboarding variant, whose implicit flow also gives a long-lived token. */
  onboarding?: boolean;
  /** Facebook's `auth_type=rerequest`: ask once more for what the person has declined before. */
  rerequest?: boolean;
}

/** Adds parameters to a redirect URI without touching a byte of it. */
export function addQuery(redirectUri: string, parameters: Record<string, string | null>): string {
  return `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${encode(parameters)}`;
}

/** Form encoding, a space as `+`; parameters that are `null` are left out. */
export function encode(parameters: Record<string, string | null>): string {
  const given = Object.entries(parameters).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  return new URLSearchParams(given).toString();
}

/** Sends the browser back to the app. */
export function redirect(location: string): Response {
  return new Response(null, {
    status: 302,
    headers: {
      // A header holds ASCII only; the rest of the address stays as the app spelled it.
      location: location.replace(/[^\x21-\x7e]/gu, encodeURIComponent),
      'cache-control': 'no-store',
    },
  });
}
