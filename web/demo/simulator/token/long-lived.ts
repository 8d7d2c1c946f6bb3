/** Short-lived to long-lived token, and its refresh. */

import type { Call } from '../call.ts';
import { readGraphToken, unsupported } from './graph-token.ts';
import { issueToken } from './issue.ts';
import { graphError, json } from '../reply.ts';
import type { IssuedToken, Simulation } from '../state/simulation.ts';

const DAY_MS = 86_400_000;

/**
 * `GET /access_token`: the 60-day token for a short-lived one and the secret.
 *
 * The words for a wrong secret are those of Facebook's endpoint: Instagram's are not known.
 */
export function exchangeForLongLived(call: Call, simulation: Simulation): Response {
  const token = readGraphToken(call, simulation);
  if (token instanceof Response) return token;
  if (call.query.get('grant_type') !== 'ig_exchange_token') return invalidParameter(simulation);
  if (call.query.get('client_secret') !== token.issued.app.clientSecret) {
    const message = 'Error validating client secret.';
    return graphError({ message, code: 1 }, simulation.random);
  }
  return longLived(issueToken(simulation, { ...token.issued, lifetime: 'long' }), simulation);
}

/**
 * `GET /refresh_access_token`: another 60 days, without the secret, once the token is a day old.
 *
 * @see [Long-lived tokens](https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login)
 */
export function refreshLongLived(call: Call, simulation: Simulation): Response {
  const token = readGraphToken(call, simulation);
  if (token instanceof Response) return token;
  if (call.query.get('grant_type') !== 'ig_refresh_token') return invalidParameter(simulation);
  const { issued, value } = token;
  if (issued.lifetime === 'short' || isTooYoung(issued, simulation)) {
    return unsupported(call, simulation);
  }
  const { switches, now } = simulation;
  if (switches.refreshedToken === 'new') {
    if (switches.oldToken === 'ends') issued.revoked = true;
    return longLived(issueToken(simulation, issued), simulation);
  }
  issued.issuedAt = now();
  issued.expiresAt = issued.issuedAt + switches.longLivedSeconds * 1000;
  return longLived(value, simulation);
}

/** The rule is documented, its error is not; the switch decides. */
function isTooYoung({ issuedAt }: IssuedToken, { now, switches }: Simulation): boolean {
  return switches.youngRefresh === 'refused' && now() - issuedAt < DAY_MS;
}

function longLived(accessToken: string, { switches }: Simulation): Response {
  const { longLivedSeconds } = switches;
  return json({ access_token: accessToken, token_type: 'bearer', expires_in: longLivedSeconds });
}

function invalidParameter({ random }: Simulation): Response {
  return graphError({ message: 'Invalid parameter', code: 100 }, random);
}
