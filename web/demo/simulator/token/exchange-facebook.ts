/** `/vNN.0/oauth/access_token` of Facebook Login: a code or a short-lived token for a token. */

import type { App } from '../state/apps.ts';
import type { Call } from '../call.ts';
import { findGraphToken } from './graph-token.ts';
import { issueToken } from './issue.ts';
import { countSuccess } from '../state/ledger.ts';
import { graphError, json, type GraphError } from '../reply.ts';
import type { IssuedCode, Simulation } from '../state/simulation.ts';

const SHORT_LIVED_S = 3600;
const MISMATCH =
  'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request';
/** Seen in roundrop/facebook4j-oauth-example#2. */
const NOT_ABSOLUTE = "redirect_uri isn't an absolute URI. Check RFC 3986.";

/**
 * Exchanges a code, or with `grant_type=fb_exchange_token` a short-lived token for a 60-day one.
 *
 * The words for an unknown and for an expired code are guesses.
 *
 * @see [Long-Lived Access Tokens](https://developers.facebook.com/docs/facebook-login/guides/access-tokens/get-long-lived)
 */
export function exchangeFacebook(call: Call, simulation: Simulation): Response {
  const fields = call.form ?? call.query;
  const app = simulation.apps.find(({ clientId }) => clientId === fields.get('client_id'));
  if (app?.dialect !== 'facebook') {
    const message = 'Error validating application. Invalid application ID.';
    return graphError({ message, code: 101 }, simulation.random);
  }
  if (fields.get('client_secret') !== app.clientSecret) {
    return graphError({ message: 'Error validating client secret.', code: 1 }, simulation.random);
  }
  return fields.get('grant_type') === 'fb_exchange_token'
    ? exchangeToken(fields, simulation)
    : exchangeCode(fields, app, simulation);
}

function exchangeToken(fields: URLSearchParams, simulation: Simulation): Response {
  const value = fields.get('fb_exchange_token') ?? undefined;
  const token = findGraphToken(value, 'facebook', simulation);
  if (token instanceof Response) return token;
  return reply(
    issueToken(simulation, { ...token.issued, lifetime: 'long' }),
    simulation.switches.longLivedSeconds,
  );
}

function exchangeCode(fields: URLSearchParams, app: App, simulation: Simulation): Response {
  const value = fields.get('code') ?? '';
  const code = simulation.codes.get(value);
  if (!URL.canParse(fields.get('redirect_uri') ?? '')) {
    return withChallenge({ message: NOT_ABSOLUTE, code: 191 }, 'invalid_request', simulation);
  }
  const refusal = refuse(code, app, fields, simulation);
  if (refusal || !code) {
    const error = refusal ?? { message: 'Invalid verification code format.', code: 100 };
    return error.message === MISMATCH
      ? withChallenge(error, 'invalid_code', simulation)
      : graphError(error, simulation.random);
  }
  code.spent = true;
  countSuccess(value, simulation);
  return reply(issueToken(simulation, { ...code, lifetime: 'short' }), SHORT_LIVED_S);
}

/** An error whose words are in `WWW-Authenticate` as well; seen for these two only. */
function withChallenge(error: GraphError, name: string, { random }: Simulation): Response {
  return graphError(error, random, {
    'www-authenticate': `OAuth "Facebook Platform" "${name}" "${error.message}"`,
  });
}

function refuse(
  code: IssuedCode | undefined,
  app: App,
  fields: URLSearchParams,
  { now, switches }: Simulation,
): GraphError | undefined {
  if (code?.app !== app) return { message: 'Invalid verification code format.', code: 100 };
  if (code.spent) {
    return { message: 'This authorization code has been used.', code: 100, subcode: 36009 };
  }
  const subcode = (value: number) => (switches.facebookSubcodes ? { subcode: value } : {});
  if (now() >= code.expiresAt) {
    return { message: 'This authorization code has expired.', code: 100, ...subcode(36007) };
  }
  if (fields.get('redirect_uri') !== code.redirectUri) {
    return { message: MISMATCH, code: 100, ...subcode(36008) };
  }
  return undefined;
}

function reply(accessToken: string, expiresInS: number): Response {
  return json({ access_token: accessToken, token_type: 'bearer', expires_in: expiresInS });
}
