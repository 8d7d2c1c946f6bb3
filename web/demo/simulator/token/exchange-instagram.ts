/** Code to short-lived token, Instagram Login: client id, then code, then secret. */

import type { App } from '../state/apps.ts';
import type { TokenShape } from '../state/fault.ts';
import { issueToken } from './issue.ts';
import { countSuccess } from '../state/ledger.ts';
import { flatError, jsonText } from '../reply.ts';
import type { IssuedCode, Simulation } from '../state/simulation.ts';

const REQUIRED = ['client_secret', 'grant_type', 'redirect_uri', 'code'] as const;
const MISMATCH =
  'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request';

/**
 * Exchanges a code once. A refused exchange does not spend it (a guess, because neither has been reported).
 *
 * @see [Business Login](https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/business-login)
 */
export function exchangeInstagramCode(
  form: URLSearchParams,
  simulation: Simulation,
  shape: TokenShape,
): Response {
  const app = simulation.apps.find(({ clientId }) => clientId === form.get('client_id'));
  if (!app) return flatError('Missing required field client_id');
  if (app.dialect !== 'instagram') return flatError('Invalid platform app');
  if (isMalformed(form)) return flatError('Matching code was not found or was already used');
  const value = form.get('code') ?? '';
  const code = simulation.codes.get(value);
  if (code?.app !== app) return flatError('Invalid authorization code');
  const refusal = refuse(code, app, form, simulation);
  if (refusal !== undefined) return flatError(refusal);
  code.spent = true;
  countSuccess(value, simulation);
  return jsonText(tokenReply(code, simulation, shape));
}

/** The one error that the documentation prints stands for every malformed request. */
function isMalformed(form: URLSearchParams): boolean {
  return (
    REQUIRED.some((field) => !form.get(field)) || form.get('grant_type') !== 'authorization_code'
  );
}

function refuse(
  code: IssuedCode,
  app: App,
  form: URLSearchParams,
  { now, switches }: Simulation,
): string | undefined {
  if (code.spent) return 'This authorization code has been used';
  if (now() >= code.expiresAt) return switches.expiredCodeText;
  if (form.get('redirect_uri') !== code.redirectUri) return MISMATCH;
  if (form.get('client_secret') !== app.clientSecret) return switches.wrongSecretText;
  return undefined;
}

/** Written by hand: the id is a number on the wire, and most do not survive one in JavaScript. */
function tokenReply(code: IssuedCode, simulation: Simulation, shape: TokenShape): string {
  const { account, scopes } = code;
  const token = issueToken(simulation, { ...code, lifetime: 'short' });
  const bare = `"access_token":"${token}","user_id":${account.id}`;
  switch (shape) {
    case 'array':
      return `{${bare},"permissions":${JSON.stringify(scopes)}}`;
    case 'string':
      return `{${bare},"permissions":"${scopes.join(',')}"}`;
    case 'bare':
      return `{${bare}}`;
    case 'data':
      return `{"data":[{"access_token":"${token}","user_id":"${account.id}","permissions":"${scopes.join(',')}"}]}`;
  }
}
