/** The addresses that a browser is sent back to, each dialect with its own tail. Pure. */

import type { Dialect } from '../state/apps.ts';
import { addQuery, encode, type AuthorizeRequest } from './request.ts';
import type { Switches } from '../state/switches.ts';

/** Not part of the code: browsers keep it to themselves, people paste it along. */
const TAILS: Record<Dialect, string> = { instagram: '#_', facebook: '#_=_', legacy: '' };

/** Seconds that Facebook lets an app read data after a login. */
const DATA_ACCESS_S = 90 * 86_400;

/** With a code, and `state` as it came. */
export function codeRedirect({ app, redirectUri, state }: AuthorizeRequest, code: string): string {
  return `${addQuery(redirectUri, { code, state })}${TAILS[app.dialect]}`;
}

/** With the person's no, on the query in every flow. */
export function deniedRedirect(request: AuthorizeRequest, { stateOnCancel }: Switches): string {
  const { app, redirectUri, state } = request;
  if (app.dialect === 'facebook') {
    return `${addQuery(redirectUri, { ...FACEBOOK_DENIED, state })}${TAILS.facebook}`;
  }
  return addQuery(redirectUri, { ...DENIED, state: stateOnCancel ? state : null });
}

const DENIED = {
  error: 'access_denied',
  error_reason: 'user_denied',
  error_description: 'The user denied your request',
};
const FACEBOOK_DENIED = {
  error: 'access_denied',
  error_code: '200',
  error_description: 'Permissions error',
  error_reason: 'user_denied',
};

/** With a token of the classic API in the fragment. Where `state` goes is a guess, hence the switch. */
export function legacyTokenRedirect(
  { redirectUri, state }: AuthorizeRequest,
  access_token: string,
  { implicitState }: Switches,
): string {
  if (implicitState === 'fragment') return `${redirectUri}#${encode({ access_token, state })}`;
  const withState = state === null ? redirectUri : addQuery(redirectUri, { state });
  return `${withState}#${encode({ access_token })}`;
}

/** With a token of Facebook Login in the fragment, after an empty query. */
export function facebookTokenRedirect(
  { redirectUri, state }: AuthorizeRequest,
  given: { token: string; longLived: string | null; nowMs: number },
  { facebookExpiresIn }: Switches,
): string {
  const fragment = encode({
    access_token: given.token,
    data_access_expiration_time: String(Math.floor(given.nowMs / 1000) + DATA_ACCESS_S),
    expires_in: String(facebookExpiresIn),
    long_lived_token: given.longLived,
    state,
  });
  return `${redirectUri}${redirectUri.includes('?') ? '' : '?'}#${fragment}`;
}
