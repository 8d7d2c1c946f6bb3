/** Code to token, the classic API: a token without an end, and the user beside it. */

import { classicError } from '../classic-error.ts';
import { issueToken } from './issue.ts';
import { countSuccess } from '../state/ledger.ts';
import { pictureUrl } from '../data/picture.ts';
import { jsonText } from '../reply.ts';
import type { IssuedCode, Simulation } from '../state/simulation.ts';

const NO_MATCH = 'Matching code was not found or was already used.';

/**
 * Exchanges a code once, with the error texts of 2016 and later.
 *
 * The order of the checks, and that another `grant_type` finds no code, are guesses.
 */
export function exchangeLegacyCode(form: URLSearchParams, simulation: Simulation): Response {
  const refusal = refuse(form, simulation);
  if (refusal !== undefined) return classicError(refusal, simulation);
  const value = form.get('code') ?? '';
  const code = simulation.codes.get(value);
  if (!code) return classicError(NO_MATCH, simulation);
  code.spent = true;
  countSuccess(value, simulation);
  return jsonText(tokenReply(code, simulation));
}

function refuse(form: URLSearchParams, { apps, codes, now }: Simulation): string | undefined {
  for (const field of ['client_id', 'client_secret']) {
    if (!form.get(field)) return `You must provide a ${field}`;
  }
  const app = apps.find(({ clientId }) => clientId === form.get('client_id'));
  if (!app) return 'Invalid Client ID';
  if (form.get('client_secret') !== app.clientSecret) return 'Invalid Client Secret';
  if (form.get('grant_type') !== 'authorization_code') return NO_MATCH;
  const code = codes.get(form.get('code') ?? '');
  if (!code || code.spent || now() >= code.expiresAt) return NO_MATCH;
  if (code.app !== app) return "Client ID doesn't match original request";
  if (form.get('redirect_uri') !== code.redirectUri) {
    return "Redirect URI doesn't match original redirect URI";
  }
  return undefined;
}

/** With slashes escaped, as it was captured from the wire. */
function tokenReply(code: IssuedCode, simulation: Simulation): string {
  const { account } = code;
  const reply = {
    access_token: issueToken(simulation, { ...code, lifetime: 'long' }),
    user: {
      username: account.username,
      bio: account.biography,
      website: account.website,
      profile_picture: pictureUrl(simulation, account.username),
      full_name: account.name,
      id: account.legacyId,
      ...(simulation.switches.isBusiness ? { is_business: account.kind === 'business' } : {}),
    },
  };
  return JSON.stringify(reply).replaceAll('/', '\\/');
}
