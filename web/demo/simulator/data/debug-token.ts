import type { Call } from '../call.ts';
import { json } from '../reply.ts';
import type { IssuedToken, Simulation } from '../state/simulation.ts';
import { findGraphToken } from '../token/graph-token.ts';
import { facebookId } from './facebook.ts';

/** Seconds that Facebook lets an app read data after a login. */
const DATA_ACCESS_S = 90 * 86_400;

/**
 * `GET /debug_token`: what a token of Facebook Login is, asked with the app's own token (`id|secret`) or a living one.
 *
 * What it says about a token of Instagram Login is not known; here it is no valid token.
 *
 * @see [debug_token](https://developers.facebook.com/docs/graph-api/reference/debug_token)
 */
export function debugToken({ query }: Call, simulation: Simulation): Response {
  const asking = query.get('access_token') ?? '';
  const app = simulation.apps.find((one) => asking === `${one.clientId}|${one.clientSecret}`);
  const refused = app ? undefined : findGraphToken(asking, 'facebook', simulation);
  if (refused instanceof Response) return refused;
  const token = simulation.tokens.get(query.get('input_token') ?? '');
  if (token?.app.dialect !== 'facebook') return json({ data: { is_valid: false, scopes: [] } });
  return json({ data: describe(token, simulation.now()) });
}

function describe(token: IssuedToken, nowMs: number): Record<string, unknown> {
  const { app, account, scopes, lifetime, issuedAt, expiresAt, revoked, page } = token;
  return {
    app_id: app.clientId,
    type: page ? 'PAGE' : 'USER',
    application: app.name,
    data_access_expires_at: seconds(issuedAt) + DATA_ACCESS_S,
    // 0 for a token that never ends.
    expires_at: seconds(expiresAt ?? 0),
    is_valid: !revoked && nowMs < (expiresAt ?? Infinity),
    ...(lifetime === 'long' ? { issued_at: seconds(issuedAt) } : {}),
    scopes,
    user_id: facebookId(account.id),
  };
}

function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
